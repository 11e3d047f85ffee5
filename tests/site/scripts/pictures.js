/**
 * Returns of each picture of a chapter its mode, whether it and its caption are shown, how wide and
 * high it is and how wide it was drawn.
 */
() =>
  [...document.querySelectorAll("article figure img")].map((image) => {
    const { width, height } = image.getBoundingClientRect();
    const source = image.parentElement.querySelector(":scope > source");
    const narrow = source && matchMedia(source.media).matches;
    const sized = narrow ? source : image;
    // Not currentSrc: a hidden picture or a late one has none yet, or that of another width.
    const file = narrow ? new URL(source.srcset, document.baseURI).href : image.src;
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
