/* Searches window.SEARCH_INDEX, which book/search.py writes, and lists the sections found, best
   first: on the page of the search, and on other pages below the field of the dialog (course.js
   loads this when a reader types there). It also works on pages opened from a folder. */
"use strict";

(() => {
  const HANGUL = /[가-힣]/;
  // Particles at the end of Korean words. A query is searched without them too (은닉을 → 은닉).
  const PARTICLE =
    /(?<=[가-힣a-z0-9_]{2})(?:으로|에서|에게|까지|부터|이란|은|는|이|가|을|를|의|에|와|과|로|도|만|란)$/;
  // Endings of English words: stacking also finds stacked, gates also gate.
  const ENDING = /(?<=^[a-z]{3,})(?:ing|ed|es|s|e)$/;
  const SHOWN = 50;
  const SHOWN_IN_DIALOG = 6;

  const plain = (text) => text.normalize("NFC").toLowerCase();
  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

  /* Returns one word of the query as a pattern. The pattern also matches a part of a word (상태
     finds 상태는). Syllables may have a hyphen between them (원핫, 원-핫) and, if there are three or
     more, a space (은닉상태, 은닉 상태). One or two Latin letters must be a whole word (h, c). */
  function pattern(word) {
    if (/^[a-z0-9]{1,2}$/.test(word)) return `(?<![a-z0-9_])${word}(?![a-z0-9_])`;
    const letters = [...word];
    const gap = letters.filter((letter) => HANGUL.test(letter)).length < 3 ? "-?" : "[\\s-]?";
    return letters
      .map((letter, place) => {
        const isParted = HANGUL.test(letter) && HANGUL.test(letters[place + 1] || "");
        return isParted ? `${escape(letter)}${gap}` : escape(letter);
      })
      .join("");
  }

  const count = (text, regex) => (text.match(regex) || []).length;

  function compile(words) {
    const patterns = words.map(pattern);
    return {
      typed: words.join(" "),
      words: patterns.map((source) => new RegExp(source, "g")),
      starts: patterns.map((source) => new RegExp(`(?<![가-힣a-z0-9_])(?:${source})`, "g")),
      phrase: new RegExp(patterns.join("[\\s-]*"), "g"),
      any: new RegExp(patterns.join("|"), "g"),
    };
  }

  /* Returns how well a section fits the query, by the places of its words. The score is 0
     without any of them. */
  function score(section, query) {
    const phrase = query.phrase;
    let sum = section.title === query.typed ? 1000 : 0;
    sum +=
      40 * count(section.title, phrase) +
      30 * count(section.heading, phrase) +
      3 * Math.min(4, count(section.text, phrase));
    query.words.forEach((word, place) => {
      sum += 6 * count(section.title, word) + 8 * count(section.heading, word);
      sum +=
        Math.min(5, count(section.text, word)) +
        Math.min(5, count(section.text, query.starts[place]));
      sum += Math.min(1, count(section.code, word)); // words lead to a section more than its code
    });
    return sum;
  }

  function load(index) {
    return index.sections.map(([page, anchor, heading, text, code], place) => {
      const [url, title] = index.pages[page];
      const top = index.sections.findIndex((other) => other[0] === page) === place;
      return {
        page,
        url: url + (top ? "" : "#" + anchor),
        shown: { title, heading, text: text.normalize("NFC"), code: code.normalize("NFC") },
        title: top ? plain(title) : "",
        heading: top ? "" : plain(heading),
        text: plain(text),
        code: plain(code),
      };
    });
  }

  /* Returns the sections that contain all of these words, best first; if there are none,
     sections of pages that do. */
  function fitting(sections, words) {
    const query = compile(words);
    const whole = ({ title, heading, text, code }) => `${title} ${heading} ${text} ${code}`;
    const all = (texts) =>
      query.words.every((word) => texts.some((text) => text.search(word) >= 0));
    let fit = sections.filter((section) => all([whole(section)]));
    const complete = fit.length > 0;
    if (!complete) {
      const pages = new Map();
      sections.forEach((section) =>
        pages.set(section.page, [...(pages.get(section.page) || []), whole(section)]),
      );
      fit = sections.filter((section) => all(pages.get(section.page)));
    }
    const hits = fit.map((section) => ({ section, query, complete, score: score(section, query) }));
    return mixed(hits.filter((hit) => hit.score));
  }

  /* Sorts hits, best first. Each further hit of the same page gets a lower score, so that one
     page does not fill the list. */
  function mixed(hits) {
    const order = (a, b) => b.score - a.score;
    const seen = new Map();
    for (const hit of hits.sort(order)) {
      const before = seen.get(hit.section.page) || 0;
      seen.set(hit.section.page, before + 1);
      hit.score /= 1 + before / 2;
    }
    return hits.sort(order);
  }

  /* Returns the hits of the query as it was typed, then the hits of the query without particles
     and endings. */
  function search(sections, text) {
    const words = plain(text)
      .split(/[\s,.?!()"'“”‘’]+/)
      .filter(Boolean);
    if (!words.length) return [];
    const hits = fitting(sections, words);
    const stems = words.map((word) => word.replace(PARTICLE, "").replace(ENDING, ""));
    const more = stems.join(" ") === words.join(" ") ? [] : fitting(sections, stems);
    const known = new Set(hits.map((hit) => hit.section));
    const whole = hits.concat(more.filter((hit) => !known.has(hit.section)));
    return whole.some((hit) => hit.complete) ? whole.filter((hit) => hit.complete) : whole;
  }

  /* Returns about 160 letters around the first place of the words (of the whole phrase, if it
     occurs), in whole words. */
  function excerpt(text, query) {
    const low = plain(text);
    const together = low.search(query.phrase);
    const at = Math.max(0, together >= 0 ? together : low.search(query.any));
    let start = at < 60 ? 0 : low.indexOf(" ", at - 60) + 1;
    if (start > at) start = at;
    let end = low.indexOf(" ", at + 100);
    if (end < 0 || end > at + 140) end = Math.min(low.length, at + 140);
    const before = start > 0 ? "… " : "";
    const after = end < low.length ? " …" : "";
    return `${before}${text.slice(start, end)}${after}`;
  }

  function element(tag, className, ...children) {
    const node = Object.assign(document.createElement(tag), { className });
    node.append(...children);
    return node;
  }

  /* Returns the text as nodes, with the words of the query marked. */
  function marked(text, query) {
    const nodes = [];
    let last = 0;
    for (const match of plain(text).matchAll(query.any)) {
      const end = match.index + match[0].length;
      nodes.push(text.slice(last, match.index), element("mark", "", text.slice(match.index, end)));
      last = end;
    }
    return [...nodes, text.slice(last)];
  }

  function item({ url, shown, text }, query) {
    const source = text.search(query.any) < 0 && shown.code ? shown.code : shown.text;
    const [path, anchor] = url.split("#");
    const link = element("a", "", ...marked(shown.heading, query));
    link.href = `${path}?highlight=${encodeURIComponent(query.typed)}`;
    if (anchor) link.href += `#${anchor}`;
    const row = element("li", "", link);
    if (shown.title !== shown.heading) {
      row.append(" ", element("span", "search-page", shown.title));
    }
    row.append(element("p", "", ...marked(excerpt(source, query), query)));
    return row;
  }

  function show(sections, text) {
    const status = document.getElementById("search-status");
    const list = document.getElementById("search-results");
    const hits = search(sections, text);
    document.getElementById("search-chapters").hidden = hits.length > 0;
    list.replaceChildren(...hits.slice(0, SHOWN).map((hit) => item(hit.section, hit.query)));
    if (!text.trim()) status.textContent = "";
    else if (!hits.length) status.textContent = status.dataset.nothing.replace("%q", () => text);
    else
      status.textContent = hits[0].complete
        ? status.dataset.count.replace("%n", hits.length)
        : status.dataset.nearest;
  }

  /* Lists the best results below the field of the dialog while a reader types. */
  function searchInDialog(form) {
    const list = element("ol", "search-results");
    form.after(list);
    const update = () => {
      const hits = search(sections, form.elements.q.value).slice(0, SHOWN_IN_DIALOG);
      const root = document.documentElement.dataset.content_root;
      list.replaceChildren(...hits.map((hit) => item(hit.section, hit.query)));
      for (const link of list.querySelectorAll("a")) {
        link.setAttribute("href", root + link.getAttribute("href"));
        link.addEventListener("click", () => form.closest("dialog").close());
      }
    };
    form.elements.q.addEventListener("input", update);
    update();
  }

  function searchOnPage(form) {
    const chapters = window.SEARCH_INDEX.pages.map(([href, title]) =>
      Object.assign(element("a", "", title), { href }),
    );
    document
      .querySelector("#search-chapters ul")
      .append(...chapters.map((link) => element("li", "", link)));
    const input = form.querySelector("input");
    input.value = new URLSearchParams(location.search).get("q") || "";
    const update = () => {
      show(sections, input.value);
      history.replaceState(null, "", `?q=${encodeURIComponent(input.value)}`);
    };
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      update();
    });
    input.addEventListener("input", update);
    show(sections, input.value);
    input.focus();
  }

  const sections = load(window.SEARCH_INDEX);
  const form = document.querySelector(".bd-search-container form.bd-search");
  if (form) searchOnPage(form);
  else searchInDialog(document.querySelector("#pst-search-dialog form"));
})();
