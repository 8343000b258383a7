#!/bin/sh
# Hands the findings to GitHub's code scanning, through `gh`. Needs `security-events: write`; without it, says so.
set -eu

: "${PM_OUT:?the folder with pm.sarif}" "${GITHUB_REPOSITORY:?}" "${GITHUB_SHA:?}" "${GITHUB_REF:?}"
# shellcheck source=ci/github-quote.sh
. "$(dirname "$0")/github-quote.sh"

[ -s "$PM_OUT/pm.sarif" ] || exit 0
gzip -c "$PM_OUT/pm.sarif" | base64 | tr -d '\n' >"$PM_OUT/pm.sarif.base64"
if gh api --silent --method POST "repos/$GITHUB_REPOSITORY/code-scanning/sarifs" -f "commit_sha=$GITHUB_SHA" \
  -f "ref=$GITHUB_REF" -F "sarif=@$PM_OUT/pm.sarif.base64" 2>"$PM_OUT/gh.stderr"; then
  echo "code scanning has the findings"
else
  quote "$PM_OUT/gh.stderr"
  say warning "Code scanning did not take the findings. The job needs: permissions: security-events: write, which runs from forks do not get"
fi
