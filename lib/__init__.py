"""What the notebooks import, so that they stay short. README.md has the reading order."""
