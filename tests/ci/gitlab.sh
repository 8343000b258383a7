# What the template for GitLab does.
# Sourced by run.sh.
# shellcheck shell=sh disable=SC2154,SC2317,SC2329,SC2016

# --- GitLab's note ---------------------------------------------------------------------------------------------------
# The lines between two marks of the template, as a shell gets them.
part() { sed -n "/# $1:begin/,/# $1:end/s/^      //p" "$root/ci/gitlab.yml"; }
# job NAME: runs what a job writes to GitLab, as the runner does: before_script and script in one shell.
job() {
  { part post && part "$1"; } >job.sh
  export CI_SERVER_HOST=gitlab.example.org CI_PROJECT_ID=5 CI_MERGE_REQUEST_IID=9
  PM_MARKER=${PM_MARKER:-} PM_STRICT=${PM_STRICT:-false} sh job.sh
}
gitlab_note() { printf '{"id": %s, "author": {"id": %s}, "body": "%s"}' "$1" "$2" "$3"; }
gitlab_issue() { printf '{"iid": %s, "state": "%s", "author": {"id": %s}, "description": %s}' "$1" "$2" "$3" "$4"; }
judged() {
  printf '<!-- pm diff -->\nx\n' >pm-diff.md
  export PM_DIFF_EXIT=0 PM_GITLAB_TOKEN=secret
  echo '[]' >page1.json
}

gitlab_diff() {
  part diff >diff.sh
  export CI_JOB_URL=https://gitlab.example.org/1 PM_DIR='a b' PM_FAIL_ON=none
  # What lies in the repository is no report.
  echo 'all is well' >pm-diff.md
  test "$(PM_EXIT=3 PM_STRICT=false code_of sh diff.sh)" = 3
  has pm-diff.md 'could not judge this change (exit 3)'
  has pm-diff.env PM_DIFF_EXIT=3
  test "$(PM_EXIT=3 PM_STRICT=true code_of sh diff.sh)" = 1
  test "$(PM_EXIT=2 PM_STRICT=false code_of sh diff.sh)" = 2
  printf '<!-- pm diff -->\nx\n' >pm.markdown
  test "$(PM_EXIT=1 PM_STRICT=false code_of sh diff.sh)" = 1
  test "$(PM_EXIT=0 PM_STRICT=true code_of sh diff.sh)" = 0
  has calls 'pm [--dir=a b] [diff] [--fail-on] [none] [--output] [markdown=pm-diff.md] [--output] [json=pm-diff.json] [--strict-history]'
  cmp pm-diff.md pm.markdown
}
check "GitLab's comparison hands on what pm says" gitlab_diff

note_without_token() {
  judged
  unset PM_GITLAB_TOKEN
  job note >stdout
  has stdout 'PM_GITLAB_TOKEN is not set'
  test ! -s calls
}
check "without a token no note is written, and the job says so" note_without_token

note_updated() {
  judged
  job note
  has calls '[POST] [projects/5/merge_requests/9/notes]'
  cmp body pm-diff.md
  : >calls
  printf '%s\n' "[$(gitlab_note 1 8 '<!-- pm diff -->\nx'), $(gitlab_note 2 7 '<!-- pm diff -->\n<!-- pm: x -->')]" >page1.json
  printf '%s\n' "[$(gitlab_note 3 7 '<!-- pm diff -->\r\nold'), $(gitlab_note 4 7 'see <!-- pm diff -->')]" >page2.json
  job note
  has calls '[PUT] [projects/5/merge_requests/9/notes/3]'
  lacks calls POST
  lacks calls DELETE
  : >calls
  PM_MARKER=x job note
  has calls '[PUT] [projects/5/merge_requests/9/notes/2]'
  lacks calls secret
  # Two of ours: one remains.
  : >calls
  printf '%s\n' "[$(gitlab_note 5 7 '<!-- pm diff -->\nolder'), $(gitlab_note 6 8 '<!-- pm diff -->')]" >page3.json
  job note
  has calls '[PUT] [projects/5/merge_requests/9/notes/3]'
  has calls '[DELETE] [projects/5/merge_requests/9/notes/5]'
  test "$(grep -c DELETE calls)" = 1
}
check "the note that is ours is updated in place" note_updated

note_of_another_pipeline() {
  judged
  unset PM_DIFF_EXIT
  job note >stdout
  has stdout 'no note'
  lacks calls notes
}
check "a report that this pipeline did not make is not posted" note_of_another_pipeline

note_of_nothing() {
  judged
  echo '{"changes": [], "consequences": {"unmeasured": []}}' >pm-diff.json
  job note
  lacks calls POST
  PM_DIFF_EXIT=3 job note
  has calls POST
  : >calls
  printf '%s\n' "[$(gitlab_note 3 7 '<!-- pm diff -->\nold')]" >page1.json
  job note
  has calls '[PUT] [projects/5/merge_requests/9/notes/3]'
}
check "nothing changed: no note is begun, an old one is brought up to date" note_of_nothing

