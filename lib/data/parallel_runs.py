"""What was measured for the chapter on layers that compute in parallel (no packages)."""

import json
from pathlib import Path


def times():
    """How long a minGRU takes with and without the scan: a dict (experiments/time_scan.py)."""
    file = Path(__file__).with_name("scan_times.json")
    return json.loads(file.read_text(encoding="utf-8"))
