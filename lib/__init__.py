"""What the notebooks import, so that they stay short. README.md lists every module in reading order."""
