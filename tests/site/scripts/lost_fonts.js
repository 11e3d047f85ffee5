/** Returns the names of the fonts that could not be loaded. */
() =>
  document.fonts.ready.then(() =>
    [...document.fonts].filter((font) => font.status === "error").map((font) => font.family),
  );
