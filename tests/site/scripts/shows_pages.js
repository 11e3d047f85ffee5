/** Returns whether it is so that the list of pages shows at least so many. */
({ least, isSo }) => {
  const isShown = (link) =>
    link.checkVisibility({ visibilityProperty: true }) && link.getBoundingClientRect().left >= 0;
  const shown = [...document.querySelectorAll("nav.bd-docs-nav a")].filter(isShown);
  return shown.length >= least === isSo;
};
