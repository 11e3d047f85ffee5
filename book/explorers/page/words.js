/** The page's language, and numbers and particles as its readers write them. */

export const language = () => (document.documentElement.lang.startsWith("en") ? "en" : "ko");

/** A number with a real minus sign, never "−0.00". */
export const fixed = (value, digits = 2) =>
  value
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, "")
    .replace("-", "−");

const ENDS = {
  ko: ["0.01% 미만", "99.99% 이상"],
  en: ["less than 0.01%", "at least 99.99%"],
};

/** A share of 1 as a percentage. Only 0 and 1 themselves are 0% and 100%: nothing is rounded to certainty. */
export function percent(share) {
  if (share === 0 || share === 1) return `${100 * share}%`;
  const [small, large] = ENDS[language()];
  if (share < 1e-4) return small;
  if (share >= 0.9999 && share < 1) return large;
  return `${fixed(100 * share, share < 0.01 || share >= 0.9995 ? 2 : 1)}%`;
}

const SUPERSCRIPT = { "-": "⁻", ...Object.fromEntries([..."⁰¹²³⁴⁵⁶⁷⁸⁹"].map((sign, digit) => [digit, sign])) };
const superscript = (whole) => [...String(whole)].map((sign) => SUPERSCRIPT[sign]).join("");

/** 10⁻⁸ */
export const powerOfTen = (exponent) => `10${superscript(exponent)}`;

/** 6.1×10⁻⁸; numbers from 0.01 to 1000 are written out. */
export function scientific(value) {
  if (value === 0) return "0";
  if (value >= 0.01 && value < 1000) return fixed(value, value < 1 ? 3 : value < 10 ? 2 : 1);
  const [mantissa, exponent] = value.toExponential(1).split("e");
  return `${mantissa}×${powerOfTen(Number(exponent))}`;
}

/** A word with the Korean particle that fits its last syllable: withParticle("먹", "을", "를") is "먹"을. */
export function particle(word, afterConsonant, afterVowel) {
  const syllable = word.charCodeAt(word.length - 1) - 0xac00;
  return syllable >= 0 && syllable % 28 > 0 ? afterConsonant : afterVowel;
}
