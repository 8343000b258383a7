# Sourced by the scripts for GitHub: how to print text that other people wrote, and how to say a sentence of our own.
# shellcheck shell=sh

# Prints a file with workflow commands off, so that a line of it beginning with `::` is only text.
quote() {
  [ -s "$1" ] || return 0
  stop=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  echo "::stop-commands::$stop"
  cat "$1"
  printf '\n::%s::\n' "$stop"
}

# say notice|warning|error SENTENCE
say() {
  printf '::%s title=pm::%s\n' "$1" "$2"
}
