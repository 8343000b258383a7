# Sourced by the scripts for GitHub: what to do with text that other people wrote, how to say a sentence of our own, and
# how `gh` finds the server.
# shellcheck shell=sh

# `gh` does not ask the runner which server it works for, and away from github.com takes the token by another name.
GH_HOST=${GITHUB_SERVER_URL:-https://github.com}
GH_HOST=${GH_HOST#*://}
export GH_HOST GH_ENTERPRISE_TOKEN="${GH_TOKEN:-}"

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

# A file as a block of code in Markdown, in which nothing is markup and nobody is notified.
block() {
  tr '\r' ' ' <"$1" | sed 's/^/    /' | fit 20000 "The rest is in the log of this step."
}

# fit MOST SENTENCE: Markdown in at most about so many characters. It is cut between two lines, what is open there is
# closed, and the sentence says that something is missing. GitHub takes 65,536 characters in a comment or an issue.
fit() {
  LC_ALL=C awk -v most="$1" -v sentence="$2" '
    # Characters and not bytes: those that continue one in UTF-8 do not count.
    { line = $0; gsub(/[\200-\277]/, "", line); size += length(line) + 1 }
    size > most { cut = 1; exit }
    { print }
    match($0, /^```+/) {
      if (!fence) fence = substr($0, 1, RLENGTH); else if (RLENGTH >= length(fence)) fence = ""
    }
    /^<details/ && !fence { open++ }
    /^<\/details>/ && !fence { open-- }
    END {
      if (!cut) exit
      if (fence) print fence
      while (open-- > 0) print "\n</details>"
      print "\n" sentence
    }'
}
