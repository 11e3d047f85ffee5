/**
 * What an explorer says. A message stands in the code in English, as a literal with named values in
 * braces. The build puts its translation in its place, from lib/locale (see bundle.py), so a page
 * loads the words of its own language only.
 */

/** Particles of Korean by the sound before them: after a consonant, after a vowel. */
const PARTICLES = {
  "을(를)": ["을", "를"],
  "이(가)": ["이", "가"],
  "은(는)": ["은", "는"],
  "과(와)": ["과", "와"],
  "(이)라고": ["이라고", "라고"],
  "(이)었": ["이었", "였"],
  "(으)로": ["으로", "로"],
};
const PLACE =
  /\{(\w+)\}(?:(’?)(을\(를\)|이\(가\)|은\(는\)|과\(와\)|\(이\)라고|\(이\)었|\(으\)로))?/g;
/** How a sign is read aloud; ㄹ has two code points. */
const ALOUD = {
  0: "영",
  1: "일",
  2: "이",
  3: "삼",
  4: "사",
  5: "오",
  6: "육",
  7: "칠",
  8: "팔",
  9: "구",
  l: "엘",
  r: "알",
  m: "엠",
  n: "엔",
  "\u1105": "을",
  "\u11af": "을",
};
// Places in the order of final consonants in Unicode.
const RIEUL = 8;
const NO_CONSONANT = 0;
const SOUNDS = { 토: "to", 마: "ma", 를: "reul", 먹: "meok", 자: "ja" };

/** The sound of one of the five letters, "to" for 토; nothing in the Korean edition. */
export const soundOf = (letter) => (document.documentElement.lang === "ko" ? "" : SOUNDS[letter]);

/** A letter with its sound, "토 (to)"; "토" in the Korean edition. */
export const withSound = (letter) =>
  soundOf(letter) ? `${letter}\u00a0(${soundOf(letter)})` : letter;

/**
 * Puts values into the braces of a message, and chooses the particles of a Korean one:
 * "‘{letter}’을(를)" becomes "‘먹’을".
 */
export const say = (message, values = {}) =>
  message.replace(PLACE, (_, name, quote, particle) => {
    if (!particle) return values[name];
    const last = lastSound(String(values[name]));
    const isVowel = last === NO_CONSONANT || (particle === "(으)로" && last === RIEUL);
    return values[name] + quote + PARTICLES[particle][isVowel ? 1 : 0];
  });

/**
 * The consonant in which a value ends when it is read aloud in Korean, by its number in Unicode's
 * syllables.
 */
function lastSound(value) {
  const letter = [...value.normalize("NFKC").toLowerCase()].at(-1);
  // A consonant alone: ㄱ is read 기역
  if (!ALOUD[letter] && /[\u1100-\u1112\u11a8-\u11c2]/.test(letter)) return 1;
  const syllable = (ALOUD[letter] ?? letter).charCodeAt(0) - 0xac00;
  return syllable >= 0 && syllable < 11172 ? syllable % 28 : NO_CONSONANT;
}
