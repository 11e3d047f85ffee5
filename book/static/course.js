"use strict";

/* Prints a dark page with the light colours, because paper is white. */
(() => {
  const page = document.documentElement.dataset;
  let shown = page.theme;
  addEventListener("beforeprint", () => { shown = page.theme; page.theme = "light"; });
  addEventListener("afterprint", () => { page.theme = shown; });
})();

/* Loads the style and the scripts of an explorer when it is less than 1,500 pixels away, each file once. */
(() => {
  const loaded = new Set();
  const load = (address) => {
    if (loaded.has(address)) return;
    loaded.add(address);
    const isStyle = address.includes(".css");
    const file = document.createElement(isStyle ? "link" : "script");
    if (isStyle) Object.assign(file, { rel: "stylesheet", href: address });
    else Object.assign(file, { src: address, async: false });
    document.head.append(file);
  };
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      target.dataset.needs.split(" ").forEach(load);
    }
  }, { rootMargin: "1500px" });
  document.querySelectorAll("[data-needs]").forEach((explorer) => near.observe(explorer));
})();
