/** Numbers as text for readers. */

import { say } from "./words.js";

/** A number of epochs in words. */
export const epochsInWords = (count) =>
  Number(count) === 1 ? say("{count} epoch", { count }) : say("{count} epochs", { count });

/** A number with a minus sign (not a hyphen), and 0.00 instead of −0.00. */
export const fixed = (value, digits = 2) =>
  value
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, "")
    .replace("-", "−");

/**
 * A share of 1 as a percentage. Only exactly 0 and exactly 1 become 0% and 100%; other values are
 * never rounded to them.
 */
export function percent(share) {
  if (share === 0 || share === 1) return `${100 * share}%`;
  if (share < 1e-4) return say("less than 0.01%");
  if (share >= 0.9999 && share < 1) return say("at least 99.99%");
  return `${fixed(100 * share, share < 0.01 || share >= 0.9995 ? 2 : 1)}%`;
}

const SUPERSCRIPT = "⁻⁰¹²³⁴⁵⁶⁷⁸⁹";
const superscript = (whole) =>
  String(whole).replace(/./g, (sign) => SUPERSCRIPT["-0123456789".indexOf(sign)]);

/** 10⁻⁸ */
export const powerOfTen = (exponent) => `10${superscript(exponent)}`;

/** Three digits: 0.0500, −1.80, 24.0. Sizes below 0.001, and from 1000 on, become 6.1×10⁻⁸. */
export function scientific(value) {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 0.001 && size < 999.5) return value.toPrecision(3).replace("-", "−");
  const [mantissa, exponent] = value.toExponential(1).replace(/^-/, "−").split("e");
  return `${mantissa}×${powerOfTen(Number(exponent))}`;
}
