/**
 * Begins to note each layout shift in window.jumps; `buffered`: those since the page was opened,
 * too. One after a tap or a key counts.
 */
(buffered) => {
  window.jumps = [];
  const by = ({ node }) => node?.parentElement?.outerHTML.slice(0, 100);

  /** The table of contents beside the text opens the section that is read. */
  function isInText({ node }) {
    return !(node?.parentElement ?? document.body).closest(".bd-sidebar-secondary");
  }

  function note(entries) {
    for (const { value, sources } of entries.getEntries())
      if (sources.some(isInText)) window.jumps.push({ value, by: sources.map(by).slice(0, 2) });
  }

  new PerformanceObserver(note).observe({ type: "layout-shift", buffered });
};
