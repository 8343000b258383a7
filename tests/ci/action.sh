# A whole run of the action: its steps in their order, each with the environment that action.yml gives it and no other,
# with a real pm and a stub of gh, in a checkout as actions/checkout makes it of a pull request's merge.
# Sourced by run.sh.
# shellcheck shell=sh disable=SC2154,SC2317,SC2329,SC2016

# The steps of action.yml, a line each thing: STEP, ID, IF, ENV and RUN; and its inputs with their defaults.
steps() {
  awk '
    /^runs:/ { runs = 1 }
    !runs && /^  [a-z-]+:$/ { input = $1; sub(/:$/, "", input) }
    !runs && /^    default: / { sub(/^    default: /, ""); gsub(/^"|"$/, ""); print "INPUT " input " " $0 }
    !runs { next }
    /^    - name: / { print "STEP " substr($0, 13); env = 0 }
    /^      [a-z]+:/ { env = ($1 == "env:") }
    /^      id: / { print "ID " $2 }
    /^      if: / { sub(/^ *if: \$\{\{ /, ""); sub(/ \}\}$/, ""); print "IF " $0 }
    env && /^        [A-Z_]+: / { name = $1; sub(/^ *[A-Z_]+: /, ""); print "ENV " name " " $0 }
    /^      run: sh / { sub(/^ *run: /, ""); print "RUN " $0 }
  ' "$root/action.yml"
}

value() {
  case $1 in
  '${{ inputs.'*) name=${1#*inputs.} && cat "inputs/${name% \}\}}" ;;
  '${{ steps.'*)
    name=${1#*steps.} && name=${name% \}\}}
    sed -n "s/^${name#*.outputs.}=//p" "outputs/${name%%.*}" | tail -n 1
    ;;
  '${{ github.token }}') echo secret ;;
  '${{ github.event.pull_request.number }}') echo 12 ;;
  '${{ github.event.pull_request.head.repo.full_name }}') echo acme/strategy ;;
  *'${{'*) return 1 ;;
  *) printf '%s\n' "$1" ;;
  esac
}

# action NAME=VALUE…: the exit code of a run with these inputs, which ends at the first step that fails.
action() {
  rm -rf inputs outputs && mkdir inputs outputs
  : >summary
  : >calls
  rm -f body
  steps >listed
  sed -n 's/^INPUT //p' listed >defaults
  while read -r name default; do value "$default" >"inputs/$name"; done <defaults
  for input in "pm-path=$real" "$@"; do printf '%s\n' "${input#*=}" >"inputs/${input%%=*}"; done
  id='' when=''
  while read -r what rest; do
    case $what in
    STEP) id=none && when='' && : >environment ;;
    ID) id=$rest ;;
    IF) when=$rest ;;
    ENV) printf "export %s='%s'\n" "${rest%%:*}" "$(value "${rest#*: }" | sed "s/'/'\\\\''/g")" >>environment ;;
    RUN)
      case $when in
      '' | "inputs.mode == '$(cat inputs/mode)'") ;;
      "inputs.mode == 'review' && inputs.sarif == 'true'") if [ "$(cat inputs/sarif)" != true ]; then continue; fi ;;
      "inputs.mode == '"*) continue ;;
      *) return 9 ;;
      esac
      : >"outputs/$id"
      # shellcheck disable=SC1091
      (
        unset PM_OUT PM_NUMBER PM_HEAD_REPOSITORY
        export GITHUB_OUTPUT="$PWD/outputs/$id"
        . ./environment
        cd checkout || exit
        bash --noprofile --norc -eo pipefail -c "$rest"
      ) >>log 2>&1 </dev/null || return
      ;;
    esac
  done <listed
}

