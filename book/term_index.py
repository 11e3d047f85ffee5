"""The index of the PDF: for each term of the glossary the pages on which the book sets it in bold type."""

import re
import unicodedata

INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


def terms(glossary):
    """Return the terms of the built glossary page (BeautifulSoup) as {term: (English term, its row of the table)}."""
    rows = {}
    for row in glossary.select("table tbody tr"):
        korean, english = (split_names(cell.get_text(" ", strip=True)) for cell in row.find_all("td")[:2])
        if len(korean) != len(english):
            korean, english = [", ".join(korean)], [", ".join(english)]
        for name, other in zip(korean, english, strict=True):
            rows.setdefault(re.sub(r"\s*\(.*?\)", "", name), (other, row))
    return rows


def split_names(names):
    """Split "input, forget gate" into ["input gate", "forget gate"]: a last word of its own belongs to all names."""
    *others, last = re.split(r",\s*", names)
    shared = last.split()[1:] if others and not any(" " in name for name in others) else []
    return [" ".join([name, *shared[-1:]]) for name in others] + [last]


def mark(articles):
    """Give each bold occurrence of a term in `articles` an identifier. Return {(term, English term): [identifier, …]}.

    articles: {name of the page: BeautifulSoup}. Only the first occurrence per section counts. The glossary's row comes last.
    """
    known, places = terms(articles["glossary"]), {}
    for page, article in articles.items():
        seen = set()
        for number, strong in enumerate(article.select("strong, b")):
            term = strong.get_text(" ", strip=True)
            section = strong.find_parent("section")
            if term not in known or (term, id(section)) in seen:
                continue
            seen.add((term, id(section)))
            strong["id"] = f"{page}--term-{number}"
            places.setdefault((term, known[term][0]), []).append(strong["id"])
    for number, (term, (english, row)) in enumerate(known.items()):
        row["id"] = row.get("id") or f"glossary--row-{number}"
        places.setdefault((term, english), []).append(row["id"])
    return places


def initial(term):
    """Return the heading under which a term stands: its first consonant, or A–Z."""
    first = unicodedata.normalize("NFD", term)[0]
    return INITIALS[ord(first) - 0x1100] if 0x1100 <= ord(first) < 0x1113 else "A–Z"


def grouped(places, numbers):
    """Return {initial: [(term, English term, identifiers of places), …]}, of each page one place.

    numbers: {identifier: page number}, empty in the first print.
    """
    groups = {}
    for (term, english), names in sorted(places.items(), key=lambda entry: entry[0][0].casefold()):
        pages = {}
        for name in names:
            pages.setdefault(numbers.get(name, name), name)
        groups.setdefault(initial(term), []).append((term, english, pages.values()))
    return groups
