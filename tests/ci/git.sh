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
  export PM_READS=true
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

# fault FOLDER, easier FOLDER: a change that lint refuses, and one of a promise.
edit() { sed "$1" "$2" >edited && mv edited "$2"; }
fault() { edit 's/^intent: first-year/intent: frist-year/' "$1/initiatives/first-invoice.md"; }
easier() { edit "s/target: [0-9]* %/target: $2 %/" "$1/initiatives/first-invoice.md"; }
tip() { git -C server.git rev-parse "$1"; }

hook_for_real() {
  server "$real"
  mkdir -p clone/products/x
  "$real" -C clone/products/x init -q
  # Over 100 objects Git keeps the push as a pack, below as single files: both are seen in quarantine.
  for number in $(seq 150); do echo "$number" >"clone/products/x/$number.txt"; done
  git -C server.git config pm.dir products/x
  commit sound
  git -C clone push -q origin main
  fault clone/products/x
  commit faulty
  test "$(code_of git -C clone push -q origin main)" = 1
  has stderr 'dangling-reference'
  has stderr 'main, products/x is refused'
  test "$(tip main)" = "$(git -C clone rev-parse main~1)"
  # What was refused is not kept.
  test "$(code_of git -C server.git cat-file -e "$(git -C clone rev-parse main)")" != 0
  # A branch that nobody guards is taken; of several in one push the guarded one refuses all.
  test "$(code_of git -C clone push -q origin main main:refs/heads/draft)" = 1
  test "$(code_of git -C server.git rev-parse -q --verify refs/heads/draft)" = 1
  git -C clone push -q origin main:refs/heads/draft
  git -C server.git config pm.failOn none
  git -C clone push -q origin main
}
really "a real pm in a real bare repository refuses a faulty push" hook_for_real

hook_of_promises() {
  server "$real"
  branch="it's-\$(touch\${IFS}x)\"&"
  git -C server.git config --add pm.branch main
  git -C server.git config --add pm.branch "$branch"
  git -C server.git config pm.diffFailOn commitment
  git -C server.git config receive.denyDeleteCurrent ignore
  "$real" -C clone init -q
  commit sound
  # The first push of a branch has nothing to compare with.
  git -C clone push -q origin main "main:refs/heads/$branch"
  easier clone 40
  commit easier
  test "$(code_of git -C clone push -q origin main)" = 1
  has stderr '45 % → 40 %'
  has stderr 'the change of main, . is refused'
  # Two guarded branches: both are told, and both refused.
  test "$(code_of git -C clone push -q origin main "main:refs/heads/$branch")" = 1
  has stderr 'the change of main, . is refused'
  has stderr "the change of $branch, . is refused"
  test ! -e x
  test ! -e server.git/x
  # With the reason in the record it is taken.
  edit 's/^status: discovery/status: discovery\
amendments: [{field: outcomes.first-invoice-in-a-week.target, from: 45 %, to: 40 %, on: 2026-11-20, why: a channel closed}]/' \
    clone/initiatives/first-invoice.md
  git -C clone commit -qa --amend -m acknowledged
  git -C clone push -q origin main
  test "$(tip main)" = "$(git -C clone rev-parse main)"
  # Another beginning is compared all the same; going away is not judged.
  git -C clone checkout -q --orphan anew
  easier clone 30
  git -C clone commit -qam anew
  test "$(code_of git -C clone push -q --force origin anew:main)" = 1
  has stderr '40 % → 30 %'
  git -C clone push -q origin :main ":refs/heads/$branch"
}
really "the hook refuses a promise that was changed without a word" hook_of_promises

# The line of .pre-commit-hooks.yaml as a hook of Git, with the arguments of the page.
before_a_commit() {
  mkdir bin
  ln -s "$real" bin/pm
  export PATH="$PWD/bin:$PATH"
  test "$(grep -c '^  pass_filenames: false$' "$root/.pre-commit-hooks.yaml")" = 2
  test "$(grep -c '^  always_run: true$' "$root/.pre-commit-hooks.yaml")" = 2
  entry=$(sed -n 's/^  entry: //p' "$root/.pre-commit-hooks.yaml" | sort -u)
  test "$entry" = 'pm lint --staged'
  git init -q -b main work
  printf '#!/bin/sh\nexec %s -C %s\n' "$entry" "'a \"plan\"'" >work/.git/hooks/pre-commit
  chmod +x work/.git/hooks/pre-commit
  mkdir 'work/a "plan"'
  "$real" -C 'work/a "plan"' init -q
  git -C work add -A
  git -C work commit -qm sound
  # Only what is staged counts, in every way of saying what that is.
  fault 'work/a "plan"'
  echo x >work/other.txt
  git -C work add other.txt
  git -C work commit -qm other
  test "$(code_of git -C work commit -qam faulty)" = 1
  has stderr 'dangling-reference'
  test "$(code_of git -C work commit -qm faulty 'a "plan"')" = 1
  git -C work add -A
  test "$(code_of git -C work commit -qm faulty)" = 1
  git -C work reset -q --hard
  # A file that goes can break a link.
  git -C work rm -q 'a "plan"/intents/first-year.md'
  test "$(code_of git -C work commit -qm deleted)" = 1
  has stderr 'dangling-reference'
}
really "what is staged is checked before a commit" before_a_commit