# pull_request FOLDER: a repository with a pull request that changes the strategy in a folder; its merge is what GitHub offers under refs/pull/12/merge. Then a checkout of that.
pull_request() {
  export CI=true GITHUB_ACTIONS=true GITHUB_BASE_REF=main GITHUB_REF=refs/pull/12/merge
  branch="it's-\$(touch\${IFS}x)\"&"
  git init -q --bare -b main origin.git
  git init -q -b main author
  (
    cd author || exit
    mkdir -p "$1" && "$real" -C "$1" init -q
    for step in one two three; do echo "$step" >note.txt && git add -A && git commit -qm "$step"; done
    git checkout -qb "$branch"
    sed -i.before 's/target: 45 %/target: 40 %/' "$1/initiatives/first-invoice.md"
    rm "$1/initiatives/first-invoice.md.before"
    git commit -qam easier
    git checkout -q main && echo four >other.txt && git add -A && git commit -qm four
    git checkout -q --detach && git merge -q --no-ff -m merge "$branch"
    git push -q ../origin.git main HEAD:refs/pull/12/merge
  )
  GITHUB_SHA=$(git -C origin.git rev-parse refs/pull/12/merge)
  export GITHUB_SHA
  checkout 2
}
checkout() {
  rm -rf checkout
  git init -q checkout
  git -C checkout remote add origin "file://$PWD/origin.git"
  git -C checkout fetch -q --no-tags --depth="$1" origin +refs/pull/12/merge:refs/remotes/pull/12/merge
  git -C checkout checkout -q --force refs/remotes/pull/12/merge
}
first='<!-- pm diff -->'

action_of_a_pull_request() {
  pull_request .
  echo '[]' >page1.json
  action
  has calls '[POST] [repos/acme/strategy/issues/12/comments]'
  test "$(head -n 1 body)" = "$first"
  has body '45 % → 40 %'
  has body 'HEAD^1'
  has log '::warning'
  has outputs/lint exit=0
  has outputs/diff exit=0
  # A promise that is not acknowledged fails the job at the end, when all is said.
  test "$(code_of action fail-on=commitment)" = 1
  has calls POST
  has log 'amendments'
  # Nothing that is refused loses the report.
  echo 'gh: API rate limit exceeded (HTTP 403)' >refuse
  action
  has summary '45 % → 40 %'
  test "$(code_of action strict=true)" = 1
  has log 'The comment could not be written, and `strict`'
}
really "the action reviews a pull request, at depth 2" action_of_a_pull_request

action_of_a_folder() {
  folder='a "plan" of $(touch x)'
  pull_request "$folder"
  echo '[]' >page1.json
  action "dir=$folder" marker=plan sarif=true
  test "$(sed -n 2p body)" = '<!-- pm: plan -->'
  has body '45 % → 40 %'
  has calls code-scanning
  base64 -d sarif | gzip -dc | jq -e '.version == "2.1.0"'
  test ! -e checkout/x
  test ! -e x
}
really "the action reviews a workspace whatever its folder is called" action_of_a_folder

action_of_nothing() {
  pull_request .
  git -C author push -q ../origin.git +main:refs/pull/12/merge
  GITHUB_SHA=$(git -C author rev-parse main)
  checkout 2
  echo '[]' >page1.json
  action range=HEAD~1..HEAD
  has outputs/diff exit=0
  lacks calls POST
  printf '%s\n' "[$(comment 3 'github-actions[bot]' "$first"'\n1 promise changed')]" >page1.json
  action range=HEAD~1..HEAD
  has calls '[PATCH] [repos/acme/strategy/issues/comments/3]'
  lacks body '45 %'
}
really "the action begins no comment where nothing changed" action_of_nothing

action_without_base() {
  pull_request .
  checkout 1
  # Where there is no comment none is begun: the summary says it, and once.
  echo '[]' >page1.json
  action
  lacks calls POST
  test "$(grep -c 'its base cannot be determined' summary)" = 1
  printf '%s\n' "[$(comment 3 'github-actions[bot]' "$first"'\nno promise changed')]" >page1.json
  action
  has outputs/diff exit=3
  has calls '[PATCH] [repos/acme/strategy/issues/comments/3]'
  has body 'its base cannot be determined'
  has body 'git fetch'
  test "$(code_of action strict=true)" = 1
  test "$(code_of action dir=nowhere)" = 2
  has summary 'could not do its job (exit 2)'
}
really "the action says what it could not judge, at depth 1" action_without_base

action_of_the_clock() {
  pull_request .
  echo '[]' >page1.json
  action mode=clock
  lacks calls POST
  sed -i.before 's/^status: discovery/status: discovery\nreview_by: 2020-01-01/' checkout/initiatives/first-invoice.md
  printf -- '---\ntitle: x\nstatus: nonsense\n---\n' >checkout/intents/broken.md
  action mode=clock
  has calls '[POST] [repos/acme/strategy/issues]'
  test "$(head -n 1 body)" = '<!-- pm clock -->'
  : >refuse
  action mode=clock
  test "$(code_of action mode=clock strict=true)" = 1
  test "$(code_of action mode=clock 'marker=a b')" = 2
  test "$(code_of action mode=other)" = 2
}
really "the action keeps the issue of the clock" action_of_the_clock
