#!/bin/sh
# What became true because time passed, as one issue that is kept up to date: opened, rewritten, closed when nothing
# is left, and opened again. Called by action.yml with `mode: clock`. Needs `issues: write`.
set -eu

: "${PM:=pm}" "${PM_DIR:=.}" "${PM_MARKER:=}" "${PM_AUTHOR:=github-actions[bot]}" "${PM_STRICT:=false}"
: "${PM_OUT:?the folder to write reports to}" "${GITHUB_STEP_SUMMARY:=/dev/null}" "${GITHUB_REPOSITORY:?}"
# shellcheck source=ci/github-quote.sh
. "$(dirname "$0")/github-quote.sh"

code=0
"$PM" "--dir=$PM_DIR" --color never lint --clock --fail-on info --format human --max 0 \
  --output "markdown=$PM_OUT/clock.md" >"$PM_OUT/clock.txt" 2>"$PM_OUT/clock.stderr" || code=$?
quote "$PM_OUT/clock.txt"
quote "$PM_OUT/clock.stderr"
if [ "$code" -gt 1 ] || [ ! -s "$PM_OUT/clock.md" ]; then
  say error "\`pm lint --clock\` could not do its job (exit $code); the issue stays as it is"
  {
    echo "### \`pm lint --clock\` could not do its job (exit $code)"
    echo
    block "$PM_OUT/clock.stderr"
  } >>"$GITHUB_STEP_SUMMARY"
  if [ "$code" -gt 1 ]; then exit "$code"; fi
  exit 2
fi
cat "$PM_OUT/clock.md" >>"$GITHUB_STEP_SUMMARY"

export PM_FIRST="<!-- pm clock${PM_MARKER:+: $PM_MARKER} -->" PM_AUTHOR
title="What became overdue in the strategy${PM_MARKER:+: $PM_MARKER}"
{
  printf '%s\n' "$PM_FIRST"
  echo "Kept up to date by \`pm lint --clock\`; what is written here by hand is overwritten, comments are not."
  echo
  cat "$PM_OUT/clock.md"
} | fit 64000 "The rest does not fit here: \`pm lint --clock\` shows all of it." >"$PM_OUT/issue.md"

# The report is in the job summary already.
refused() {
  quote "$PM_OUT/gh.stderr"
  say warning "The issue could not be kept up to date; the report is in the job summary, with the words of GitHub"
  {
    echo
    echo "The issue could not be kept up to date (403 means that the job has no \`issues: write\`). \`gh\` says:"
    echo
    block "$PM_OUT/gh.stderr"
  } >>"$GITHUB_STEP_SUMMARY"
  if [ "$PM_STRICT" = true ]; then exit 1; fi
  exit 0
}
api() { gh api "$@" 2>"$PM_OUT/gh.stderr"; }

ours='map(select((.pull_request | not) and .user.login == env.PM_AUTHOR and
    ((.body // "") | gsub("\r"; "") | split("\n")[0]) == env.PM_FIRST)) | .[] | "\(.state) \(.number)"'
author=$(printf '%s' "$PM_AUTHOR" | sed 's/\[/%5B/g; s/\]/%5D/g')
issues=repos/$GITHUB_REPOSITORY/issues
found=$(api --paginate "$issues?state=all&creator=$author&per_page=100" --jq "$ours") || refused
# Open ones come first, so that a closed duplicate is never preferred; of these the youngest.
found=$(printf '%s\n' "$found" | LC_ALL=C sort -k1,1r -k2,2nr)
issue=$(printf '%s\n' "$found" | sed -n 1p)
number=${issue#* }

if [ "$code" -eq 0 ]; then
  case $issue in
  open*)
    api --silent --method PATCH "$issues/$number" -F "body=@$PM_OUT/issue.md" -f state=closed || refused
    echo "nothing is left: issue $number is closed"
    ;;
  *) echo "nothing to tell" ;;
  esac
elif [ -n "$issue" ]; then
  api --silent --method PATCH "$issues/$number" -F "body=@$PM_OUT/issue.md" -f state=open || refused
  echo "issue $number is up to date"
else
  api --silent --method POST "$issues" -f "title=$title" -F "body=@$PM_OUT/issue.md" || refused
  echo "an issue is opened"
fi
# One issue: another open one of ours says what was, and no longer holds.
for other in $(printf '%s\n' "$found" | sed '1d' | sed -n 's/^open //p'); do
  api --silent --method PATCH "$issues/$other" -f state=closed || refused
done
