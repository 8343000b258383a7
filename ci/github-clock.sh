#!/bin/sh
# What became true because time passed, as one issue that is kept up to date: opened, rewritten, closed when nothing
# is left, and opened again. Called by action.yml with `mode: clock`. Needs `issues: write`.
set -eu

: "${PM:=pm}" "${PM_DIR:=.}" "${PM_MARKER:=}" "${PM_AUTHOR:=github-actions[bot]}" "${GITHUB_REPOSITORY:?}"
: "${PM_OUT:?the folder to write reports to}" "${GITHUB_STEP_SUMMARY:=/dev/null}"
# shellcheck source=ci/github-quote.sh
. "$(dirname "$0")/github-quote.sh"

case $PM_MARKER in
*[!A-Za-z0-9._/-]* | *--*)
  say error "The input \`marker\` may hold letters, digits, dots, slashes and single hyphens, and nothing else"
  exit 2
  ;;
esac

code=0
"$PM" -C "$PM_DIR" --color never lint --clock --fail-on info --format human --max 0 \
  --output "markdown=$PM_OUT/clock.md" >"$PM_OUT/clock.txt" 2>"$PM_OUT/clock.stderr" || code=$?
quote "$PM_OUT/clock.txt"
quote "$PM_OUT/clock.stderr"
if [ "$code" -gt 1 ]; then
  say error "\`pm lint --clock\` could not do its job (exit $code); the issue stays as it is"
  exit "$code"
fi
cat "$PM_OUT/clock.md" >>"$GITHUB_STEP_SUMMARY"

export PM_FIRST="<!-- pm clock${PM_MARKER:+: $PM_MARKER} -->" PM_AUTHOR
title="What became overdue in the strategy${PM_MARKER:+: $PM_MARKER}"
{
  printf '%s\n' "$PM_FIRST"
  echo "Kept up to date by \`pm lint --clock\`; what is written here by hand is overwritten, comments are not."
  echo
  # GitHub takes 65,536 characters; cut at a line, in bytes, which are never fewer.
  LC_ALL=C awk '{ size += length($0) + 1; if (size > 60000) { cut = 1; exit } print }
    END { if (cut) print "\nThe rest does not fit here: `pm lint --clock` shows all." }' "$PM_OUT/clock.md"
} >"$PM_OUT/issue.md"

# Open ones come first, so that a closed duplicate is never preferred.
ours='map(select((.pull_request | not) and .user.login == env.PM_AUTHOR and
    ((.body // "") | gsub("\r"; "") | split("\n")[0]) == env.PM_FIRST)) | .[] | "\(.state) \(.number)"'
author=$(printf '%s' "$PM_AUTHOR" | sed 's/\[/%5B/g; s/\]/%5D/g')
found=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues?state=all&creator=$author&per_page=100" --jq "$ours")
issue=$(printf '%s\n' "$found" | LC_ALL=C sort -k1,1r -k2,2nr | sed -n 1p)
number=${issue#* }

if [ "$code" -eq 0 ]; then
  case $issue in
  open*)
    gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/$number" -F "body=@$PM_OUT/issue.md" -f state=closed
    echo "nothing is left: issue $number is closed"
    ;;
  *) echo "nothing to tell" ;;
  esac
elif [ -n "$issue" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/$number" -F "body=@$PM_OUT/issue.md" -f state=open
  echo "issue $number is up to date"
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues" -f "title=$title" -F "body=@$PM_OUT/issue.md"
  echo "an issue is opened"
fi
