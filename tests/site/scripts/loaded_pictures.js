/** Returns how many pictures of a chapter have been loaded. */
() =>
  [...document.querySelectorAll("article figure img")].filter((image) => image.naturalWidth).length;
