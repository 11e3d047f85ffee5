"""Korean words written in Latin letters: the rules, the words of the Constitution, their encoding (NumPy only).

Rules: 국어의 로마자 표기법 (문화관광부 고시 제2000-8호) and the sound changes of 표준 발음법 on which it rests. Each syllable is
written by itself, but a consonant at its end and the one after it change each other. What depends on the word and not
on its jamo is left out (ㄴ that is inserted, as in 학여울), and ㅎ after ㄱ, ㄷ, ㅂ is always written, as in nouns.
"""

import json
import re
from pathlib import Path

import numpy as np

from lib.data import constitution

ONSETS = [
    "g",
    "kk",
    "n",
    "d",
    "tt",
    "r",
    "m",
    "b",
    "pp",
    "s",
    "ss",
    "",
    "j",
    "jj",
    "ch",
    "k",
    "t",
    "p",
    "h",
]
VOWELS = [
    "a",
    "ae",
    "ya",
    "yae",
    "eo",
    "e",
    "yeo",
    "ye",
    "o",
    "wa",
    "wae",
    "oe",
    "yo",
    "u",
    "wo",
    "we",
    "wi",
    "yu",
    "eu",
    "ui",
    "i",
]
CODAS = [
    "k",
    "k",
    "k",
    "n",
    "n",
    "n",
    "t",
    "l",
    "k",
    "m",
    "l",
    "l",
    "l",
    "p",
    "l",
    "m",
    "p",
    "p",
    "t",
    "t",
    "ng",
    "t",
    "t",
    "k",
    "t",
    "p",
    "t",
]
ONSET_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
CODA_LETTERS = "ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
# Before a vowel the last part of a coda becomes the onset of the next syllable; the rest stays.
MOVED = {letter: ("", ONSETS[place]) for place, letter in enumerate(ONSET_LETTERS[:-1])} | {
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
NASAL = {"k": "ng", "t": "n", "p": "m"}
BREATHED = {"g": "k", "d": "t", "j": "ch"}

WEIGHTS, RUNS = (Path(__file__).parent / f"romaniser{end}" for end in (".npz", "_runs.json"))
START, END = "<", ">"  # begin and end what the decoder writes
LETTERS = START + END + "abcdeghijklmnoprstuwy"
LONGEST = 5  # syllables of a word
PAD = 0  # fills up short rows; the numbers of signs and letters begin with 1
SPLIT = {"test": slice(300), "validation": slice(300, 500), "train": slice(500, None)}


def syllables(word):
    """The numbers of onset, vowel and coda of each Hangul syllable, as Unicode counts them; coda 0 is none."""
    codes = [ord(syllable) - ord("가") for syllable in word]
    return [(code // 588, code % 588 // 28, code % 28) for code in codes]


def jamo_letters(word):
    """The jamo of a word as letters that can stand alone in a figure: list of str, as long as the word's jamo."""
    letters = []
    for onset, vowel, coda in syllables(word):
        letters += [ONSET_LETTERS[onset], chr(ord("ㅏ") + vowel), *CODA_LETTERS[coda - 1 : coda]]
    return letters


def alone(word):
    """The word in Latin letters as if no syllable changed another one: '독립' becomes 'dokrip'."""
    return "".join(
        ONSETS[onset] + VOWELS[vowel] + ["", *CODAS][coda] for onset, vowel, coda in syllables(word)
    )


def romanise(word):
    """The word (Hangul syllables) in Latin letters by the rules: '독립' becomes 'dongnip'."""
    return "".join(start + vowel + end for start, vowel, end in sounds(word))


def sounds(word):
    """Onset, vowel and coda of each syllable as they sound in this word: list of three str, Latin letters or nothing."""
    parts, heard, start = syllables(word), [], None
    for place, (onset, vowel, coda) in enumerate(parts):
        begin, start = ONSETS[onset] if start is None else start, None
        end = CODAS[coda - 1] if coda else ""
        if coda and place + 1 < len(parts):
            end, start = _joined(coda, *parts[place + 1][:2])
        heard.append((begin, VOWELS[vowel], end))
    return heard


def _joined(coda, onset, vowel):
    """What a coda and the onset after it become, two str. vowel: the one after the onset."""
    letter, end, start = CODA_LETTERS[coda - 1], CODAS[coda - 1], ONSETS[onset]
    if start == "":
        softened = {"ㄷ": "j", "ㅌ": "ch"}.get(letter) if VOWELS[vowel] == "i" else None
        return ("", softened) if softened else MOVED[letter]
    if letter in "ㅎㄶㅀ" and start in BREATHED:
        return "" if letter == "ㅎ" else end, BREATHED[start]
    if start == "r":
        return ("l", "l") if end in "nl" else (NASAL.get(end, end), "n")
    if start == "n" and end == "l":
        return "l", "l"
    return NASAL.get(end, end) if start in "nm" else end, start


def words():
    """The different words of the Constitution of two to five syllables, in an order drawn once: list of str."""
    text = constitution.load_constitution()
    chosen = sorted(
        word for word in set(re.findall("[가-\ud7a3]{2,}", text)) if len(word) <= LONGEST
    )
    return [chosen[place] for place in np.random.default_rng(0).permutation(len(chosen))]


def encode(texts, signs, steps):
    """Each text as a row of numbers, filled up with PAD: int32 (texts, steps).

    Args:
        texts: list of str. signs: str, the vocabulary; its first sign has the number 1.
        steps: length of a row.
    """
    rows = np.full((len(texts), steps), PAD, dtype="int32")
    for row, text in zip(rows, texts, strict=True):
        row[: len(text)] = [signs.index(sign) + 1 for sign in text]
    return rows


def arrays(chosen, signs):
    """What a model reads and writes for words.

    Args:
        chosen: list of str, the words. signs: str, the vocabulary of jamo.

    Returns:
        x: int32 (words, jamo). before: int32 (words, letters), START and the letters. after: the letters and END, one
        step earlier than in before. All as long as the longest word of the Constitution needs.
    """
    every = words()
    jamo, written = (
        [constitution.to_jamo(word) for word in every],
        [romanise(word) for word in every],
    )
    steps, letters = max(map(len, jamo)), max(map(len, written)) + 1
    written = [romanise(word) for word in chosen]
    return (
        encode([constitution.to_jamo(word) for word in chosen], signs, steps),
        encode([START + text for text in written], LETTERS, letters),
        encode([text + END for text in written], LETTERS, letters),
    )


def first_sounds(chosen):
    """Words as rows of syllables, and with which sound each syllable begins: the task of the chapter 공정한 비교.

    Returns:
        x: float32 (words, 5, 68), onset, vowel and coda of each syllable, one-hot side by side: 19, 21 and 28 numbers.
        y: float32 (words, 5, 19), the sound, one-hot. asked: bool (words, 5), True where a syllable follows another
            one; only there a neighbour can change the sound. Empty steps have the last sound.
    """
    names = sorted({sound[0] for word in words() for sound in sounds(word)})
    x, answers = (
        np.zeros((len(chosen), LONGEST, 68), "float32"),
        np.full((len(chosen), LONGEST), len(names)),
    )
    for row, word in enumerate(chosen):
        for step, ((onset, vowel, coda), (sound, _, _)) in enumerate(
            zip(syllables(word), sounds(word), strict=True)
        ):
            x[row, step, [onset, 19 + vowel, 40 + coda]] = 1
            answers[row, step] = names.index(sound)
    asked = (answers < len(names)) & (np.arange(LONGEST) > 0)
    return x, np.eye(len(names) + 1, dtype="float32")[answers], asked


def load_weights(model):
    """The weights of a model of the chapter 한글을 로마자로 after its training, seed 0: list of float64 arrays.

    Args:
        model: "attention" or "state", which reads nothing but the encoder's last state.
    """
    with np.load(WEIGHTS) as kept:
        return [kept[name].astype("float64") for name in kept.files if name.startswith(model)]


def load_runs():
    """What trainings from several seeds got right, by model: dict of bool arrays (seeds, test words)."""
    runs = json.loads(RUNS.read_text(encoding="utf-8"))
    return {model: np.array([list(row) for row in rows]) == "1" for model, rows in runs.items()}
