/** Returns how far below the top of an explorer each of its controls stands, in pixels. */
(explorer) => {
  const top = explorer.getBoundingClientRect().y;
  return [...explorer.querySelectorAll("button, input, select")]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }))
    .map((control) => Math.round(control.getBoundingClientRect().y - top));
};
