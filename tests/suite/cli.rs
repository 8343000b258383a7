//! The program as its users meet it: exit codes, streams, odd folders, Git in its states, hostile files.

use crate::support::world;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use world::{copy, git, pm, write};

/// A folder with these files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), files);
    folder
}

/// The small workspace of the rules' pages, written out.
fn small() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base"), folder.path());
    folder
}

fn rules(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let run = pm(folder, &[&["lint", "--format", "json"], arguments].concat());
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
    json["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned()).collect()
}

const FAULT: (&str, &str) = (
    "initiatives/guided-start.md",
    "---\nintent: entrprise\nstatus: discovery\noutcomes: {activation: 45 %}\n---\nNew admins give up.\n",
);

#[test]
fn an_empty_folder_is_no_strategy() {
    let here = folder(&[]);
    let run = pm(here.path(), &["lint"]);
    assert_eq!((run.code, run.out.as_str()), (2, ""));
    assert!(run.err.contains("no strategy here") && run.err.contains("pm init"), "{}", run.err);
}

#[test]
fn init_lints_clean_and_never_overwrites() {
    let here = folder(&[]);
    git(here.path(), &["init", "-q"]);
    assert_eq!(pm(here.path(), &["init"]).code, 0);
    let run = pm(here.path(), &["lint", "--all"]);
    assert_eq!(run.code, 0);
    assert!(run.out.starts_with("No findings"), "{}", run.out);
    let before = fs::read(here.path().join("vision.md")).unwrap();
    let again = pm(here.path(), &["init"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("vision.md"), "{}", again.err);
    assert_eq!(fs::read(here.path().join("vision.md")).unwrap(), before);
}

#[test]
fn front_matter_that_is_not_the_first_thing_is_told() {
    let here = folder(&[]);
    assert_eq!(pm(here.path(), &["init"]).code, 0);
    let intent = here.path().join("intents/first-year.md");
    let text = fs::read_to_string(&intent).unwrap();
    let body = text.strip_prefix("---\n").unwrap();
    for head in ["\n---\n", " ---\n", "--\n", "\u{2014}\n", ""] {
        fs::write(&intent, format!("{head}{body}")).unwrap();
        assert_eq!(rules(here.path(), &[]), ["invalid-yaml"], "{head:?}");
    }
    // A rule between two paragraphs is none.
    fs::write(here.path().join("vision.md"), "Paid on time.\n\n---\n\nowner: everybody\n\n---\n").unwrap();
    fs::write(&intent, text).unwrap();
    assert_eq!(rules(here.path(), &[]), Vec::<String>::new());
}

#[test]
fn the_three_records_of_the_readme_lint_clean() {
    let intents = [
        "# Large companies choose us\n",
        "---\nstatus: active\noutcomes: {revenue: 9M EUR}\nguardrails: {activation: at least 30 %}\n---\n# Large companies choose us\n",
    ];
    for intent in intents {
        let here = folder(&[
            ("vision.md", "Any team can begin in an afternoon, without a training.\n"),
            ("intents/enterprise.md", intent),
            (
                "metrics.yaml",
                "activation: {definition: teams with 3 invited members within 7 days, measures: customer, unit: '%'}\n\
                 revenue: {definition: yearly recurring revenue, measures: business, unit: EUR}\n",
            ),
            (
                "initiatives/faster-onboarding.md",
                "---\nintent: enterprise\nstatus: discovery\nowner: ada\noutcomes: {activation: {target: 45 %, by: 2026-Q4}}\n\
                 options: [guided setup, \"concierge: we set it up with them\"]\n---\n\
                 New admins give up at the permissions screen (7 of 9 interviews, October).\n",
            ),
            (
                "experiments/invite-prototype.md",
                "---\ntests: guided-setup\nstatus: running\nends: 2026-12-05\nsuccess: {activation: at least 40 %}\n---\n\
                 If the first screen is one invite, then 4 of 10 new teams invite three people in a week.\n",
            ),
        ]);
        let run = pm(here.path(), &["lint", "--today", "2026-11-22"]);
        // An intent of a title alone says nothing of its outcomes yet: without a status that is a warning.
        assert_eq!(run.code, 0, "{}", run.out);
        let findings = rules(here.path(), &["--today", "2026-11-22"]);
        assert!(findings.is_empty(), "{intent}: {}", run.out);
    }
}

#[test]
fn every_new_record_names_its_blanks_and_nothing_else() {
    let here = small();
    let today = ["--today", "2026-11-22"];
    let kinds = [
        "vision",
        "intent",
        "initiative",
        "option",
        "experiment",
        "metric",
        "research",
        "segment",
        "north-star",
        "story-map",
        "review",
        "team",
    ];
    for kind in kinds {
        let run = pm(here.path(), &[&["new", kind, &format!("a-new-{kind}")], &today[..]].concat());
        assert_eq!(run.code, 0, "{kind}: {}", run.err);
    }
    let run = pm(here.path(), &[&["lint", "--format", "json"], &today[..]].concat());
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    for finding in json["findings"].as_array().unwrap() {
        let rule = finding["rule"].as_str().unwrap();
        // A second vision is one too many, whoever writes it.
        assert!(rule == "placeholder-text" || rule == "several-visions", "{finding:#}");
    }
    let again = pm(here.path(), &["new", "intent", "a-new-intent"]);
    assert_eq!(again.code, 2);
    assert!(again.err.contains("a-new-intent"), "{}", again.err);
    let odd = pm(here.path(), &["new", "intent", "../escape"]);
    assert_eq!(odd.code, 2);
}

#[test]
fn exit_codes_follow_fail_on() {
    let here = small();
    assert_eq!(pm(here.path(), &["lint"]).code, 0);
    write(here.path(), &[FAULT]);
    assert_eq!(pm(here.path(), &["lint"]).code, 1);
    assert_eq!(pm(here.path(), &["lint", "--fail-on", "none"]).code, 0);
    assert_eq!(pm(here.path(), &["lint", "--ignore", "dangling-reference"]).code, 0);
    assert_eq!(pm(here.path(), &["lint", "--select", "build-trap"]).code, 0);
    let typo = pm(here.path(), &["lint", "--select", "dangling-refrence"]);
    assert_eq!(typo.code, 2);
    assert!(typo.err.contains("dangling-reference"), "{}", typo.err);
}

#[test]
fn paths_limit_what_is_reported_and_not_what_is_read() {
    let here = small();
    write(here.path(), &[FAULT]);
    assert_eq!(pm(here.path(), &["lint", "intents"]).code, 0);
    assert_eq!(pm(here.path(), &["lint", "initiatives"]).code, 1);
    assert_eq!(pm(&here.path().join("initiatives"), &["lint", "guided-start.md"]).code, 1);
    let missing = pm(here.path(), &["lint", "nowhere"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("nowhere"), "{}", missing.err);
}

#[test]
fn places_are_given_from_where_one_stands() {
    let here = small();
    write(here.path(), &[FAULT]);
    let below = pm(&here.path().join("intents"), &["lint", "--format", "concise"]);
    assert!(below.out.starts_with("../initiatives/guided-start.md:2:9: error[dangling-reference]"), "{}", below.out);
}

#[test]
fn a_folder_may_begin_with_a_hyphen() {
    let above = tempfile::tempdir().unwrap();
    copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base"), &above.path().join("-x"));
    for dir in [&["-C", "-x"][..], &["--dir=-x"], &["--dir", "-x"]] {
        let run = pm(above.path(), &[dir, &["lint"]].concat());
        assert_eq!(run.code, 0, "{dir:?}: {}{}", run.out, run.err);
    }
}

#[test]
fn every_format_names_the_same_findings_and_files_can_be_written() {
    let here = small();
    write(here.path(), &[FAULT]);
    let run = pm(
        here.path(),
        &["lint", "--output", "json=out/pm.json", "--output", "sarif=out/pm.sarif", "--output", "github=out/pm.txt"],
    );
    assert_eq!(run.code, 1);
    for file in ["pm.json", "pm.sarif", "pm.txt"] {
        let text = fs::read_to_string(here.path().join("out").join(file)).unwrap();
        assert!(text.contains("dangling-reference"), "{file}: {text}");
    }
    for format in ["human", "concise", "json", "sarif", "github", "gitlab", "markdown"] {
        let run = pm(here.path(), &["lint", "--format", format]);
        assert!(run.out.contains("dangling-reference") && run.out.contains("guided-start.md"), "{format}: {}", run.out);
        assert_eq!(run.code, 1);
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let here = small();
    write(here.path(), &[FAULT]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_pm"))
        .args(["explain"])
        .current_dir(here.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn settings_that_cannot_be_used_are_refused() {
    for (text, said) in
        [("- a\n- list\n", "a list stands there"), ("version: 2\n", "newer"), ("currency: [EUR\n", "pm.yaml:1:11")]
    {
        let here = small();
        write(here.path(), &[("pm.yaml", text)]);
        let run = pm(here.path(), &["lint"]);
        assert_eq!(run.code, 2, "{text}: {}", run.out);
        assert!(run.err.contains(said), "{text}: {}", run.err);
    }
    let here = small();
    write(here.path(), &[("pm.yaml", "")]);
    assert_eq!(pm(here.path(), &["lint", "--today", "2026-11-22"]).code, 0);
}

#[test]
fn a_repository_without_a_commit_lints_and_has_no_head() {
    let here = small();
    git(here.path(), &["init", "-q"]);
    assert_eq!(pm(here.path(), &["lint"]).code, 0);
    let run = pm(here.path(), &["lint", "--at", "HEAD"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("commit"), "{}", run.err);
}

#[test]
fn revisions_are_read_without_a_checkout_in_a_bare_clone_too() {
    let here = small();
    git(here.path(), &["init", "-q"]);
    write(here.path(), &[FAULT]);
    git(here.path(), &["add", "-A"]);
    git(here.path(), &["commit", "-q", "-m", "with a fault"]);
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base/initiatives/guided-start.md"),
        here.path().join("initiatives/guided-start.md"),
    )
    .unwrap();
    assert_eq!(pm(here.path(), &["lint"]).code, 0);
    assert_eq!(pm(here.path(), &["lint", "--staged"]).code, 1, "what is staged still has the fault");
    git(here.path(), &["commit", "-q", "-a", "-m", "mended"]);
    assert_eq!(pm(here.path(), &["lint", "--at", "HEAD"]).code, 0);
    assert_eq!(pm(here.path(), &["lint", "--at", "HEAD~1"]).code, 1);
    let typo = pm(here.path(), &["lint", "--at", "mian"]);
    assert_eq!(typo.code, 2);
    assert!(typo.err.contains("mian"), "{}", typo.err);
    let elsewhere = tempfile::tempdir().unwrap();
    git(elsewhere.path(), &["clone", "-q", "--bare", here.path().to_str().unwrap(), "bare.git"]);
    let bare = elsewhere.path().join("bare.git");
    let run = pm(&bare, &["lint", "--at", "HEAD~1", "--format", "concise"]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("initiatives/guided-start.md:2:9"), "{}", run.out);
    assert_eq!(pm(&bare, &["lint"]).code, 0, "in a bare repository HEAD is read");
    assert_eq!(pm(&bare, &["tree", "--at", "HEAD~1"]).code, 0);
}

#[test]
fn a_workspace_within_another_is_its_own() {
    let here = small();
    write(
        here.path(),
        &[
            ("products/box/pm.yaml", ""),
            ("products/box/vision.md", "A box in every room.\n"),
            ("products/box/intents/x.md", "---\nstatus: actve\n---\n# X\n"),
        ],
    );
    assert_eq!(pm(here.path(), &["lint"]).code, 0);
    assert_eq!(pm(&here.path().join("products/box"), &["lint"]).code, 1);
}

#[test]
fn other_peoples_files_are_left_alone() {
    let here = small();
    write(
        here.path(),
        &[
            ("deploy/app.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: x\n---\nkind: Service\n"),
            ("deploy/helm.yaml", "kind: {{ .Values.kind }}\n{{- if x }}\n"),
            ("notes/today.md", "---\nkind: blog-post\n---\n# Today\n"),
            ("notes/broken.md", "---\ntitle: [unclosed\n---\n"),
            (".hidden/intents/x.md", "---\nstatus: nonsense\n---\n"),
        ],
    );
    assert_eq!(rules(here.path(), &[]), Vec::<String>::new());
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_told_and_the_rest_is_linted() {
    let here = small();
    write(
        here.path(),
        &[
            FAULT,
            (
                "initiatives/folder.md/inside.md",
                "---\nintent: enterprise\nstatus: discovery\noutcomes: {activation: 45 %}\n---\nThey wait.\n",
            ),
        ],
    );
    let made = Command::new("mkfifo").arg(here.path().join("initiatives/pipe.md")).status();
    assert!(made.unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(here.path().join("initiatives/socket.md")).unwrap();
    fs::write(here.path().join("initiatives/latin.md"), b"---\nintent: enterprise\n---\nCaf\xe9\n").unwrap();
    fs::write(here.path().join("initiatives/nul.md"), b"---\nintent: enterprise\n---\na\0b\n").unwrap();
    fs::write(here.path().join("initiatives/long.md"), "x".repeat(10_000_000)).unwrap();
    let found = rules(here.path(), &[]);
    assert_eq!(found.iter().filter(|rule| *rule == "unreadable-file").count(), 5, "{found:?}");
    assert!(found.contains(&"dangling-reference".to_owned()), "the rest is linted: {found:?}");
    assert_eq!(found.len(), 6, "{found:?}");
}

#[test]
fn without_git_everything_works_but_history() {
    let here = small();
    assert_eq!(pm(here.path(), &["lint"]).code, 0);
    assert_eq!(pm(here.path(), &["lint", "--staged"]).code, 2);
    assert_eq!(pm(here.path(), &["lint", "--at", "HEAD"]).code, 2);
}

#[test]
fn names_are_found_and_near_ones_offered() {
    let here = small();
    assert_eq!(pm(here.path(), &["show", "enterprise"]).code, 0);
    assert_eq!(pm(here.path(), &["show", "intent/enterprise"]).code, 0);
    assert_eq!(pm(here.path(), &["show", "intents/enterprise.md"]).code, 0);
    let typo = pm(here.path(), &["show", "enterprize"]);
    assert_eq!(typo.code, 2);
    assert!(typo.err.contains("`enterprise`"), "{}", typo.err);
    let typo = pm(here.path(), &["explain", "dangling"]);
    assert_eq!(typo.code, 2);
}

#[test]
fn shells_and_manual_pages_know_every_command() {
    let here = folder(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let run = pm(here.path(), &["completions", shell]);
        assert_eq!(run.code, 0);
        assert!(run.out.contains("explain"), "{shell}");
    }
    assert!(pm(here.path(), &["manpages"]).out.contains(".TH pm"));
    assert!(pm(here.path(), &["manpages", "lint"]).out.contains("fail\\-on"));
    assert_eq!(pm(here.path(), &["schema", "initiative"]).code, 0);
}
