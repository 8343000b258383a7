#!/usr/bin/env bash
# Times the check of each other tool that keeps linked records as text in Git, beside `pm lint`, in turn: the same records,
# links and words (benches/peers/write.py). Prints medians of CPU seconds and ratios as a Markdown table.
#   benches/peers.sh [--write] [RECORDS…]  1000 and 10000 where none is named; --write puts the table into docs/performance.md
#   benches/peers.sh --prove               breaks one link at a time, and every tool has to name the record that has it
# Needs Rust, Python 3 and Git, and the network to install what is not in TOOLS.
#   TOOLS=… the folder for the tools, kept; without it they go to a temporary one
#   PM=… measures another pm, ROUNDS=… runs are taken, CAP=… seconds of CPU are the most that a run may take; once the runs of
#   a tool have taken so many seconds, no more are begun
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=benches/measure.sh
. benches/measure.sh
tools=${TOOLS:-$work/tools}
rounds=${ROUNDS:-7}
cap=${CAP:-300}
peers=(decided trlc strictdoc doorstop sphinx)

mkdir -p "$tools"
tools=$(cd "$tools" && pwd)
[ -x "$tools/bin/decided" ] || cargo install decided --locked --quiet --root "$tools"
if [ ! -x "$tools/venv/bin/sphinx-build" ]; then
  python3 -m venv "$tools/venv"
  "$tools/venv/bin/pip" install --quiet --disable-pip-version-check trlc strictdoc doorstop sphinx-needs
fi
python=$tools/venv/bin
pm=$(built_pm)

# How each checks a folder, as its users do, with what spares it work that is not a check of records and links.
check_pm() { "$pm" -C "$1" lint; }
check_decided() { cd "$1" && "$tools/bin/decided" gate .; }
check_trlc() { "$python/trlc" --brief --no-lint "$1"; }
# The export that takes the least; what it keeps of an earlier run is thrown away, as `pm` keeps nothing.
check_strictdoc() { rm -rf "$work/out" && cd "$1" && "$python/strictdoc" export . --formats=json --no-parallelization --output-dir "$work/out"; }
# It neither rewrites files nor looks for references to code, child links, levels and reviews.
check_doorstop() { cd "$1" && "$python/doorstop" -F -L -R -C -S -W; }
# The builder that writes no page. A link to nowhere is a warning, and -W makes that an error.
check_sphinx() { rm -rf "$work/out" && "$python/sphinx-build" -q -W --keep-going -E -b needs "$1" "$work/out"; }

check() { (ulimit -t "$cap" && "check_$1" "$2"); }
version() {
  case $1 in
    pm) "$pm" --version ;;
    decided) "$tools/bin/decided" --version ;;
    sphinx) "$python/pip" list --disable-pip-version-check 2>/dev/null | awk '/^(Sphinx|sphinx-needs) / { v = v s $1 " " $2; s = " with " } END { print v }' ;;
    *) "$python/pip" list --disable-pip-version-check 2>/dev/null | awk -v name="$1" '$1 == name { print $1 " " $2 }' ;;
  esac
}
called() {
  case $1 in
    decided) echo '`decided gate`' ;;
    trlc) echo '`trlc --brief --no-lint`' ;;
    strictdoc) echo '`strictdoc export --formats=json`' ;;
    doorstop) echo '`doorstop -F -L -R -C -S -W`' ;;
    sphinx) echo '`sphinx-build -b needs`' ;;
  esac
}
# What it looks at beyond the syntax of its own files, and what of `pm lint` it does not.
looks_at() {
  case $1 in
    decided) echo 'sections of five types, links and their types, cycles, and dates in Git; no values, metrics or units' ;;
    trlc) echo 'types of fields, links and their types; texts are not looked into' ;;
    strictdoc) echo 'fields by a grammar, links, cycles; writes JSON; texts are not looked into' ;;
    doorstop) echo 'links; texts are not looked into' ;;
    sphinx) echo 'RST of all texts, links; writes JSON' ;;
  esac
}

