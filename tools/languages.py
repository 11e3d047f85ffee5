"""What tools/editions.yml says of the language of each edition: EDITIONS["ko"].badge."""

from pathlib import Path
from types import SimpleNamespace

import yaml

WORDS = yaml.safe_load(Path(__file__).with_name("editions.yml").read_text("utf-8"))
EDITIONS = {language: SimpleNamespace(**words) for language, words in WORDS.items()}
MAIN = next(iter(EDITIONS))  # the edition that owns the code, at the root of the site
