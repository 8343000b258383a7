# shellcheck shell=bash
# What the scripts beside this one share. They are run from the root of the repository, with `set -euo pipefail`.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Git as it comes, decimal points, and texts in UTF-8, whatever the machine is set to.
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null LC_ALL=C.UTF-8

# The pm that is measured: PM=…, or this one, built.
built_pm() {
  if [ -z "${PM:-}" ]; then
    cargo build --release --locked --quiet
    PM=$PWD/target/release/pm
  fi
  printf '%s' "$PM"
}

# generate DIR RECORDS [SEED] [--history COMMITS]: writes a workspace. The generator needs no crate, so rustc alone makes it.
generate() {
  [ -x "$work/generate" ] || rustc --edition 2024 -O -o "$work/generate" benches/generate.rs
  "$work/generate" "$@" >/dev/null 2>&1
}

# Makes a folder a Git repository whose one commit has all that is in it.
commit_all() {
  git -C "$1" init -q
  git -C "$1" add -A
  git -C "$1" -c user.name=pm -c user.email=pm@example.org -c gc.auto=0 commit -q -m all
  git -C "$1" repack -a -d -q
}

# CPU seconds of a command and its children, user and system added. What it says is in $work/said; its exit code is given on.
cpu() {
  local TIMEFORMAT='%3U %3S' code=0
  { time "$@" >"$work/said" 2>&1 || code=$?; } 2>"$work/time"
  awk '{ printf "%.3f\n", $1 + $2 }' "$work/time"
  return "$code"
}

# The most memory that a command has at once, in MB; with GNU time.
peak() {
  /usr/bin/time -q -f %M -o "$work/peak" "$@" >/dev/null 2>&1 || true
  awk '{ printf "%d\n", $1 / 1024 }' "$work/peak"
}

# Of the numbers that begin the lines of the input.
median() { sort -n | awk '{ v[NR] = $1 } END { printf "%.3f", v[int((NR + 1) / 2)] }'; }

megabytes() { find "$1" -type f -not -path '*/.git/*' -printf '%s\n' | awk '{ n += $1 } END { printf "%.1f", n / 1e6 }'; }

# machine COMMAND VERSION…: the lines under a table that say where it comes from.
machine() {
  local command=$1; shift
  local model cores versions
  model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -1)
  cores=$(nproc)
  versions=$(printf '%s, ' "$@")
  printf '\n%s, %s cores, %s; %s. Made by `%s` on %s.\n' \
    "${model:-$(uname -m)}" "$cores" "$(uname -sr)" "${versions%, }" "$command" "$(date -u +%F)"
}

# told SCRIPT TABLE…: prints what a function writes and, where `write` says so, puts it into docs/performance.md.
told() {
  "${@:2}" | tee "$work/table"
  [ -n "$write" ] || return 0
  awk -v mark="<!-- benches/$1 --write -->" -v table="$work/table" '
    $0 == "<!-- end -->" { inside = 0 }
    !inside { print }
    $0 == mark { inside = 1; while ((getline line < table) > 0) print line }
  ' docs/performance.md >"$work/page"
  cp "$work/page" docs/performance.md
}
write=
if [ "${1:-}" = --write ]; then write=yes; fi
