/**
 * Colours of heat map cells: the map of the book's figures, from lib/figures/colours.json by way of
 * colours.css.
 */

/**
 * Returns CSS for a value: 0 is the colour of the page, 1 holds most of the quantity's hue, -1 most
 * of the ink.
 * @param {number} value
 * @param {string} quantity  a name in colours.json ("h", "c", "gate", …), or "ink" for a number
 *   without a hue
 */
export function tint(value, quantity) {
  const strength = Math.min(1, Math.abs(value)).toFixed(3);
  const isInk = value < 0 || quantity === "ink";
  const colour = isInk ? "--map-ink" : `--hue-${quantity}`;
  const most = isInk ? "--map-ink-share" : "--map-hue-share";
  const ground = `color-mix(in srgb, var(${colour}) calc(var(${most}) * ${strength}), var(--pst-color-background))`;
  return `background:${ground};color:var(--map-ink)`;
}

/**
 * Returns CSS for a probability: a bar below the number. It has no hue, and a cell full of ink
 * would look negative.
 */
export const bar = (share) =>
  `background:linear-gradient(var(--map-ink) 0 0) 0 100% / ${(100 * share).toFixed(1)}% 3px no-repeat`;
