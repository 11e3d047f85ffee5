// A browser unpacks fonts beside its other work and would draw a first time without them. It waits,
// half a second at most.
{
  const { style } = document.documentElement;
  const late = new Promise((done) => setTimeout(done, 500));
  const fonts = [...document.fonts].filter(({ family }) => /course (sans|mono)/i.test(family));
  style.visibility = "hidden";
  Promise.race([Promise.allSettled(fonts.map((font) => font.load())), late]).then(() => {
    style.visibility = "";
  });
}
