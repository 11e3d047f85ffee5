"""What the tools know of each edition's language. A new edition adds one entry to EDITIONS."""

from typing import NamedTuple


class Edition(NamedTuple):
    """The words that the guards look for on the pages of one edition.

    badge: alt text of the Colab badge. plan: regular expressions of the second cell's words. headings: sections that each chapter has.
    units: counting words, as a regular expression: a number before one of them is a claim (tools/prose.py).
    alphabet: a regular expression that alt texts must match.
    """

    badge: str
    plan: tuple
    headings: tuple
    units: str
    alphabet: str


EDITIONS = {
    "ko": Edition(
        badge="Colab에서 열기",
        plan=("할 일", "배울 내용", "걸리는 시간"),
        headings=("## 요약", "## 스스로 해 보기"),
        units="개|번|회|명|곳|쌍|가지|배|차원|글자|시점|단계|유닛|층|행|열|걸음|%",
        alphabet="[가-힣]",
    ),
}
