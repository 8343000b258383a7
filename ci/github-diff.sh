#!/bin/sh
# What a pull request changes: annotations, a report for the comment, and the exit code of `pm diff` as an output.
# Called by action.yml. Everything that people can write (titles, branches) comes in by the environment or a file.
set -eu

: "${PM:=pm}" "${PM_DIR:=.}" "${PM_RANGE:=}" "${PM_FAIL_ON:=none}" "${PM_STRICT:=false}"
: "${PM_OUT:?the folder to write reports to}" "${GITHUB_OUTPUT:=/dev/null}" "${GITHUB_STEP_SUMMARY:=/dev/null}"
# shellcheck source=ci/github-quote.sh
. "$(dirname "$0")/github-quote.sh"

if [ -z "$PM_RANGE" ] && [ "${GITHUB_EVENT_NAME:-}" != pull_request ]; then
  echo "no pull request, so nothing to compare: \`pm diff\` is left out"
  echo "exit=skipped" >>"$GITHUB_OUTPUT"
  exit 0
fi

set -- "--dir=$PM_DIR" --color never diff --format github --fail-on "$PM_FAIL_ON" \
  --output "markdown=$PM_OUT/diff.md" --output "json=$PM_OUT/diff.json"
if [ "$PM_STRICT" = true ]; then set -- "$@" --strict-history; fi
if [ -n "$PM_RANGE" ]; then set -- "$@" -- "$PM_RANGE"; fi

code=0
"$PM" "$@" >"$PM_OUT/diff.annotations" 2>"$PM_OUT/diff.stderr" || code=$?
cat "$PM_OUT/diff.annotations"
quote "$PM_OUT/diff.stderr"
echo "exit=$code" >>"$GITHUB_OUTPUT"

# With jq it can be told that nothing changed; then no comment is begun, and one that is there is brought up to date.
# A report that says what could not be judged is something to tell.
if [ "$code" -eq 0 ] && [ -s "$PM_OUT/diff.json" ] && command -v jq >/dev/null &&
  jq -e '(.changes == []) and ([.consequences[] | length] | add // 0) == 0' "$PM_OUT/diff.json" >/dev/null 2>&1; then
  echo "empty=true" >>"$GITHUB_OUTPUT"
fi

# No report: a comment of an earlier run must not stay as if it still held, and so these words take its place.
cannot() {
  {
    echo '<!-- pm diff -->'
    echo "### \`pm diff\` $1"
    echo
    echo "Nothing is concluded from that, neither good nor bad. \`pm\` says:"
    echo
    block "$PM_OUT/diff.stderr"
    if [ "$code" -eq 3 ]; then
      echo
      echo "\`fetch-depth: 2\` at \`actions/checkout\` is enough for the rules that compare, \`fetch-depth: 0\` for all."
    fi
  } >"$PM_OUT/diff.md"
  cat "$PM_OUT/diff.md" >>"$GITHUB_STEP_SUMMARY"
  echo "told=true" >>"$GITHUB_OUTPUT"
}

case $code in
0 | 1) ;;
3)
  if [ -s "$PM_OUT/diff.md" ]; then
    say notice "Not every rule could be evaluated; the report lists which, and the command that helps"
  else
    say notice "The base of this change cannot be determined; the job summary has the command that helps"
    cannot "could not judge this change: its base cannot be determined"
  fi
  ;;
*)
  say error "\`pm diff\` could not do its job (exit $code); its own words are in the log of this step"
  cannot "could not do its job (exit $code)"
  ;;
esac
