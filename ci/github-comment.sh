#!/bin/sh
# One comment a pull request (one a workspace, where PM_MARKER tells several apart), updated in place.
# Where it may not be written the report goes to the job summary, which says why. Posting is the work of `gh`.
set -eu

: "${PM_OUT:?the folder with diff.md}" "${GITHUB_STEP_SUMMARY:=/dev/null}" "${PM_COMMENT:=true}" "${PM_EMPTY:=false}" "${PM_TOLD:=false}"
: "${PM_MARKER:=}" "${PM_AUTHOR:=github-actions[bot]}" "${PM_NUMBER:=}" "${PM_HEAD_REPOSITORY:=}" "${GITHUB_REPOSITORY:=}"
# shellcheck source=ci/github-quote.sh
. "$(dirname "$0")/github-quote.sh"

report=$PM_OUT/diff.md
body=$PM_OUT/comment.md
[ -s "$report" ] || exit 0

# The report goes to the job summary, unless it is there already, with the reason why it is there.
in_summary() {
  if [ "$PM_TOLD" = true ]; then exit 0; fi
  {
    if [ -n "$1" ]; then printf '> %s\n\n' "$1"; fi
    cat "$report"
    echo
  } >>"$GITHUB_STEP_SUMMARY"
  exit 0
}

case $PM_MARKER in
*[!A-Za-z0-9._/-]* | *--*)
  say error "The input \`marker\` may hold letters, digits, dots, slashes and single hyphens, and nothing else"
  exit 2
  ;;
esac
case $PM_NUMBER in
'' | *[!0-9]*) in_summary "" ;;
esac
if [ "$PM_COMMENT" != true ]; then in_summary ""; fi
if [ "$PM_HEAD_REPOSITORY" != "$GITHUB_REPOSITORY" ]; then
  in_summary "This stands here and not in a comment: the pull request comes from a fork, whose runs may not write."
fi

# The first line is pm's own marker; the name of the workspace is the second.
export PM_FIRST='<!-- pm diff -->' PM_SECOND=''
if [ -n "$PM_MARKER" ]; then PM_SECOND="<!-- pm: $PM_MARKER -->"; fi
{
  printf '%s\n' "$PM_FIRST"
  if [ -n "$PM_SECOND" ]; then printf '%s\n' "$PM_SECOND"; fi
  sed '1{/^<!-- pm diff -->$/d;}' "$report"
} >"$body"

export PM_AUTHOR
# Only our own comments, and only by their first lines: what a record or a person says further down names none.
# shellcheck disable=SC2016
ours='.[] | select(.user.login == env.PM_AUTHOR) | (.body | gsub("\r"; "") | split("\n")) as $lines
  | select($lines[0] == env.PM_FIRST)
  | select(if env.PM_SECOND == "" then ($lines[1] // "" | startswith("<!-- pm: ") | not) else $lines[1] == env.PM_SECOND end)
  | .id'

refused() {
  quote "$PM_OUT/gh.stderr"
  say warning "The comment could not be written; the report is in the job summary. The job needs: permissions: pull-requests: write"
  in_summary "This stands here and not in a comment: GitHub refused it. The job needs \`pull-requests: write\`; runs started by Dependabot do not get it."
}

ids=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$PM_NUMBER/comments?per_page=100" --jq "$ours" 2>"$PM_OUT/gh.stderr") || refused
id=$(printf '%s\n' "$ids" | sed -n 1p)
if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" -F "body=@$body" 2>"$PM_OUT/gh.stderr" || refused
  echo "the comment is up to date"
elif [ "$PM_EMPTY" = true ] || [ "$PM_TOLD" = true ]; then
  echo "there is no comment yet, and nothing that would need one"
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$PM_NUMBER/comments" -F "body=@$body" 2>"$PM_OUT/gh.stderr" || refused
  echo "the comment is written"
fi
