#!/usr/bin/env bash
# Times `pm diff` beside `pm lint` over the same work tree, and over two revisions of a bare clone, in turn; then `pm audit`
# over a history and over half of it. Prints medians of CPU seconds, ratios, and peaks of memory.
#   benches/diff.sh [RECORDS [COMMITS]]        needs git and GNU time; builds what it needs
#   PM=… measures another pm, ROUNDS=… runs are taken of each command
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=benches/measure.sh
. benches/measure.sh
records=${1:-10000}
commits=${2:-5000}
rounds=${ROUNDS:-15}
pm=$(built_pm)

in_git() { git -C "$1" -c user.name=pm -c user.email=pm@example.org -c gc.auto=0 "${@:2}"; }

# A change as reviews see them: three targets, a status, a new initiative.
change() {
  local folder=$1/initiatives/0
  for n in 3 11 12; do sed -i.bak -E 's/^    target: [0-9]+ %/    target: 19 %/' "$folder/initiative-$n.md"; done
  sed -i.bak 's/^status: .*/status: measuring/' "$folder/initiative-7.md"
  sed 's/^# Initiative 9$/# Initiative new/' "$folder/initiative-9.md" >"$folder/initiative-new.md"
  rm "$folder"/*.bak
}

tree=$work/tree bare=$work/bare.git
generate "$tree" "$records"
commit_all "$tree"
change "$tree"
in_git "$tree" checkout -q -b change
in_git "$tree" add -A
in_git "$tree" commit -q -m change
git clone -q --bare "$tree" "$bare"
in_git "$tree" reset -q --soft HEAD~1

printf '| %s records | `pm lint` CPU s | `pm diff` CPU s | ratio | peak MB |\n|---|---|---|---|---|\n' "$records"
compare() {
  : >"$work/lint"; : >"$work/diff"
  for _ in $(seq "$rounds"); do
    # shellcheck disable=SC2086
    cpu "$pm" -C "$2" lint $3 >>"$work/lint" || true
    cpu "$pm" -C "$2" diff "$4" >>"$work/diff" || true
  done
  awk -v w="$1" -v a="$(median <"$work/lint")" -v b="$(median <"$work/diff")" -v p="$(peak "$pm" -C "$2" diff "$4")" \
    'BEGIN { printf "| %s | %.3f | %.3f | %.2f | %d |\n", w, a, b, (a > 0 ? b / a : 0), p }'
}
compare 'the work tree against HEAD' "$tree" '' HEAD
compare 'two revisions of a bare clone' "$bare" '--at HEAD' HEAD~1..HEAD
rm -rf "$tree" "$bare"

printf '\n| commits | files changed | `pm audit` CPU s | peak MB |\n|---|---|---|---|\n'
for steps in $((commits / 2)) "$commits"; do
  dir=$work/history
  generate "$dir" "$records" --history "$steps"
  changes=$(git -C "$dir" log --format= --name-only | wc -l)
  : >"$work/audit"
  for _ in 1 2 3 4 5; do cpu "$pm" -C "$dir" audit >>"$work/audit" || true; done
  printf '| %d | %d | %s | %d |\n' "$steps" "$changes" "$(median <"$work/audit")" "$(peak "$pm" -C "$dir" audit)"
  rm -rf "$dir"
done
