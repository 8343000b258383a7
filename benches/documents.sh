#!/usr/bin/env bash
# Times what people read, each as a whole run of `pm`, and prints medians of CPU seconds by the number of records and of
# peak memory at the largest.
#   benches/documents.sh [RECORDS…]        needs GNU time and Git; builds what it needs
# With HISTORY=COMMITS the workspaces have such a history. Then come shapes that are hard to lay out.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=benches/measure.sh
. benches/measure.sh
sizes=("$@")
[ "${#sizes[@]}" -gt 0 ] || sizes=(100 1000 10000)
rounds=${ROUNDS:-5}
pm=$(built_pm)

commands=(
  "status"
  "portfolio"
  "review quarterly-business"
  "review quarterly-initiative"
  "review monthly-release"
  "why initiative-1"
  "show initiative-1"
  "graph --format svg"
  "graph --metrics --format svg"
  "tree --metrics"
  "report --force -o $work/report.html"
  "export --format json"
  "export --format csv --table fields"
  "export --format sqlite --force -o $work/all.sqlite"
)

# User and system seconds and peak kilobytes of a command; one that fails is no measurement.
measure() {
  /usr/bin/time -f '%U %S %M' -o "$work/time" "$@" >/dev/null 2>"$work/said" || { cat "$work/said" >&2; exit 1; }
  awk '{ printf "%.3f %d\n", $1 + $2, $3 }' "$work/time"
}
median_and_peak() { sort -n | awk '{ v[NR] = $1; if ($2 > most) most = $2 } END { printf "%.3f %d", v[int((NR + 1) / 2)], most / 1024 }'; }

for records in "${sizes[@]}"; do
  history=()
  [ -z "${HISTORY:-}" ] || history=(--history "$HISTORY")
  generate "$work/$records" "$records" 1 "${history[@]}"
done

printf '| `pm …` |'; printf ' %s: CPU s |' "${sizes[@]}"; printf ' peak MB |\n|---|'
printf -- '---|%.0s' "${sizes[@]}"; printf -- '---|\n'
for command in "${commands[@]}"; do
  read -r -a words <<<"$command"
  printf '| %s |' "${command//$work\//}"
  for records in "${sizes[@]}"; do
    : >"$work/runs"
    for _ in $(seq "$rounds"); do measure "$pm" -C "$work/$records" "${words[@]}" >>"$work/runs"; done
    read -r seconds memory <<<"$(median_and_peak <"$work/runs")"
    printf ' %s |' "$seconds"
  done
  printf ' %s |\n' "$memory"
done

# A chain of 5,000 metrics, 10,000 that all drive one, and 300 of which each drives all before it.
metric() { printf "m%d: {definition: d, measures: customer, unit: '%%', readings: {2026-10-01: 31 %%}%s}\n" "$1" "$2"; }
shape() {
  mkdir -p "$work/$1"
  printf 'version: 1\ntoday: 2026-11-22\n' >"$work/$1/pm.yaml"
  printf -- '---\nowner: ada\nnorth_star_metric: m0\n---\n# Us\n\nAnyone learns a craft.\n' >"$work/$1/vision.md"
}
shape chain; shape star; shape all
{ metric 0 ""; for n in $(seq 4999); do metric "$n" ", drives: [m$((n - 1))]"; done; } >"$work/chain/metrics.yaml"
{ metric 0 ""; for n in $(seq 9999); do metric "$n" ", drives: [m0]"; done; } >"$work/star/metrics.yaml"
{ metric 0 ""; before=m0; for n in $(seq 299); do metric "$n" ", drives: [$before]"; before="$before, m$n"; done; } >"$work/all/metrics.yaml"

printf '\n| shape | `pm …` | CPU s | peak MB |\n|---|---|---|---|\n'
for shape in chain star all; do
  for command in "status" "graph --metrics --format svg" "graph --metrics --format json" "graph m0 --depth 9 --format svg" \
    "tree --metrics" "show m0" "north-star vision" "report --force -o $work/report.html"; do
    read -r -a words <<<"$command"
    read -r seconds memory <<<"$(measure timeout 20 "$pm" -C "$work/$shape" "${words[@]}")"
    printf '| %s | %s | %s | %d |\n' "$shape" "${command//$work\//}" "$seconds" "$((memory / 1024))"
  done
done
