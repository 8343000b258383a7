#!/bin/sh
# Runs the scripts of ci/ against stubs of gh, glab and pm that write down how they are called, and what Git itself does
# against real repositories. Needs git and jq; PM names a real pm, without which the cases that want one are left out.
# Each case runs in a shell of its own, in a new folder. Usage: PM=target/debug/pm sh tests/ci/run.sh [WORD OF A CASE]
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
real=${PM:-}
case $real in '' | /*) ;; *) real=$PWD/$real ;; esac
unset PM
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
chmod +x "$root"/tests/ci/stubs/* 2>/dev/null
passed=0 failed=0 only=${1:-}

fresh() {
  cd "$(mktemp -d "$temporary/case.XXXXXX")" || exit
  export STUB="$PWD" PM_OUT="$PWD/out" RUNNER_TEMP="$PWD" GITHUB_OUTPUT="$PWD/output" GITHUB_STEP_SUMMARY="$PWD/summary"
  export PATH="$root/tests/ci/stubs:$PATH" GITHUB_REPOSITORY=acme/strategy GITHUB_EVENT_NAME=pull_request
  export PM_NUMBER=12 PM_HEAD_REPOSITORY=acme/strategy GITHUB_ACTION_PATH="$root"
  export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
  export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
  unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE CI GITHUB_ACTIONS GITHUB_BASE_REF GITHUB_SERVER_URL CI_MERGE_REQUEST_DIFF_BASE_SHA
  mkdir out
  : >calls
  : >summary
  : >output
}

# check NAME FUNCTION: a case holds when its function ends with 0; its trace is shown when it does not.
check() {
  case $1 in *"$only"*) ;; *) return 0 ;; esac
  # Not as the condition of an `if`, where the shell would overlook what fails before the last line.
  (
    fresh
    set -eux
    "$2"
  ) >"$temporary/trace" 2>&1
  result=$?
  if [ "$result" -eq 0 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $1"
    tail -n 25 "$temporary/trace"
  fi
}

has() { grep -Fq -e "$2" "$1"; }
lacks() { if grep -Fq -e "$2" "$1"; then return 1; fi; }
# The exit code of a command, which is allowed to be any.
code_of() {
  code=0
  "$@" >stdout 2>stderr || code=$?
  echo "$code"
}
# lines COUNT TEXT
lines() { awk -v count="$1" -v line="$2" 'BEGIN { for (n = 0; n < count; n++) print line }'; }
report() { printf '<!-- pm diff -->\n### 1 promise changed\n' >out/diff.md; }
comment() { printf '{"id": %s, "user": {"login": "%s"}, "body": "%s"}' "$1" "$2" "$3"; }
# For a case that wants a real pm.
really() {
  if [ -n "$real" ]; then check "$@"; else echo "left out: $1 (set PM)"; fi
}

for cases in github action gitlab git; do
  # shellcheck source=/dev/null
  . "$root/tests/ci/$cases.sh"
done

echo "$passed passed, $failed failed"
test "$failed" -eq 0
