/**
 * Returns of each picture of a chapter its mode, whether it and its caption are shown, and how wide
 * and high it is.
 */
() =>
  [...document.querySelectorAll("article figure img")].map((image) => {
    const { width, height } = image.getBoundingClientRect();
    return {
      mode: image.className,
      src: image.src,
      alt: image.alt,
      shown: image.checkVisibility(),
      width,
      height,
      shape: image.getAttribute("height") / image.getAttribute("width"),
      caption: image.closest("figure").querySelector("figcaption").checkVisibility(),
    };
  });
