#!/usr/bin/env bash
# Times `pm lint`, on a work tree and at a revision, beside `rg -c .` over the same files, in turn. Prints medians of CPU
# seconds, their ratio, and the most memory, as a Markdown table. What is linted is clean: no finding, and nothing overdue.
#   benches/lint.sh [--write] [RECORDS…]   needs ripgrep, Git and GNU time; builds what it needs
#   --write puts the table into docs/performance.md
#   PM=… measures another pm, ROUNDS=… runs are taken of each command
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=benches/measure.sh
. benches/measure.sh
[ -z "$write" ] || shift
sizes=("$@")
[ "${#sizes[@]}" -gt 0 ] || sizes=(100 1000 10000 100000)
rounds=${ROUNDS:-15}
pm=$(built_pm)

table() {
  printf '| records | MB | `rg -c .` CPU s | `pm lint` CPU s | ratio | peak MB | `pm lint --at HEAD` CPU s | peak MB |\n'
  printf -- '|---|---|---|---|---|---|---|---|\n'
  for records in "${sizes[@]}"; do
    dir=$work/tree
    generate "$dir" "$records"
    commit_all "$dir"
    said=$("$pm" -C "$dir" lint 2>&1)
    # One line: a second would say what is overdue.
    [[ $said == 'No findings'* && $said != *$'\n'* ]] || { printf 'this is not clean: %s\n' "$said" >&2; exit 1; }
    : >"$work/rg"; : >"$work/lint"; : >"$work/at"
    for _ in $(seq "$rounds"); do
      cpu rg -c . "$dir" >>"$work/rg"
      cpu "$pm" -C "$dir" lint >>"$work/lint"
      cpu "$pm" -C "$dir" lint --at HEAD >>"$work/at"
    done
    awk -v records="$records" -v mb="$(megabytes "$dir")" -v rg="$(median <"$work/rg")" -v lint="$(median <"$work/lint")" \
      -v at="$(median <"$work/at")" -v peak="$(peak "$pm" -C "$dir" lint)" -v peak_at="$(peak "$pm" -C "$dir" lint --at HEAD)" \
      'BEGIN { printf "| %d | %s | %.3f | %.3f | %.1f | %d | %.3f | %d |\n", records, mb, rg, lint, (rg > 0 ? lint / rg : 0), peak, at, peak_at }'
    rm -rf "$dir"
  done
  machine "benches/lint.sh ${sizes[*]}" "$("$pm" --version)" "$(rg --version | head -1)" "$(git --version)" "medians of $rounds runs"
}
told lint.sh table
