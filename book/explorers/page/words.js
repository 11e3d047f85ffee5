/** The page's language, and numbers and particles as its readers write them. */

export const language = () => (document.documentElement.lang.startsWith("en") ? "en" : "ko");

/** A number with a real minus sign, never "−0.00". */
export const fixed = (value, digits = 2) =>
  value.toFixed(digits).replace(/^-(?=0\.?0*$)/, "").replace("-", "−");

/** A share of 1 as a percentage: 3 significant digits at most, small ones as "0.01% 미만". */
export function percent(share) {
  const value = 100 * share;
  const small = { ko: "0.01% 미만", en: "less than 0.01%" }[language()];
  if (value !== 0 && Math.abs(value) < 0.01) return small;
  return `${fixed(value, Math.abs(value) >= 99.95 || value === 0 ? 0 : Math.abs(value) < 1 ? 2 : 1)}%`;
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
