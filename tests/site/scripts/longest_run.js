/**
 * Returns the longest run of a lesson without a figure, an explorer or a bet, in screens of a
 * phone. Its exercises are cards.
 */
() => {
  const SCREEN = 844;
  const article = document.querySelector("article").getBoundingClientRect();
  const exercises = document.querySelector("#스스로-해-보기, #exercises");
  const end = exercises?.getBoundingClientRect().top ?? article.bottom;
  const pictures = document.querySelectorAll("article figure, article [data-needs], article form");
  let longest = 0;
  let from = article.top;
  for (const picture of pictures) {
    const { top, bottom } = picture.getBoundingClientRect();
    longest = Math.max(longest, Math.min(top, end) - from);
    from = bottom;
  }
  return Math.max(longest, end - from) / SCREEN;
};