# write FORMAT FOLDER [--break N]: what was written, in a repository as people have it. Leaves records, links and bytes.
write() {
  python3 benches/peers/write.py "$work/workspace" "$1" "$2" "${@:3}" >"$work/written"
  commit_all "$2"
}

prove() {
  local failed=0 links broken name tool
  generate "$work/workspace" 100
  for tool in pm "${peers[@]}"; do
    write "$tool" "$work/$tool"
    check "$tool" "$work/$tool" >"$work/said" 2>&1 || { echo "$tool: complains of what is whole"; tail -5 "$work/said"; failed=1; }
    read -r _ links _ <"$work/written"
    for broken in 0 $((links / 4)) $((links / 2)) $((links * 3 / 4)) $((links - 1)); do
      write "$tool" "$work/$tool" --break "$broken"
      read -r _ _ _ name <"$work/written"
      if check "$tool" "$work/$tool" >"$work/said" 2>&1; then
        echo "$tool: content, though link $broken of $links, in $name, leads nowhere"; failed=1
      elif ! grep -qiE "(metric[-_]|REC)999999" "$work/said"; then
        echo "$tool: does not name link $broken of $links, in $name"; tail -5 "$work/said"; failed=1
      else
        echo "$tool: names link $broken of $links, in $name: $(grep -iE -m1 "(metric[-_]|REC)999999" "$work/said" | sed "s|$work/||" | cut -c1-150)"
      fi
    done
  done
  return "$failed"
}
if [ "${1:-}" = --prove ]; then prove; exit; fi

[ -z "$write" ] || shift
sizes=("$@")
[ "${#sizes[@]}" -gt 0 ] || sizes=(1000 10000)
versions=()
for tool in pm "${peers[@]}"; do versions+=("$(version "$tool")"); done

table() {
  printf '| records | links | tool | MB | CPU s | `pm lint` CPU s | ratio | runs | it looks at |\n|---|---|---|---|---|---|---|---|---|\n'
  for records in "${sizes[@]}"; do
    rm -rf "$work/workspace"
    generate "$work/workspace" "$records"
    write pm "$work/pm"
    read -r count links _ <"$work/written"
    printf '| %d | %d | `pm lint` | %s | | | | | types and values of all fields, links and their kinds, the rules |\n' "$count" "$links" "$(megabytes "$work/pm")"
    for tool in "${peers[@]}"; do
      write "$tool" "$work/peer"
      read -r count links _ <"$work/written"
      : >"$work/a"; : >"$work/b"
      begun=$SECONDS done=0 code=0
      while [ "$done" -lt "$rounds" ] && [ $((SECONDS - begun)) -lt "$cap" ]; do
        # Whoever complains did not do what is measured, and whoever was stopped did not finish.
        cpu check "$tool" "$work/peer" >>"$work/a" || { code=$?; break; }
        cpu check pm "$work/pm" >>"$work/b"
        done=$((done + 1))
      done
      if [ "$code" -ne 0 ]; then
        why="over $cap s"
        [ "$code" -gt 128 ] || { why="failed with $code"; tail -5 "$work/said" >&2; }
        printf '| %d | %d | %s | %s | %s | | | | %s |\n' "$count" "$links" "$(called "$tool")" "$(megabytes "$work/peer")" "$why" "$(looks_at "$tool")"
      else
        awk -v count="$count" -v links="$links" -v tool="$(called "$tool")" -v mb="$(megabytes "$work/peer")" -v a="$(median <"$work/a")" \
          -v b="$(median <"$work/b")" -v runs="$done" -v at="$(looks_at "$tool")" \
          'BEGIN { printf "| %d | %d | %s | %s | %.2f | %.3f | %.1f | %d | %s |\n", count, links, tool, mb, a, b, (b > 0 ? a / b : 0), runs, at }'
      fi
      rm -rf "$work/peer" "$work/out"
    done
    rm -rf "$work/pm"
  done
  machine "benches/peers.sh ${sizes[*]}" "${versions[@]}" "medians of up to $rounds runs, at most $cap s for a tool"
}
told peers.sh table
