#!/usr/bin/env bash
# Times `pm lint` beside `rg -c .` over the same files, in turn, and prints medians of CPU seconds and their ratio.
#   benches/lint.sh [RECORDS…]        needs ripgrep and GNU time; builds what it needs
set -euo pipefail
cd "$(dirname "$0")/.."
sizes=("${@:-1000 10000 100000}")
read -r -a sizes <<<"${sizes[*]}"
rounds=${ROUNDS:-15}
cargo build --release --locked --quiet
pm=$PWD/target/release/pm
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# User and system seconds of a command, added; its peak memory goes to the second file.
cpu() { /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >/dev/null || true; awk '{ printf "%.3f %d\n", $1 + $2, $3 }' "$work/time"; }
median() { sort -n | awk '{ v[NR] = $1 } END { printf "%.3f", v[int((NR + 1) / 2)] }'; }

printf '| records | files MB | `pm lint` CPU s | `rg -c .` CPU s | ratio | peak MB |\n|---|---|---|---|---|---|\n'
for records in "${sizes[@]}"; do
  dir=$work/$records
  cargo bench --quiet --bench generate -- "$dir" "$records" >/dev/null 2>&1
  "$pm" -C "$dir" lint >/dev/null; rg -c . "$dir" >/dev/null
  : >"$work/pm"; : >"$work/rg"
  for _ in $(seq "$rounds"); do
    cpu "$pm" -C "$dir" lint >>"$work/pm"
    cpu rg -c . "$dir" >>"$work/rg"
  done
  pm_s=$(median <"$work/pm"); rg_s=$(median <"$work/rg")
  peak=$(awk '$2 > m { m = $2 } END { printf "%d", m / 1024 }' "$work/pm")
  size=$(du -sb "$dir" | awk '{ printf "%.1f", $1 / 1e6 }')
  awk -v r="$records" -v s="$size" -v a="$pm_s" -v b="$rg_s" -v p="$peak" 'BEGIN { printf "| %d | %s | %.3f | %.3f | %.1f | %d |\n", r, s, a, b, (b > 0 ? a / b : 0), p }'
  rm -rf "$dir"
done