note_at_the_limit() {
  judged
  # What pm writes at most, in a script of three bytes a character.
  lines 1990 '漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢漢' >>pm-diff.md
  job note
  cmp body pm-diff.md
}
check "a note holds the longest report" note_at_the_limit

note_refused() {
  judged
  for refused in refuse.GET refuse.pages refuse.POST; do
    echo 'glab: 403 Forbidden (HTTP 403)' >"$refused"
    test "$(code_of job note)" = 3
    has stdout 'the report is in the artifact'
    test "$(PM_STRICT=true code_of job note)" = 1
    rm "$refused"
  done
  test "$(PM_MARKER='x -->' code_of job note)" = 2
  lacks calls 'x -->'
}
check "a note that GitLab refuses is a warning, and with PM_STRICT a failure" note_refused

gitlab_clock() {
  part clock >clock.sh
  export PM_DIR=.
  echo 'all is well' >pm-clock.md
  test "$(PM_EXIT=2 code_of sh clock.sh)" = 2
  test ! -e pm-clock.md
  echo '1 metric is stale' >pm.markdown
  test "$(PM_EXIT=1 code_of sh clock.sh)" = 1
  has stdout 'No issue is kept'
  cmp pm-clock.md pm.markdown
  test "$(PM_EXIT=0 code_of sh clock.sh)" = 0
  export PM_GITLAB_TOKEN=secret
  test "$(PM_EXIT=1 code_of sh clock.sh)" = 0
  has pm-clock.env PM_CLOCK_EXIT=1
  test "$(PM_EXIT=2 code_of sh clock.sh)" = 2
  test "$(PM_EXIT=0 code_of sh clock.sh)" = 0
  has pm-clock.env PM_CLOCK_EXIT=0
}
check "GitLab's clock fails on a finding where no issue can be kept" gitlab_clock

gitlab_clock_issue() {
  echo '1 metric is stale' >pm-clock.md
  export PM_GITLAB_TOKEN=secret PM_CLOCK_EXIT=1
  ours='"<!-- pm clock -->\r\nx"'
  echo '[]' >page1.json
  job issue
  has calls '[POST] [projects/5/issues] [--raw-field] [title=What became overdue in the strategy]'
  test "$(head -n 1 body)" = '<!-- pm clock -->'
  has body '1 metric is stale'
  PM_CLOCK_EXIT=0 job issue
  test "$(grep -c POST calls)" = 1
  # On the second page, among others' and those of another workspace.
  printf '%s\n' "[$(gitlab_issue 1 opened 8 "$ours"), $(gitlab_issue 2 opened 7 null), $(gitlab_issue 4 closed 7 "$ours")]" >page1.json
  printf '%s\n' "[$(gitlab_issue 3 opened 7 "$ours"), $(gitlab_issue 5 opened 7 '"<!-- pm clock: x -->"')]" >page2.json
  : >calls
  job issue
  has calls '[PUT] [projects/5/issues/3] [--field] [description=@pm-issue.md]'
  lacks calls state_event
  : >calls
  PM_CLOCK_EXIT=0 job issue
  has calls '[PUT] [projects/5/issues/3] [--field] [description=@pm-issue.md] [--raw-field] [state_event=close]'
  test "$(grep -c PUT calls)" = 1
  # Closed: opened again rather than doubled, and let be where there is nothing to tell.
  echo '[]' >page2.json
  : >calls
  PM_CLOCK_EXIT=0 job issue
  lacks calls PUT
  job issue
  has calls '[PUT] [projects/5/issues/4] [--field] [description=@pm-issue.md] [--raw-field] [state_event=reopen]'
  # Two open ones: one stays.
  printf '%s\n' "[$(gitlab_issue 6 opened 7 "$ours"), $(gitlab_issue 7 opened 7 "$ours")]" >page2.json
  : >calls
  job issue
  has calls '[PUT] [projects/5/issues/7] [--field] [description=@pm-issue.md]'
  has calls '[PUT] [projects/5/issues/6] [--raw-field] [state_event=close]'
  test "$(grep -c PUT calls)" = 2
  lacks calls secret
}
check "GitLab's issue is opened, updated, closed and opened again" gitlab_clock_issue

gitlab_clock_issue_refused() {
  echo '1 metric is stale' >pm-clock.md
  export PM_GITLAB_TOKEN=secret PM_CLOCK_EXIT=1
  echo '[]' >page1.json
  for refused in refuse.GET refuse.pages refuse.POST; do
    echo 'glab: 403 Forbidden (HTTP 403)' >"$refused"
    test "$(code_of job issue)" = 3
    test "$(PM_STRICT=true code_of job issue)" = 1
    rm "$refused"
  done
  unset PM_CLOCK_EXIT
  : >calls
  job issue
  lacks calls issues
}
check "an issue that GitLab refuses is a warning, and with PM_STRICT a failure" gitlab_clock_issue_refused
