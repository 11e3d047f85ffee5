/** Waits until the pictures of the first screen are loaded. */
async () => {
  const seen = [...document.images].filter((image) => {
    const { top, height } = image.getBoundingClientRect();
    return height && top < innerHeight && image.checkVisibility();
  });
  await Promise.all(seen.map((image) => image.decode()));
};
