#!/usr/bin/env bash
# Counts the instructions of `pm lint --all` on workspaces in which one thing is named very often, at two sizes, and fails
# where twice the records cost much more than twice the instructions: then a rule takes time in the square of something.
#   benches/shapes.sh [SHAPE…]     needs valgrind and rustc; the shapes are those of benches/shapes.rs
#   PM=… counts another pm (default: target/debug/pm)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=benches/measure.sh
. benches/measure.sh
pm=${PM:-target/debug/pm}
# Twice the records may cost this many times the instructions, in hundredths.
growth=260
few=${FEW:-150}

rustc --edition 2024 -O -o "$work/shapes" benches/shapes.rs
# Of the whole program; on one thread, as waiting for others costs instructions too. Most shapes have findings.
count() {
  "$work/shapes" "$work/$1-$2" "$1" "$2"
  RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$work/callgrind" \
    "$pm" -C "$work/$1-$2" lint --all >"$work/said" || [ $? = 1 ] || { cat "$work/said" >&2; return 1; }
  sed -n 's/.*Collected : *//p' "$work/callgrind"
}
if [ $# = 0 ]; then mapfile -t shapes < <("$work/shapes"); else shapes=("$@"); fi
failed=
printf '%-24s %8s %8s %6s\n' 'millions of instructions' "$few" $((2 * few)) growth
for shape in "${shapes[@]}"; do
  small=$(count "$shape" "$few") large=$(count "$shape" $((2 * few)))
  printf '%-24s %8d %8d %4d %%\n' "$shape" $((small / 1000000)) $((large / 1000000)) $((large * 100 / small))
  if [ $((large * 100)) -gt $((small * growth)) ]; then failed="$failed $shape"; fi
done
if [ -n "$failed" ]; then echo "grows faster than the records:$failed" >&2; exit 1; fi
