/** Empties all formulas, and keeps what was in them (put_formulas_back.js). */
() => {
  window.formulas = [...document.querySelectorAll(".katex")].map((formula) => {
    const inside = [...formula.childNodes];
    formula.replaceChildren();
    return { formula, inside };
  });
};
