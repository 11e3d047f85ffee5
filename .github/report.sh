#!/usr/bin/env bash
# Writes a file into the open issue of a title, or into a new one: bash .github/report.sh TITLE FILE
set -euo pipefail
title=$1
file=$2

number=$(gh issue list --state open --search "in:title \"$title\"" \
  --json number --jq '.[0].number // empty')
if [ -n "$number" ]; then
  gh issue edit "$number" --body-file "$file"
else
  gh issue create --title "$title" --body-file "$file"
fi
