# What the scripts for GitHub do, one by one.
# Sourced by run.sh.
# shellcheck shell=sh disable=SC2154,SC2317,SC2329,SC2016,SC2129

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

bad_marker() {
  test "$(PM_MARKER='x --> <img>' code_of sh "$root/ci/github-prepare.sh")" = 2
  test "$(PM_MARKER='x
y' code_of sh "$root/ci/github-prepare.sh")" = 2
  test "$(PM_MARKER=x--y code_of sh "$root/ci/github-prepare.sh")" = 2
  has stdout '::error title=pm::The input `marker`'
  test ! -s output
  PM_MARKER=products/x-y sh "$root/ci/github-prepare.sh"
}
check "a marker that could leave its hidden comment is refused" bad_marker

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
  # Writing, reading, and the second page of what is there; the words of GitHub are shown, and never as markup.
  for refused in refuse.POST refuse.GET refuse.pages; do
    : >summary
    : >output
    printf 'gh: no\r<img src=x> @all (HTTP 403)\n::error::no command\n' >"$refused"
    sh "$root/ci/github-comment.sh" >stdout
    has summary 'pull-requests: write'
    has summary '    gh: no <img src=x> @all (HTTP 403)'
    has summary '1 promise changed'
    has stdout '::warning title=pm::'
    has output posted=false
    rm "$refused"
  done
  printf '%s\n' "[$(comment 3 "$bot" '<!-- pm diff -->\nold')]" >page1.json
  : >summary
  # It was deleted in between.
  echo 'gh: Not Found (HTTP 404)' >refuse.PATCH
  sh "$root/ci/github-comment.sh"
  has summary '    gh: Not Found (HTTP 404)'
  has summary '1 promise changed'
  # Not a word twice where the report is in the summary already.
  : >summary
  PM_TOLD=true sh "$root/ci/github-comment.sh"
  has summary 'could not be written'
  lacks summary '1 promise changed'
  # No gh at all.
  mkdir bare
  for tool in sh sed awk tr cat od dirname; do ln -s "$(command -v "$tool")" bare/; done
  : >summary
  PATH="$PWD/bare" sh "$root/ci/github-comment.sh"
  has summary 'gh: not found'
}
check "a comment that GitHub refuses goes to the summary" comment_refused

comments_of_ours_are_one() {
  report
  printf '%s\n' "[$(comment 1 mallory '<!-- pm diff -->\nx'), $(comment 3 "$bot" '<!-- pm diff -->\nold')]" >page1.json
  printf '%s\n' "[$(comment 4 "$bot" '<!-- pm diff -->\n<!-- pm: x -->'), $(comment 5 "$bot" '<!-- pm diff -->\nolder')]" >page2.json
  sh "$root/ci/github-comment.sh"
  has calls '[PATCH] [repos/acme/strategy/issues/comments/3]'
  has calls '[DELETE] [repos/acme/strategy/issues/comments/5]'
  test "$(grep -c DELETE calls)" = 1
  : >summary
  echo 'gh: no (HTTP 403)' >refuse.DELETE
  sh "$root/ci/github-comment.sh" >stdout
  has stdout 'gh: no (HTTP 403)'
  test ! -s summary
}
check "of several comments of ours one remains, and of others' all" comments_of_ours_are_one

comment_at_the_limit() {
  echo '[]' >page1.json
  # What pm writes at most, in a script of three bytes a character: whole.
  report
  lines 1990 '漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢' >>out/diff.md
  sh "$root/ci/github-comment.sh"
  cmp body out/diff.md
  # What is open where it is cut is closed: the fence, which holds what only looks like its end, then the details.
  report
  printf '<details><summary>a</summary>\n\n````yaml\n```\n' >>out/diff.md
  lines 9000 '- {field: x}' >>out/diff.md
  printf '````\n</details>\n' >>out/diff.md
  sh "$root/ci/github-comment.sh"
  test "$(head -n 1 body)" = '<!-- pm diff -->'
  tail -n 6 body >end
  printf '%s\n' '- {field: x}' '````' '' '</details>' '' 'The rest does not fit here: `pm diff` shows all of it.' | cmp - end
  # What was closed before the cut is not closed again.
  report
  printf '<details>\n\n```\nx\n```\n</details>\n' >>out/diff.md
  lines 9000 'a line' >>out/diff.md
  sh "$root/ci/github-comment.sh"
  test "$(grep -c '</details>' body)" = 1
  test "$(tail -n 3 body | head -n 1)" = 'a line'
  test ! -s summary
}
check "a comment is cut where GitHub takes no more, and cleanly" comment_at_the_limit

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
  has calls "pm [--dir=a b] [--color] [never] [diff] [--format] [github] [--fail-on] [commitment] [--output] [markdown=$PM_OUT/diff.md]"
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

