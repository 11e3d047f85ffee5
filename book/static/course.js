"use strict";

/* Prints a dark page with the light colours, because paper is white. */
(() => {
  const page = document.documentElement.dataset;
  let shown = page.theme;
  addEventListener("beforeprint", () => { shown = page.theme; page.theme = "light"; });
  addEventListener("afterprint", () => { page.theme = shown; });
})();

/* Loads the style and the scripts of a page's explorers when one of them is less than 1,500 pixels away. */
(() => {
  const load = (address) => {
    const isStyle = address.includes(".css");
    const file = document.createElement(isStyle ? "link" : "script");
    if (isStyle) Object.assign(file, { rel: "stylesheet", href: address });
    else Object.assign(file, { src: address, async: false });
    document.head.append(file);
  };
  const near = new IntersectionObserver((entries) => {
    const found = entries.find((entry) => entry.isIntersecting);
    if (!found) return;
    near.disconnect();
    found.target.dataset.needs.split(" ").forEach(load);
  }, { rootMargin: "1500px" });
  document.querySelectorAll("[data-needs]").forEach((explorer) => near.observe(explorer));
})();
