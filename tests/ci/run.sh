#!/bin/sh
# Runs the scripts of ci/ against stubs of gh, glab and pm that write down how they are called, and the server-side hook
# against real repositories. Needs git and jq; PM names a real pm for the hook, without which those cases are left out.
# Each case runs in a shell of its own, in a new folder. Usage: PM=target/debug/pm sh tests/ci/run.sh
set -u
root=$(cd "$(dirname "$0")/../.." && pwd)
real=${PM:-}
case $real in '' | /*) ;; *) real=$PWD/$real ;; esac
unset PM
temporary=$(mktemp -d)
trap 'rm -rf "$temporary"' EXIT
chmod +x "$root"/tests/ci/stubs/* 2>/dev/null
passed=0 failed=0

fresh() {
  cd "$(mktemp -d "$temporary/case.XXXXXX")" || exit
  export STUB="$PWD" PM_OUT="$PWD/out" RUNNER_TEMP="$PWD" GITHUB_OUTPUT="$PWD/output" GITHUB_STEP_SUMMARY="$PWD/summary"
  export PATH="$root/tests/ci/stubs:$PATH" GITHUB_REPOSITORY=acme/strategy GITHUB_EVENT_NAME=pull_request
  export PM_NUMBER=12 PM_HEAD_REPOSITORY=acme/strategy GITHUB_ACTION_PATH="$root"
  export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
  export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
  unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
  mkdir out
  : >calls
  : >summary
  : >output
}

# check NAME FUNCTION: a case holds when its function ends with 0; its trace is shown when it does not.
check() {
  # Not as the condition of an `if`, where the shell would overlook what fails before the last line.
  (
    fresh
    set -eux
    "$2"
  ) >"$temporary/trace" 2>&1
  result=$?
  if [ "$result" -eq 0 ]; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $1"
    tail -n 25 "$temporary/trace"
  fi
}

has() { grep -Fq -e "$2" "$1"; }
lacks() { if grep -Fq -e "$2" "$1"; then return 1; fi; }
# The exit code of a command, which is allowed to be any.
code_of() {
  code=0
  "$@" >stdout 2>stderr || code=$?
  echo "$code"
}
report() { printf '<!-- pm diff -->\n### 1 promise changed\n' >out/diff.md; }
comment() { printf '{"id": %s, "user": {"login": "%s"}, "body": "%s"}' "$1" "$2" "$3"; }

# --- the comment -----------------------------------------------------------------------------------------------------
bot='github-actions[bot]'

comment_is_begun() {
  report
  echo '[]' >page1.json
  sh "$root/ci/github-comment.sh"
  has calls '[POST] [repos/acme/strategy/issues/12/comments]'
  lacks calls PATCH
  cmp body out/diff.md
  test ! -s summary
}
check "a comment is begun where there is none" comment_is_begun

comment_is_updated() {
  report
  # On the second page; before it another person's with our marker, and one that only quotes the marker further down.
  printf '%s\n' "[$(comment 1 mallory '<!-- pm diff -->\nx'), $(comment 2 "$bot" 'see <!-- pm diff -->')]" >page1.json
  printf '%s\n' "[$(comment 3 "$bot" '<!-- pm diff -->\r\nold'), $(comment 4 "$bot" '<!-- pm diff -->\n<!-- pm: other -->\nx')]" >page2.json
  sh "$root/ci/github-comment.sh"
  has calls '[PATCH] [repos/acme/strategy/issues/comments/3]'
  lacks calls POST
}
check "the comment that is ours is updated in place" comment_is_updated

comment_of_a_workspace() {
  report
  printf '%s\n' "[$(comment 3 "$bot" '<!-- pm diff -->\nold'), $(comment 4 "$bot" '<!-- pm diff -->\n<!-- pm: products/x -->\nx')]" >page1.json
  PM_MARKER=products/x sh "$root/ci/github-comment.sh"
  has calls '[PATCH] [repos/acme/strategy/issues/comments/4]'
  printf '<!-- pm diff -->\n<!-- pm: products/x -->\n### 1 promise changed\n' | cmp - body
}
check "a marker tells the comments of several workspaces apart" comment_of_a_workspace

comment_with_a_bad_marker() {
  report
  test "$(PM_MARKER='x --> <img>' code_of sh "$root/ci/github-comment.sh")" = 2
  test ! -s calls
}
check "a marker that could leave its hidden comment is refused" comment_with_a_bad_marker

comment_from_a_fork() {
  report
  PM_HEAD_REPOSITORY=mallory/strategy sh "$root/ci/github-comment.sh"
  test ! -s calls
  has summary 'comes from a fork'
  has summary '1 promise changed'
}
check "a fork's report goes to the summary, and says why" comment_from_a_fork

comment_refused() {
  report
  : >refuse
  sh "$root/ci/github-comment.sh" >stdout
  has summary 'pull-requests: write'
  has summary '1 promise changed'
  has stdout '::warning title=pm::'
}
check "a comment that GitHub refuses goes to the summary" comment_refused

comment_when_nothing_changed() {
  report
  echo '[]' >page1.json
  PM_EMPTY=true sh "$root/ci/github-comment.sh"
  lacks calls POST
  printf '%s\n' "[$(comment 3 "$bot" '<!-- pm diff -->\nold')]" >page1.json
  PM_EMPTY=true sh "$root/ci/github-comment.sh"
  has calls '[PATCH] [repos/acme/strategy/issues/comments/3]'
}
check "nothing changed: no comment is begun, an old one is brought up to date" comment_when_nothing_changed

# --- pm diff and pm lint ---------------------------------------------------------------------------------------------
diff_judged() {
  report
  mv out/diff.md pm.markdown
  echo '{"changes": [{}], "consequences": {"unmeasured": []}}' >pm.json
  echo '::warning file=a.md::x' >pm.stdout
  PM_EXIT=1 PM_DIR='a b' PM_FAIL_ON=commitment sh "$root/ci/github-diff.sh" >stdout
  has calls "pm [-C] [a b] [--color] [never] [diff] [--format] [github] [--fail-on] [commitment] [--output] [markdown=$PM_OUT/diff.md]"
  has stdout '::warning file=a.md::x'
  has output exit=1
  lacks output empty
  test ! -s summary
}
check "a change is judged, annotated and its exit code handed on" diff_judged

diff_of_nothing() {
  echo '{"changes": [], "consequences": {"unmeasured": [], "rank_moves": []}}' >pm.json
  sh "$root/ci/github-diff.sh"
  has output empty=true
  echo '{"changes": [], "consequences": {"unmeasured": ["metric/a"], "rank_moves": []}}' >pm.json
  : >output
  sh "$root/ci/github-diff.sh"
  lacks output empty
}
check "a change of nothing is told from one with consequences" diff_of_nothing

diff_without_base() {
  printf 'no merge base\n  help: git fetch --deepen=50 origin main\n::error::not a command\n' >pm.stderr
  PM_EXIT=3 sh "$root/ci/github-diff.sh" >stdout
  has output exit=3
  has summary '      help: git fetch --deepen=50 origin main'
  has output told=true
  has stdout '::notice title=pm::'
  # What others wrote stands between stop-commands and its token.
  token=$(sed -n 's/^::stop-commands:://p' stdout)
  test "${#token}" -eq 32
  test "$(sed -n '/^::stop-commands::/,/^::'"$token"'::$/p' stdout | grep -c 'not a command')" = 1
}
check "without a base it says so, with the command that helps" diff_without_base

diff_not_by_every_rule() {
  report
  mv out/diff.md pm.markdown
  PM_EXIT=3 PM_STRICT=true sh "$root/ci/github-diff.sh" >stdout
  has stdout 'Not every rule'
  cmp out/diff.md pm.markdown
  lacks output told
  test ! -s summary
}
check "a report in which a rule is missing stays a report" diff_not_by_every_rule

comment_that_no_longer_holds() {
  echo 'no merge base' >pm.stderr
  PM_EXIT=3 sh "$root/ci/github-diff.sh"
  printf '%s\n' "[$(comment 3 "$bot" '<!-- pm diff -->\nno promise changed')]" >page1.json
  PM_TOLD=true sh "$root/ci/github-comment.sh"
  has calls '[PATCH] [repos/acme/strategy/issues/comments/3]'
  has body 'could not judge this change'
  : >calls
  echo '[]' >page1.json
  PM_TOLD=true sh "$root/ci/github-comment.sh"
  PM_TOLD=true PM_HEAD_REPOSITORY=mallory/strategy sh "$root/ci/github-comment.sh"
  lacks calls POST
  test "$(grep -c 'could not judge' summary)" = 1
}
check "an earlier comment does not stay when the change cannot be judged" comment_that_no_longer_holds

diff_on_push() {
  GITHUB_EVENT_NAME=push sh "$root/ci/github-diff.sh"
  has output exit=skipped
  test ! -s calls
  GITHUB_EVENT_NAME=push PM_RANGE=v1..main PM_STRICT=true sh "$root/ci/github-diff.sh"
  has calls '[--strict-history] [--] [v1..main]'
}
check "a push is not compared unless a range is named" diff_on_push

lint_annotates() {
  echo '::error file=a.md::x' >pm.github
  echo '1 error' >pm.markdown
  PM_DIFF_EXIT=0 sh "$root/ci/github-lint.sh" >stdout
  lacks stdout '::error file'
  PM_EXIT=1 PM_DIFF_EXIT=0 sh "$root/ci/github-lint.sh" >stdout
  has stdout '::error file=a.md::x'
  PM_DIFF_EXIT=3 sh "$root/ci/github-lint.sh" >stdout
  has stdout '::error file=a.md::x'
  has output exit=1
  has summary '1 error'
}
check "lint annotates where the comparison does not, or where it fails" lint_annotates

verdicts() {
  verdict() { test "$(PM_LINT_EXIT=$1 PM_DIFF_EXIT=$2 PM_STRICT=$3 code_of sh "$root/ci/github-verdict.sh")" = "$4"; }
  verdict 0 0 false 0
  verdict 0 skipped false 0
  verdict 1 0 false 1
  verdict 0 1 false 1
  verdict 0 3 false 0
  verdict 0 3 true 1
  verdict 2 0 false 2
  verdict 0 2 false 2
  verdict '' '' false 2
}
check "the job fails where it should and only there" verdicts

prepared() {
  PM_PATH=/opt/pm sh "$root/ci/github-prepare.sh"
  has output 'pm=/opt/pm'
  : >output
  sh "$root/ci/github-prepare.sh"
  sh "$root/ci/github-prepare.sh"
  test "$(sed -n 's/^key=pm--*\([0-9a-f]*\)$/\1/p' output | sort -u | grep -Ec '^[0-9a-f]{40}$')" = 1
  test "$(PM_MODE=x code_of sh "$root/ci/github-prepare.sh")" = 2
}
check "a pm is found, or gets a key of its source" prepared

sarif() {
  echo '{"version": "2.1.0"}' >out/pm.sarif
  GITHUB_SHA=abc GITHUB_REF=refs/pull/12/merge sh "$root/ci/github-sarif.sh"
  has calls '[commit_sha=abc] [-f] [ref=refs/pull/12/merge]'
  base64 -d sarif | gzip -dc | cmp - out/pm.sarif
  : >refuse
  GITHUB_SHA=abc GITHUB_REF=refs/heads/main sh "$root/ci/github-sarif.sh" >stdout
  has stdout 'security-events: write'
}
check "findings go to code scanning, and a refusal is no failure" sarif

# --- the issue of what became overdue --------------------------------------------------------------------------------
issue() { printf '{"number": %s, "state": "%s", "user": {"login": "%s"}, "body": "%s"%s}' "$1" "$2" "$3" "$4" "${5:-}"; }

clock_opens() {
  echo '[]' >page1.json
  echo '1 metric is stale' >pm.markdown
  PM_EXIT=1 sh "$root/ci/github-clock.sh"
  has calls '[lint] [--clock] [--fail-on] [info]'
  has calls 'creator=github-actions%5Bbot%5D'
  has calls '[POST] [repos/acme/strategy/issues] [-f] [title=What became overdue in the strategy]'
  test "$(sed -n 1p body)" = '<!-- pm clock -->'
  has body '1 metric is stale'
}
check "an issue is opened for what became overdue" clock_opens

clock_updates() {
  printf '%s\n' "[$(issue 1 open mallory '<!-- pm clock -->\nx'), $(issue 2 closed "$bot" '<!-- pm clock -->\nx'),
    $(issue 3 open "$bot" '<!-- pm clock: other -->\nx'), $(issue 9 open "$bot" '<!-- pm clock -->' ', "pull_request": {}')]" >page1.json
  printf '%s\n' "[$(issue 5 open "$bot" '<!-- pm clock -->\r\nx'), $(issue 6 open "$bot" 'text')]" >page2.json
  echo '1 metric is stale' >pm.markdown
  PM_EXIT=1 sh "$root/ci/github-clock.sh"
  has calls '[PATCH] [repos/acme/strategy/issues/5]'
  has calls '[state=open]'
  lacks calls POST
  : >calls
  PM_EXIT=0 sh "$root/ci/github-clock.sh"
  has calls '[PATCH] [repos/acme/strategy/issues/5]'
  has calls '[state=closed]'
}
check "the issue is updated, and closed when nothing is left" clock_updates

clock_reopens() {
  printf '%s\n' "[$(issue 2 closed "$bot" '<!-- pm clock -->\nx')]" >page1.json
  echo '1 metric is stale' >pm.markdown
  PM_EXIT=0 sh "$root/ci/github-clock.sh"
  lacks calls PATCH
  PM_EXIT=1 sh "$root/ci/github-clock.sh"
  has calls '[PATCH] [repos/acme/strategy/issues/2]'
  has calls '[state=open]'
}
check "a closed issue is opened again rather than doubled" clock_reopens

clock_cuts() {
  echo '[]' >page1.json
  awk 'BEGIN { for (n = 0; n < 5000; n++) print "a finding of thirty characters" }' >pm.markdown
  PM_EXIT=1 sh "$root/ci/github-clock.sh"
  test "$(wc -c <body)" -lt 65000
  has body 'The rest does not fit here'
}
check "an issue stays within what GitHub takes" clock_cuts

clock_fails() {
  test "$(PM_EXIT=2 code_of sh "$root/ci/github-clock.sh")" = 2
  lacks calls 'gh '
}
check "an issue stays as it is when lint could not run" clock_fails

# --- GitLab's note ---------------------------------------------------------------------------------------------------
note() {
  sed -n '/# note:begin/,/# note:end/s/^      //p' "$root/ci/gitlab.yml" >note.sh
  export CI_SERVER_HOST=gitlab.example.org CI_PROJECT_ID=5 CI_MERGE_REQUEST_IID=9
  sh note.sh
}
gitlab_note() { printf '{"id": %s, "author": {"id": %s}, "body": "%s"}' "$1" "$2" "$3"; }

gitlab_diff() {
  sed -n '/^pm-diff:/,/allow_failure/{/^    - |/,/allow_failure/{/^      /p;};}' "$root/ci/gitlab.yml" >diff.sh
  export CI_JOB_URL=https://gitlab.example.org/1 PM_DIR=. PM_FAIL_ON=none
  test "$(PM_EXIT=3 PM_STRICT=false code_of sh diff.sh)" = 3
  has pm-diff.md 'could not judge this change (exit 3)'
  test "$(PM_EXIT=3 PM_STRICT=true code_of sh diff.sh)" = 1
  printf '<!-- pm diff -->\nx\n' >pm.markdown
  test "$(PM_EXIT=0 PM_STRICT=true code_of sh diff.sh)" = 0
  has calls '[diff] [--fail-on] [none] [--output] [markdown=pm-diff.md] [--strict-history]'
  cmp pm-diff.md pm.markdown
}
check "GitLab's comparison hands on what pm says" gitlab_diff

note_without_token() {
  printf '<!-- pm diff -->\nx\n' >pm-diff.md
  note >stdout
  has stdout 'PM_GITLAB_TOKEN is not set'
  test ! -s calls
}
check "without a token no note is written, and the job says so" note_without_token

note_updated() {
  printf '<!-- pm diff -->\nx\n' >pm-diff.md
  export PM_GITLAB_TOKEN=secret
  echo '[]' >page1.json
  note
  has calls '[POST] [projects/5/merge_requests/9/notes]'
  cmp body pm-diff.md
  : >calls
  printf '%s\n' "[$(gitlab_note 1 8 '<!-- pm diff -->\nx'), $(gitlab_note 2 7 '<!-- pm diff -->\n<!-- pm: x -->')]" >page1.json
  printf '%s\n' "[$(gitlab_note 3 7 '<!-- pm diff -->\nold')]" >page2.json
  note
  has calls '[PUT] [projects/5/merge_requests/9/notes/3]'
  lacks calls POST
  : >calls
  export PM_MARKER=x
  note
  has calls '[PUT] [projects/5/merge_requests/9/notes/2]'
  lacks calls secret
}
check "the note that is ours is updated in place" note_updated

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
  has calls "pm [-C] [products/x] [--color] [never] [lint] [--at] [$new] [--fail-on] [error]"
  has calls "pm [-C] [products/y z] [--color] [never] [lint] [--at] [$new] [--fail-on] [error]"
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
if [ -n "$real" ]; then
  check "a real pm in a real bare repository refuses a faulty push" hook_for_real
else
  echo "left out: the hook with a real pm (set PM)"
fi

echo "$passed passed, $failed failed"
test "$failed" -eq 0
