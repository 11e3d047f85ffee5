"use strict";

/* Prints a dark page with the light colours, because paper is white. */
(() => {
  const page = document.documentElement.dataset;
  let shown = page.theme;
  addEventListener("beforeprint", () => {
    shown = page.theme;
    page.theme = "light";
  });
  addEventListener("afterprint", () => {
    page.theme = shown;
  });
})();

/* Loads the style and the scripts of an explorer when it is less than 1,500 pixels away, each file once. */
(() => {
  const loaded = new Map();
  const load = (address) => {
    if (!loaded.has(address))
      loaded.set(
        address,
        new Promise((resolve) => {
          const isStyle = address.includes(".css");
          const file = document.createElement(isStyle ? "link" : "script");
          Object.assign(
            file,
            isStyle ? { rel: "stylesheet", href: address } : { src: address, async: false },
          );
          Object.assign(file, { onload: resolve, onerror: resolve });
          document.head.append(file);
        }),
      );
    return loaded.get(address);
  };
  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        const [style, ...scripts] = target.dataset.needs.split(" ");
        load(style).then(() => scripts.forEach(load)); // an explorer never shows without its style
      }
    },
    { rootMargin: "1500px" },
  );
  document.querySelectorAll("[data-needs]").forEach((explorer) => near.observe(explorer));
})();

/* The section that is read: "On this page" marks it also after a jump, which the theme does not see, and the link to another
   edition leads to it: sections correspond by their order. On the start page that link stands out for those it is for. */
(() => {
  const sections = [...document.querySelectorAll("article section")];
  const entries = [...document.querySelectorAll(".page-toc a[href^='#']")];
  const readSection = () => {
    if (scrollY + innerHeight > document.body.scrollHeight - 2) return sections.length - 1;
    return sections.findLastIndex(
      (section) => section.getBoundingClientRect().top < innerHeight / 3,
    );
  };
  addEventListener("scrollend", () => {
    const read = sections[readSection()];
    const marked = entries.findLast(({ hash }) =>
      document.getElementById(decodeURIComponent(hash.slice(1)))?.contains(read),
    );
    for (const entry of entries) {
      for (const part of [entry, entry.closest("li")])
        part.classList.toggle("active", part.contains(marked));
      entry.ariaCurrent = entry === marked || null;
    }
  });
  document.querySelectorAll(".edition-switch").forEach((link) => {
    link.addEventListener("click", () => {
      const read = readSection();
      if (read > 0) link.hash = `section-${read}`;
    });
    if (document.querySelector(".start-page"))
      link.classList.toggle("offered", navigator.language.startsWith(link.hreflang));
  });
  const place = location.hash.match(/^#section-(\d+)$/);
  if (place) sections[place[1]]?.scrollIntoView();
})();
