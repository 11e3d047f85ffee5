"use strict";

/* What the reader has answered, in this browser only: {page: {of: how many it asks, answers:
   {name: [answer, is it right]}}}, the same for both editions. Without storage it lasts as long
   as the page. The list of chapters shows how many are answered. */
globalThis.rnnKept = (() => {
  const KEY = "rnn-course-answers-1"; // another form of what is kept gets another number
  const pageOf = (address) => address.pathname.split("/").at(-1).replace(".html", "");
  const here = pageOf(location);
  let all = {};

  function load() {
    try {
      all = JSON.parse(localStorage.getItem(KEY)) ?? {};
    } catch {
      return; // no storage, or something else in it
    }
  }

  function store() {
    try {
      localStorage.setItem(KEY, JSON.stringify(all));
    } catch {
      return;
    } finally {
      show();
    }
  }

  /* Writes 3/12 beside each chapter of which something is answered, and offers to forget all of
     it. */
  function show() {
    for (const link of document.querySelectorAll(".bd-links li > a, ol.tiles a")) {
      link.querySelector(".answered")?.remove();
      const { of, answers } = all[pageOf(link)] ?? {};
      if (!answers) continue;
      const count = document.createElement("small");
      count.className = "answered";
      count.textContent = `${Object.keys(answers).length}/${of}`;
      link.append(count);
    }
    for (const offer of document.querySelectorAll(".forget"))
      offer.hidden = !Object.keys(all).length;
  }

  document.querySelector(".forget button")?.addEventListener("click", () => {
    all = {};
    store();
    dispatchEvent(new Event("forgotten"));
  });
  load();
  show();
  return {
    of: (name) => all[here]?.answers[name],
    /* A wrong answer does not take the place of a right one. */
    keep(name, answer, isRight) {
      if (all[here]?.answers[name]?.[1] && !isRight) return;
      const of = document.querySelectorAll("rnn-bet, rnn-question").length;
      all[here] = { of, answers: { ...all[here]?.answers, [name]: [answer, isRight] } };
      store();
    },
  };
})();
