/** Returns the elements that move for longer than a hundredth of a second. */
() => {
  const isLong = (durations) => durations.split(",").some((part) => parseFloat(part) > 0.01);

  function moves(element) {
    const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
    return isLong(transitionDuration) || (animationName !== "none" && isLong(animationDuration));
  }

  return [...document.querySelectorAll("*")]
    .filter(moves)
    .map((element) => element.outerHTML.slice(0, 100));
};
