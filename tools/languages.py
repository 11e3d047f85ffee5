"""What the tools know of each edition's language. A new edition adds one entry to EDITIONS."""

from typing import NamedTuple


class Edition(NamedTuple):
    """The words that the guards look for on the pages of one edition.

    name: of the language, for the link to this edition. offer: its tooltip.
    setup, no_download: what the set-up cell does, and what it says without a network.
    badge: alt text of the Colab badge. plan: regular expressions of the second cell's words. headings: sections that each chapter has.
    units: counting words, as a regular expression: a number before one of them is a claim (tools/prose.py).
    alphabet: a regular expression that alt texts must match. longest: characters of Markdown that a chapter may have.
    """

    name: str
    offer: str
    setup: str
    no_download: str
    badge: str
    plan: tuple
    headings: tuple
    units: str
    alphabet: str
    longest: int


EDITIONS = {
    "ko": Edition(
        name="한국어",
        offer="이 페이지를 한국어로 읽기",
        setup="준비: 도우미 코드(lib)를 찾고, 없으면(Colab) 내려받습니다. 패키지를 설치하거나 바꾸지 않습니다.",
        no_download="도우미 코드를 내려받지 못했습니다. 인터넷 연결을 확인하고 이 코드 셀을 다시 실행하세요.",
        badge="Colab에서 열기",
        plan=("할 일", "배울 내용", "걸리는 시간"),
        headings=("## 요약", "## 스스로 해 보기"),
        units="개|번|회|명|곳|쌍|가지|배|차원|글자|시점|단계|유닛|층|행|열|걸음|%",
        alphabet="[가-힣]",
        longest=13_000,
    ),
    "en": Edition(
        name="English",
        offer="Read this page in English",
        setup="Set-up: finds the helper code (lib), or downloads it (Colab). It installs and changes no package.",
        no_download="The helper code could not be downloaded. Check the internet connection and run this code cell again.",
        badge="Open in Colab",
        plan=("What you do", "What you learn", "Time"),
        headings=("## Summary", "## Exercises"),
        units="(?:more |of (?:the )?|different )?(?:units?|times|weights|parameters|seeds|models|steps|letters|syllables|words|rows|columns|layers|dimensions|numbers|values)|%",
        alphabet="[A-Za-z]{3}",
        longest=32_000,
    ),
}
