#!/bin/sh
# Where the action keeps its things: a folder for reports, and the pm to run. A pm that has to be built is known by the
# content of its source, so that another revision of the action with the same source finds it in the cache.
set -eu

: "${RUNNER_TEMP:?}" "${RUNNER_OS:=}" "${RUNNER_ARCH:=}" "${GITHUB_ACTION_PATH:?}" "${GITHUB_OUTPUT:?}"
: "${PM_PATH:=}" "${PM_MARKER:=}"

case ${PM_MODE:-review} in
review | clock) ;;
*)
  echo "::error title=pm::The input \`mode\` is \`review\` or \`clock\`"
  exit 2
  ;;
esac

# It becomes part of a hidden comment, which it must not be able to leave.
case $PM_MARKER in
*[!A-Za-z0-9._/-]* | *--*)
  echo "::error title=pm::The input \`marker\` may hold letters, digits, dots, slashes and single hyphens, and nothing else"
  exit 2
  ;;
esac

out=$(mktemp -d "$RUNNER_TEMP/pm-reports.XXXXXX")
echo "out=$out" >>"$GITHUB_OUTPUT"

if [ -n "$PM_PATH" ]; then
  printf 'pm=%s\n' "$PM_PATH" >>"$GITHUB_OUTPUT"
  exit 0
fi
# Everything that the build reads; examples/starter is what `pm init` writes.
cd "$GITHUB_ACTION_PATH"
hashes=$(find Cargo.toml Cargo.lock src examples/starter -type f | LC_ALL=C sort | git hash-object --no-filters --stdin-paths)
source=$(printf '%s\n' "$hashes" | git hash-object --stdin)
root=$RUNNER_TEMP/pm-$source
{
  echo "root=$root"
  echo "pm=$root/bin/pm"
  echo "key=pm-$RUNNER_OS-$RUNNER_ARCH-$source"
} >>"$GITHUB_OUTPUT"
