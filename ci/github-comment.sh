#!/bin/sh
# One comment a pull request (one a workspace, where PM_MARKER tells several apart), updated in place.
# Where it may not be written the report goes to the job summary, which says why. Posting is the work of `gh`.
set -eu

: "${PM_OUT:?the folder with diff.md}" "${GITHUB_STEP_SUMMARY:=/dev/null}" "${GITHUB_OUTPUT:=/dev/null}"
: "${PM_COMMENT:=true}" "${PM_EMPTY:=false}" "${PM_TOLD:=false}" "${PM_MARKER:=}" "${PM_AUTHOR:=github-actions[bot]}"
: "${PM_NUMBER:=}" "${PM_HEAD_REPOSITORY:=}" "${GITHUB_REPOSITORY:=}"
# shellcheck source=ci/github-quote.sh
. "$(dirname "$0")/github-quote.sh"

report=$PM_OUT/diff.md
body=$PM_OUT/comment.md
[ -s "$report" ] || exit 0

# The report goes to the job summary, unless it is there already, with the reason why it is there.
in_summary() {
  {
    if [ -n "$1" ]; then printf '> %s\n\n' "$1"; fi
    if [ "$PM_TOLD" != true ]; then
      cat "$report"
      echo
    fi
  } >>"$GITHUB_STEP_SUMMARY"
  exit 0
}

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
} | fit 64000 "The rest does not fit here: \`pm diff\` shows all of it." >"$body"

export PM_AUTHOR
# Only our own comments, and only by their first lines: what a record or a person says further down names none.
# shellcheck disable=SC2016
ours='.[] | select(.user.login == env.PM_AUTHOR) | ((.body // "") | gsub("\r"; "") | split("\n")) as $lines
  | select($lines[0] == env.PM_FIRST)
  | select(if env.PM_SECOND == "" then ($lines[1] // "" | startswith("<!-- pm: ") | not) else $lines[1] == env.PM_SECOND end)
  | .id'

refused() {
  quote "$PM_OUT/gh.stderr"
  say warning "The comment could not be written; the report is in the job summary, with the words of GitHub"
  echo "posted=false" >>"$GITHUB_OUTPUT"
  {
    echo "The comment could not be written (403 means that the job has no \`pull-requests: write\`). \`gh\` says:"
    echo
    block "$PM_OUT/gh.stderr"
    echo
  } >>"$GITHUB_STEP_SUMMARY"
  in_summary "This stands here and not in a comment."
}
# Its words are kept for `refused`.
api() { gh api "$@" 2>"$PM_OUT/gh.stderr"; }

comments=repos/$GITHUB_REPOSITORY/issues/$PM_NUMBER/comments
comment=repos/$GITHUB_REPOSITORY/issues/comments
ids=$(api --paginate "$comments?per_page=100" --jq "$ours") || refused
id=$(printf '%s\n' "$ids" | sed -n 1p)
if [ -n "$id" ]; then
  api --silent --method PATCH "$comment/$id" -F "body=@$body" || refused
  echo "the comment is up to date"
  # Two runs at the same time may each have begun one; what stands in the others holds no longer.
  for other in $(printf '%s\n' "$ids" | sed 1d); do
    api --silent --method DELETE "$comment/$other" || quote "$PM_OUT/gh.stderr"
  done
elif [ "$PM_EMPTY" = true ] || [ "$PM_TOLD" = true ]; then
  echo "there is no comment yet, and nothing that would need one"
else
  api --silent --method POST "$comments" -F "body=@$body" || refused
  echo "the comment is written"
fi
