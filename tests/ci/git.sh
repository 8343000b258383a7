# What runs inside of Git: the hook of a bare repository, and the one before a commit.
# Sourced by run.sh.
# shellcheck shell=sh disable=SC2154,SC2317,SC2329,SC2016

# --- the hook of a bare repository -----------------------------------------------------------------------------------
server() {
  git init -q --bare -b main server.git
  cp "$root/ci/pre-receive" server.git/hooks/pre-receive
  chmod +x server.git/hooks/pre-receive
  git -C server.git config pm.path "$1"
  git init -q -b main clone
  git -C clone remote add origin ../server.git
}
commit() {
  git -C clone add -A
  git -C clone commit -qm "$1"
}

hook_arguments() {
  server pm
  echo a >clone/a.md
  commit a
  git -C server.git config --add pm.dir products/x
  git -C server.git config --add pm.dir 'products/y z'
  git -C server.git config pm.diffFailOn commitment
  git -C clone push -q origin main
  new=$(git -C clone rev-parse main)
  has calls "pm [--dir=products/x] [--color] [never] [lint] [--at] [$new] [--fail-on] [error]"
  has calls "pm [--dir=products/y z] [--color] [never] [lint] [--at] [$new] [--fail-on] [error]"
  lacks calls '[diff]'
  : >calls
  old=$new
  echo b >clone/a.md
  commit b
  test "$(PM_EXIT=3 code_of git -C clone push -q origin main)" = 1
  has stderr 'could not be checked (exit 3)'
  git -C clone push -q origin main main:refs/heads/side main:refs/tags/v1
  new=$(git -C clone rev-parse main)
  has calls "[diff] [$old..$new] [--fail-on] [commitment]"
  : >calls
  git -C clone push -q origin :side :v1
  git -C clone push -q origin main:refs/heads/other
  test ! -s calls
}
check "the hook asks for guarded branches, new tips and every workspace" hook_arguments

hook_closed() {
  server pm
  echo a >clone/a.md
  commit a
  test "$(PM_EXIT=2 code_of git -C clone push -q origin main)" = 1
  has stderr 'could not be checked (exit 2)'
  git -C server.git config pm.enforce false
  PM_EXIT=2 git -C clone push -q origin main
}
check "what could not be checked is refused, unless the hook only reports" hook_closed

hook_for_real() {
  server "$real"
  mkdir -p clone/products/x
  "$real" -C clone/products/x init -q
  # Over 100 objects Git keeps the push as a pack, below as single files: both are seen in quarantine.
  for number in $(seq 150); do echo "$number" >"clone/products/x/$number.txt"; done
  git -C server.git config pm.dir products/x
  commit sound
  git -C clone push -q origin main
  sed -i.before 's/^intent: first-year/intent: frist-year/' clone/products/x/initiatives/first-invoice.md
  rm clone/products/x/initiatives/first-invoice.md.before
  commit faulty
  test "$(code_of git -C clone push -q origin main)" = 1
  has stderr 'dangling-reference'
  has stderr 'main, products/x is refused'
  test "$(git -C server.git rev-parse main)" = "$(git -C clone rev-parse main~1)"
  git -C clone push -q origin main:refs/heads/draft
  git -C server.git config pm.failOn none
  git -C clone push -q origin main
}
really "a real pm in a real bare repository refuses a faulty push" hook_for_real
