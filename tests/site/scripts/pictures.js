/**
 * Returns of each picture of a chapter its mode, whether it and its caption are shown, how wide and
 * high it is and how wide it was drawn.
 */
() =>
  [...document.querySelectorAll("article figure img")].map((image) => {
    const { width, height } = image.getBoundingClientRect();
    const file = image.currentSrc || image.src;
    const source = image.parentElement.querySelector(":scope > source");
    const sized = source && matchMedia(source.media).matches ? source : image;
    return {
      mode: image.className,
      src: file,
      alt: image.alt,
      shown: image.checkVisibility(),
      width,
      height,
      drawn: Number(sized.getAttribute("width")),
      shape: sized.getAttribute("height") / sized.getAttribute("width"),
      caption: image.closest("figure").querySelector("figcaption").checkVisibility(),
    };
  });
