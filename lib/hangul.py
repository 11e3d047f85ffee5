"""Hangul: its syllables as jamo, and how a word sounds in Latin letters (standard library only).

Rules: 국어의 로마자 표기법 (문화관광부 고시 제2000-8호) and the sound changes of 표준 발음법.
Each syllable is written by itself, but a consonant at its end (coda) and the one after it
(onset) change each other. What depends on the word and not on its jamo is left out (ㄴ that is
inserted, as in 학여울), and ㅎ after ㄱ, ㄷ, ㅂ is always written, as in nouns.
"""

import re
import unicodedata

LONE = re.compile("[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]")  # the jamo of today's Hangul
ONSET_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
CODA_LETTERS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
# How each onset and vowel is written, in Unicode's order; ㅇ is silent at the beginning.
ONSETS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", ""]
ONSETS += ["j", "jj", "ch", "k", "t", "p", "h"]
VOWELS = ["a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo"]
VOWELS += ["u", "wo", "we", "wi", "yu", "eu", "ui", "i"]
# Twenty-seven codas have seven sounds.
CODA_SOUNDS = {
    "k": "ㄱㄲㄳㄺㅋ",
    "n": "ㄴㄵㄶ",
    "t": "ㄷㅅㅆㅈㅊㅌㅎ",
    "l": "ㄹㄼㄽㄾㅀ",
    "m": "ㄻㅁ",
    "p": "ㄿㅂㅄㅍ",
    "ng": "ㅇ",
}
SOUND_OF_CODA = {letter: sound for sound, letters in CODA_SOUNDS.items() for letter in letters}
CODAS = [SOUND_OF_CODA[letter] for letter in CODA_LETTERS]
SOUND_OF_ONSET = dict(zip(ONSET_LETTERS, ONSETS, strict=True))
# Before a vowel the last consonant of a coda becomes the onset of the next syllable, and what
# stands before it stays: a single consonant moves whole, but for ㅎ and ㅇ.
MOVED = {letter: ("", sound) for letter, sound in SOUND_OF_ONSET.items()}
MOVED |= {
    "ㄳ": ("k", "s"),
    "ㄵ": ("n", "j"),
    "ㄶ": ("", "n"),
    "ㄺ": ("l", "g"),
    "ㄻ": ("l", "m"),
    "ㄼ": ("l", "b"),
    "ㄽ": ("l", "s"),
    "ㄾ": ("l", "t"),
    "ㄿ": ("l", "p"),
    "ㅀ": ("", "r"),
    "ㅄ": ("p", "s"),
    "ㅎ": ("", ""),
    "ㅇ": ("ng", ""),
}
SOFTENED = {"ㄷ": "j", "ㅌ": "ch"}  # before the vowel i
BREATHED = {"g": "k", "d": "t", "j": "ch"}  # after ㅎ
NASAL = {"k": "ng", "t": "n", "p": "m"}  # before n, m and r


def to_jamo(text):
    """Each syllable as its two or three jamo (Unicode NFD): '법' becomes three signs."""
    return unicodedata.normalize("NFD", text)


def to_syllables(jamo):
    """The inverse of to_jamo (Unicode NFC).

    A jamo that makes no syllable becomes the letter of keyboards: fonts have it.
    """
    return LONE.sub(_letter, unicodedata.normalize("NFC", jamo))


def _letter(lone):
    name = unicodedata.name(lone[0]).split(maxsplit=2)[2]  # after HANGUL CHOSEONG and its like
    return unicodedata.lookup(f"HANGUL LETTER {name}")


def syllables(word):
    """The numbers of onset, vowel and coda of each syllable in Unicode; coda 0 is none."""
    vowels = len(VOWELS)
    codas = len(CODAS) + 1
    numbers = []
    for syllable in word:
        rest, coda = divmod(ord(syllable) - ord("가"), codas)
        onset, vowel = divmod(rest, vowels)
        numbers.append((onset, vowel, coda))
    return numbers


def jamo_letters(word):
    """The jamo of a word as letters that can stand alone in a figure: list of str."""
    letters = []
    for onset, vowel, coda in syllables(word):
        letters += [ONSET_LETTERS[onset], chr(ord("ㅏ") + vowel)]
        if coda:
            letters.append(CODA_LETTERS[coda - 1])
    return letters


def alone(word):
    """The word in Latin letters as if no syllable changed another one: '독립' becomes 'dokrip'."""
    written = ""
    for onset, vowel, coda in syllables(word):
        written += ONSETS[onset] + VOWELS[vowel] + (CODAS[coda - 1] if coda else "")
    return written


def romanise(word):
    """The word (Hangul syllables) in Latin letters by the rules: '독립' becomes 'dongnip'."""
    return "".join(onset + vowel + coda for onset, vowel, coda in sounds(word))


def sounds(word):
    """Onset, vowel and coda of each syllable as they sound in this word: list of three str."""
    parts = syllables(word)
    heard = []
    changed_onset = None  # what the coda before has made of the onset
    for place, (onset, vowel, coda) in enumerate(parts):
        begin = ONSETS[onset] if changed_onset is None else changed_onset
        end = CODAS[coda - 1] if coda else ""
        changed_onset = None
        if coda and place + 1 < len(parts):
            next_onset, next_vowel, _ = parts[place + 1]
            end, changed_onset = _joined(coda, next_onset, next_vowel)
        heard.append((begin, VOWELS[vowel], end))
    return heard


def _joined(coda, onset, vowel):
    """What a coda and the onset after it become, two str. vowel: the one after the onset."""
    letter = CODA_LETTERS[coda - 1]
    end = CODAS[coda - 1]
    start = ONSETS[onset]
    if start == "":
        if VOWELS[vowel] == "i" and letter in SOFTENED:
            return "", SOFTENED[letter]
        return MOVED[letter]
    if letter in "ㅎㄶㅀ" and start in BREATHED:
        kept = "" if letter == "ㅎ" else end
        return kept, BREATHED[start]
    if start == "r":
        if end in "nl":
            return "l", "l"
        return NASAL.get(end, end), "n"
    if start == "n" and end == "l":
        return "l", "l"
    if start in "nm":
        return NASAL.get(end, end), start
    return end, start