diff_of_nothing_that_is_not_all_judged() {
  report
  mv out/diff.md pm.markdown
  echo '{"changes": [], "consequences": {}}' >pm.json
  PM_EXIT=3 PM_STRICT=true sh "$root/ci/github-diff.sh"
  lacks output empty
}
check "a rule that could not be judged is something to tell" diff_of_nothing_that_is_not_all_judged

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

diff_that_says_much() {
  lines 9000 'a long tale of what went wrong, and </details> ``` @all' >pm.stderr
  PM_EXIT=2 sh "$root/ci/github-diff.sh" >/dev/null
  has output exit=2
  test "$(wc -c <out/diff.md)" -lt 25000
  test "$(tail -n 1 summary)" = 'The rest is in the log of this step.'
  # All that pm says is code.
  test "$(grep -c 'tale' out/diff.md)" = "$(grep -c '^    a long tale' out/diff.md)"
  PM_EXIT=2 sh "$root/ci/github-lint.sh" >/dev/null
  has summary '### `pm lint` could not do its job (exit 2)'
  test "$(wc -c <summary)" -lt 50000
}
check "what goes wrong is told within what a summary holds" diff_that_says_much

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
  verdict 2 1 false 2
  verdict 2 3 true 2
  verdict 3 0 false 2
  verdict 101 0 false 2
  verdict 0 2 false 2
  verdict '' '' false 2
  export PM_POSTED=false
  verdict 0 0 false 0
  verdict 0 0 true 1
  verdict 2 0 true 2
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
  # Everything that goes into the program counts.
  export GITHUB_ACTION_PATH="$PWD/a copy"
  mkdir -p "$GITHUB_ACTION_PATH/examples"
  cp -R "$root/Cargo.toml" "$root/Cargo.lock" "$root/src" "$GITHUB_ACTION_PATH"
  cp -R "$root/examples/starter" "$GITHUB_ACTION_PATH/examples"
  sh "$root/ci/github-prepare.sh"
  test "$(sed -n 's/^key=//p' output | sort -u | wc -l)" -eq 1
  echo >>"$GITHUB_ACTION_PATH/examples/starter/vision.md"
  sh "$root/ci/github-prepare.sh"
  test "$(sed -n 's/^key=//p' output | sort -u | wc -l)" -eq 2
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

clock_is_one_issue() {
  printf '%s\n' "[$(issue 5 open "$bot" '<!-- pm clock -->\nx'), $(issue 6 open "$bot" '<!-- pm clock -->\nx')]" >page1.json
  printf '%s\n' "[$(issue 7 closed "$bot" '<!-- pm clock -->\nx'), $(issue 8 open mallory '<!-- pm clock -->')]" >page2.json
  echo '1 metric is stale' >pm.markdown
  PM_EXIT=1 sh "$root/ci/github-clock.sh"
  has calls "[PATCH] [repos/acme/strategy/issues/6] [-F] [body=@$PM_OUT/issue.md] [-f] [state=open]"
  has calls '[PATCH] [repos/acme/strategy/issues/5] [-f] [state=closed]'
  test "$(grep -c PATCH calls)" = 2
}
check "of several open issues of ours one stays open" clock_is_one_issue

clock_is_refused() {
  echo '[]' >page1.json
  echo '1 metric is stale' >pm.markdown
  for refused in refuse.GET refuse.pages refuse.POST; do
    : >summary
    echo 'gh: API rate limit exceeded (HTTP 403)' >"$refused"
    PM_EXIT=1 sh "$root/ci/github-clock.sh" >stdout
    has summary '1 metric is stale'
    has summary '    gh: API rate limit exceeded (HTTP 403)'
    has stdout '::warning title=pm::'
    test "$(PM_EXIT=1 PM_STRICT=true code_of sh "$root/ci/github-clock.sh")" = 1
    rm "$refused"
  done
}
check "an issue that GitHub refuses leaves the report in the summary" clock_is_refused

clock_cuts() {
  echo '[]' >page1.json
  { echo '### 5000 findings' && echo && lines 5000 '| warning | the owner went away quietly |'; } >pm.markdown
  PM_EXIT=1 sh "$root/ci/github-clock.sh"
  test "$(wc -c <body)" -gt 60000
  test "$(wc -c <body)" -lt 65536
  printf '| warning | the owner went away quietly |\n\nThe rest does not fit here: `pm lint --clock` shows all of it.\n' >end
  tail -n 3 body | cmp - end
}
check "an issue stays within what GitHub takes" clock_cuts

clock_fails() {
  echo 'no strategy here' >pm.stderr
  test "$(PM_EXIT=2 code_of sh "$root/ci/github-clock.sh")" = 2
  has summary '    no strategy here'
  # A pm that wrote nothing did not do its job, whatever it says.
  test "$(PM_EXIT=0 code_of sh "$root/ci/github-clock.sh")" = 2
  lacks calls 'gh '
}
check "an issue stays as it is when lint could not run" clock_fails
