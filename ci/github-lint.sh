#!/bin/sh
# The state of the strategy: findings in the log and the job summary, the exit code of `pm lint` as an output.
# Called by action.yml. On a pull request that `pm diff` could judge, annotations are left to it unless lint fails:
# then nobody is shown what was there before, and nobody searches for what stops them.
set -eu

: "${PM:=pm}" "${PM_DIR:=.}" "${PM_LINT_FAIL_ON:=error}" "${PM_SARIF:=false}" "${PM_DIFF_EXIT:=skipped}"
: "${PM_SINCE:=}"
: "${PM_OUT:?the folder to write reports to}" "${GITHUB_OUTPUT:=/dev/null}" "${GITHUB_STEP_SUMMARY:=/dev/null}"
# shellcheck source=ci/github-quote.sh
. "$(dirname "$0")/github-quote.sh"

set -- "--dir=$PM_DIR" --color never lint --format human --max 0 --fail-on "$PM_LINT_FAIL_ON" \
  --output "github=$PM_OUT/lint.annotations" --output "markdown=$PM_OUT/lint.md"
if [ -n "$PM_SINCE" ]; then set -- "$@" "--since=$PM_SINCE"; fi
if [ "$PM_SARIF" = true ]; then set -- "$@" --output "sarif=$PM_OUT/pm.sarif"; fi

code=0
"$PM" "$@" >"$PM_OUT/lint.txt" 2>"$PM_OUT/lint.stderr" || code=$?
quote "$PM_OUT/lint.txt"
quote "$PM_OUT/lint.stderr"
echo "exit=$code" >>"$GITHUB_OUTPUT"

judged=false
case $PM_DIFF_EXIT in 0 | 1) judged=true ;; esac
if [ -s "$PM_OUT/lint.annotations" ] && { [ "$judged" = false ] || [ "$code" -ne 0 ]; }; then
  cat "$PM_OUT/lint.annotations"
fi

if [ "$code" -gt 1 ]; then
  say error "\`pm lint\` could not do its job (exit $code); its own words are in the log of this step"
fi
if [ -s "$PM_OUT/lint.md" ]; then
  cat "$PM_OUT/lint.md" >>"$GITHUB_STEP_SUMMARY"
  echo >>"$GITHUB_STEP_SUMMARY"
elif [ -s "$PM_OUT/lint.stderr" ]; then
  {
    echo "### \`pm lint\` could not do its job (exit $code)"
    echo
    block "$PM_OUT/lint.stderr"
  } >>"$GITHUB_STEP_SUMMARY"
fi
