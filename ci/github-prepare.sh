#!/bin/sh
# Where the action keeps its things: a folder for reports, and the pm to run. A pm that has to be built is known by the
# content of its source, so that another revision of the action with the same source finds it in the cache.
set -eu

: "${RUNNER_TEMP:?}" "${RUNNER_OS:=}" "${RUNNER_ARCH:=}" "${GITHUB_ACTION_PATH:?}" "${GITHUB_OUTPUT:?}" "${PM_PATH:=}"

case ${PM_MODE:-review} in
review | clock) ;;
*)
  echo "::error title=pm::The input \`mode\` is \`review\` or \`clock\`"
  exit 2
  ;;
esac

out=$(mktemp -d "$RUNNER_TEMP/pm-reports.XXXXXX")
echo "out=$out" >>"$GITHUB_OUTPUT"

if [ -n "$PM_PATH" ]; then
  echo "pm=$PM_PATH" >>"$GITHUB_OUTPUT"
  exit 0
fi
source=$(cd "$GITHUB_ACTION_PATH" && find Cargo.toml Cargo.lock src -type f | LC_ALL=C sort | git hash-object --stdin-paths | git hash-object --stdin)
root=$RUNNER_TEMP/pm-$source
{
  echo "root=$root"
  echo "pm=$root/bin/pm"
  echo "key=pm-$RUNNER_OS-$RUNNER_ARCH-$source"
} >>"$GITHUB_OUTPUT"
