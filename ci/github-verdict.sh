#!/bin/sh
# Fails the job where a step before said so by its exit code; says which, and how to make it milder.
set -eu
# shellcheck source=ci/github-quote.sh
. "$(dirname "$0")/github-quote.sh"

verdict=0
case ${PM_LINT_EXIT:-} in
0) ;;
1)
  say error "\`pm lint\` found what \`lint-fail-on\` does not let pass"
  verdict=1
  ;;
*) verdict=2 ;;
esac
case ${PM_DIFF_EXIT:-} in
0 | skipped) ;;
1)
  say error "The change has what \`fail-on\` does not let pass; a deliberate change of a promise is recorded in the record, under \`amendments\`"
  if [ "$verdict" -eq 0 ]; then verdict=1; fi
  ;;
3)
  if [ "${PM_STRICT:-false}" = true ]; then
    say error "The change could not be judged, or not by every rule, and \`strict\` asks that it is"
    if [ "$verdict" -eq 0 ]; then verdict=1; fi
  fi
  ;;
*) verdict=2 ;;
esac
if [ "${PM_POSTED:-}" = false ] && [ "${PM_STRICT:-false}" = true ]; then
  say error "The comment could not be written, and \`strict\` asks that it is"
  if [ "$verdict" -eq 0 ]; then verdict=1; fi
fi
exit "$verdict"
