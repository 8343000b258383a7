#!/usr/bin/env bash
# Counts the instructions of `pm lint` on 100 and on 400 records, and fails where they are more than benches/instructions.txt
# says. Seconds differ from run to run by a tenth and more, these counts by a thousandth; they are those of the program as
# tests run it, not optimized, so that nothing is built for them.
#   benches/instructions.sh [--update]     needs valgrind and rustc; --update writes the file anew
#   PM=… counts another pm (default: target/debug/pm)
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=benches/measure.sh
. benches/measure.sh
pm=${PM:-target/debug/pm}
recorded=benches/instructions.txt
# A change that costs this much, in hundredths, is not an accident of the machine.
tolerance=5
# Four times the records may cost this many times the instructions, in tenths. What a run begins with is in both.
growth=43

# Of the whole program; on one thread, as waiting for others costs instructions too.
count() {
  RAYON_NUM_THREADS=1 valgrind --tool=callgrind --callgrind-out-file=/dev/null --log-file="$work/callgrind.$1" \
    "$pm" -C "$work/$1" lint >"$work/said.$1"
  grep -q '^No findings' "$work/said.$1" || { cat "$work/said.$1" >&2; return 1; }
  sed -n 's/.*Collected : *//p' "$work/callgrind.$1" >"$work/count.$1"
}
generate "$work/100" 100
generate "$work/400" 400
count 100 &
small=$!
count 400
wait "$small"
few=$(cat "$work/count.100") many=$(cat "$work/count.400") rustc=$(rustc --version)
printf 'pm lint: %d instructions on 100 records, %d on 400 (%s)\n' "$few" "$many" "$rustc"

if [ "${1:-}" = --update ]; then
  printf '# Written by benches/instructions.sh --update: records, instructions.\n%s\n100 %d\n400 %d\n' "$rustc" "$few" "$many" >"$recorded"
  exit
fi
fail() { printf '%s\n' "$1: mend it, or say in the commit what it buys, and run benches/instructions.sh --update" >&2; exit 1; }
if [ $((many * 10)) -gt $((few * growth)) ]; then fail "four times the records cost $((many * 100 / few)) % of the instructions"; fi
if [ "$rustc" != "$(grep '^rustc ' "$recorded")" ]; then
  echo "the counts in $recorded are those of another compiler: only the growth was judged"
  exit
fi
for records in 100 400; do
  was=$(sed -n "s/^$records //p" "$recorded") is=$(cat "$work/count.$records")
  printf '%s records: %d %% of what is recorded\n' "$records" $((is * 100 / was))
  if [ $((is * 100)) -gt $((was * (100 + tolerance))) ]; then fail "$records records cost more than $tolerance % above what is recorded"; fi
  if [ $((is * 100)) -lt $((was * (100 - tolerance))) ]; then echo "cheaper than that: benches/instructions.sh --update keeps it so"; fi
done
