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

/* Loads the style and the scripts of an explorer, or what a form needs, when it is less than
   1,500 pixels away, each file once. */
(() => {
  const NEAR = "1500px";
  const loaded = new Map(); // addresses: promises

  function elementFor(address) {
    if (address.includes(".css")) {
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = address;
      return style;
    }
    const script = document.createElement("script");
    script.src = address;
    script.async = false; // scripts run in their order
    return script;
  }

  function load(address) {
    if (!loaded.has(address)) {
      const element = elementFor(address);
      const done = new Promise((resolve) => {
        element.onload = resolve;
        element.onerror = resolve;
      });
      document.head.append(element);
      loaded.set(address, done);
    }
    return loaded.get(address);
  }

  /* An explorer never shows without its style. */
  async function loadExplorer(place) {
    const [style, ...scripts] = place.dataset.needs.split(" ");
    await load(style);
    scripts.forEach(load);
  }

  function loadThoseNear(entries, observer) {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      observer.unobserve(target);
      if (target.dataset.needs) loadExplorer(target);
      else target.dataset.scripts.split(" ").forEach(load);
    }
  }

  const observer = new IntersectionObserver(loadThoseNear, { rootMargin: NEAR });
  for (const place of document.querySelectorAll("[data-needs], [data-scripts]"))
    observer.observe(place);
})();

/* The section that is read: "On this page" marks it also after a jump, which the theme does not
   see, and the link to another edition leads to it: sections correspond by their order. */
(() => {
  const sections = [...document.querySelectorAll("article section")];
  const entries = [...document.querySelectorAll(".page-toc a[href^='#']")];

  /* Returns the place of the section among all of them, or -1 above the first one. */
  function readSection() {
    const isAtEnd = scrollY + innerHeight > document.body.scrollHeight - 2;
    if (isAtEnd) return sections.length - 1;
    const hasBegun = (section) => section.getBoundingClientRect().top < innerHeight / 3;
    return sections.findLastIndex(hasBegun);
  }

  function sectionOf({ hash }) {
    return document.getElementById(decodeURIComponent(hash.slice(1)));
  }

  function markEntry() {
    const read = sections[readSection()];
    const marked = entries.findLast((entry) => sectionOf(entry)?.contains(read));
    for (const entry of entries) {
      entry.classList.toggle("active", entry === marked);
      const item = entry.closest("li");
      item.classList.toggle("active", item.contains(marked));
      entry.ariaCurrent = entry === marked ? true : null;
    }
  }

  function leadToSection({ currentTarget: link }) {
    const read = readSection();
    if (read > 0) link.hash = `section-${read}`;
  }

  /* Goes to the section that a link of another edition names. */
  function goToSection() {
    const place = location.hash.match(/^#section-(\d+)$/);
    if (place) sections[place[1]]?.scrollIntoView();
  }

  addEventListener("scrollend", markEntry);
  for (const link of document.querySelectorAll(".edition-switch"))
    link.addEventListener("click", leadToSection);
  goToSection();
})();

/* On the start page the link to another edition stands out for those whose browser speaks its
   language. */
(() => {
  if (!document.querySelector(".start-page")) return;
  for (const link of document.querySelectorAll(".edition-switch"))
    link.classList.toggle("offered", navigator.language.startsWith(link.hreflang));
})();

/* The field of the glossary leaves only the terms with what is typed in their row. */
(() => {
  const place = document.querySelector(".find-term");
  if (!place) return;
  const rows = [...document.querySelectorAll("article tbody tr")];
  const tables = [...document.querySelectorAll("article section section")];
  const letters = [...document.querySelectorAll(".find-term ~ p")];

  function showThoseWith(typed) {
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(typed);
    for (const table of tables) table.hidden = !table.querySelector("tbody tr:not([hidden])");
    for (const letter of letters) letter.hidden = typed !== "";
  }

  place.classList.add("ready");
  place.addEventListener("input", ({ target }) => {
    showThoseWith(target.value.trim().toLowerCase());
  });
})();

/* The dialog of the search shows results while a reader types. Index and search are loaded at
   the first letter. */
(() => {
  const field = document.querySelector("#pst-search-dialog [name=q]");
  if (!field || document.querySelector(".bd-search-container")) return;
  const load = () => {
    for (const file of ["search-index.js", "search.js"]) {
      const script = document.createElement("script");
      script.src = `${document.documentElement.dataset.content_root}_static/${file}`;
      script.async = false; // the search reads the index
      document.head.append(script);
    }
  };
  field.addEventListener("input", load, { once: true });
})();

/* A chapter in the list above the conclusions shows its claims alone, and at a second click all
   again. */
(() => {
  const links = [...document.querySelectorAll(".filter a")];
  const sections = document.querySelectorAll("section.claims");
  const choose = (event) => {
    event.preventDefault();
    const chosen = event.currentTarget;
    const isChosen = chosen.getAttribute("aria-current") !== "true";
    for (const link of links) link.setAttribute("aria-current", isChosen && link === chosen);
    const id = decodeURIComponent(chosen.hash.slice(1));
    for (const section of sections) section.hidden = isChosen && section.id !== id;
  };
  for (const link of links) link.addEventListener("click", choose);
})();
