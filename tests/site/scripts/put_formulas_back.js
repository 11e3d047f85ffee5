/** Fills the formulas again that take_formulas_away.js has emptied. */
() => {
  for (const { formula, inside } of window.formulas) formula.replaceChildren(...inside);
};
