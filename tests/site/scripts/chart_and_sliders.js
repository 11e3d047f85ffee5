/**
 * Returns for each slider of an explorer where its chart is while the slider is in the middle of
 * the screen; in pixels.
 */
(explorer) => {
  for (const more of explorer.querySelectorAll("details.more")) more.open = true;
  const chart = explorer.querySelector(".chart");

  function placeOf(slider) {
    slider.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const top = chart.getBoundingClientRect();
    const box = slider.getBoundingClientRect();
    const onTop = document.elementFromPoint(box.x + 5, box.y + box.height / 2);
    return {
      label: slider.dataset.field,
      covered: onTop !== slider,
      apart: top.bottom <= box.top || top.top >= box.bottom,
      height: top.bottom - Math.min(top.top, box.top),
      above: top.top,
    };
  }

  const sliders = [...explorer.querySelectorAll("input[type=range]")];
  return sliders.filter((slider) => slider.checkVisibility()).map(placeOf);
};
