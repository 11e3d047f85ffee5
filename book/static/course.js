/* Prints a dark page with the light colours, because paper is white. */
"use strict";

(() => {
  const page = document.documentElement.dataset;
  let shown = page.theme;
  addEventListener("beforeprint", () => { shown = page.theme; page.theme = "light"; });
  addEventListener("afterprint", () => { page.theme = shown; });
})();
