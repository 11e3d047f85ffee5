/** Colours of heat map cells, each with black or white text, whichever has more contrast. */

const BLUE = [33, 102, 172];
const ORANGE = [178, 70, 20];
const NEUTRAL = { light: [247, 247, 247], dark: [38, 42, 48] };

const theme = () => (document.documentElement.dataset.theme === "dark" ? "dark" : "light");

/** Relative luminance of an sRGB colour (WCAG 2). */
function luminance(colour) {
  const [red, green, blue] = colour.map((channel) => {
    const value = channel / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Returns CSS for a value: -1 is blue, 0 is the colour of the page, 1 is orange. */
export function tint(value) {
  const strength = Math.min(1, Math.abs(value));
  const end = value < 0 ? BLUE : ORANGE;
  const colour = NEUTRAL[theme()].map((start, channel) => Math.round(start + (end[channel] - start) * strength));
  const ink = luminance(colour) > 0.179 ? "#000" : "#fff";
  return `background:rgb(${colour});color:${ink}`;
}
