//! `pm lint --since`: what a branch adds, in a repository that has hundreds of old findings, and nothing else.

use crate::support::world;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use tempfile::TempDir;

use world::{Run, git, write_file};

const VISION: &str =
    "---\nhorizon: 5y\nstatement: Every small firm runs its books alone.\n---\n# Books without a bookkeeper\n";
const INTENT: &str = "---\nstatus: active\nbecause: They ask for it.\noutcomes: {activation: {baseline: 31 %, target: 45 %, by: 2026-Q4}}\nguardrails: {support: at most 9}\n---\n# Win the enterprise\n";
const METRICS: &str = "activation: {definition: teams that invite three people within 7 days, measures: customer, unit: '%'}\nsupport: {definition: tickets a team writes a month, measures: customer, unit: tickets, better: down}\n";

/// One with nothing to say against it.
const SOUND: &str = "---\nintent: enterprise\nstatus: discovery\nowner: ada\noutcomes: {activation: {baseline: 31 %, target: 45 %, by: 2026-Q4}}\n---\n# Guided setup\n\nNew admins give up at the permissions screen, in seven of nine interviews.\n";

struct Repository {
    folder: TempDir,
}

impl Repository {
    /// A sound strategy, and beside it `old` initiatives of which each names an intent that is not there.
    fn with_old_findings(old: usize) -> Repository {
        let repository = Repository { folder: tempfile::tempdir().unwrap() };
        git(repository.path(), &["init", "-q"]);
        repository.write("pm.yaml", "today: 2026-11-22\n");
        repository.write("vision.md", VISION);
        repository.write("intents/enterprise.md", INTENT);
        repository.write("metrics.yaml", METRICS);
        repository.write("initiatives/setup.md", SOUND);
        for number in 0..old {
            let text = SOUND.replace("intent: enterprise", &format!("intent: gone-{number}"));
            repository.write(&format!("initiatives/old/a-{number}.md"), &text.replace("Guided", &format!("{number}.")));
        }
        repository.commit("Begin");
        git(repository.path(), &["checkout", "-q", "-b", "branch"]);
        repository
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &str, text: &str) {
        write_file(self.path(), path, text);
    }

    fn edit(&self, path: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path().join(path)).unwrap();
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replacen(from, to, 1));
    }

    fn rename(&self, from: &str, to: &str) {
        let to = self.path().join(to);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::rename(self.path().join(from), to).unwrap();
    }

    fn delete(&self, path: &str) {
        fs::remove_file(self.path().join(path)).unwrap();
    }

    fn commit(&self, message: &str) {
        git(self.path(), &["add", "-A"]);
        git(self.path(), &["commit", "-q", "-m", message]);
    }

    fn pm(&self, arguments: &str) -> Run {
        world::pm(self.path(), &arguments.split_whitespace().collect::<Vec<_>>())
    }

    /// What is shown, as `rule place`, and how many older ones are not.
    fn shown(&self, arguments: &str) -> (Vec<String>, u64) {
        shown(&self.pm(&format!("lint --format json {arguments}")))
    }

    #[track_caller]
    fn shows(&self, arguments: &str, expected: &[&str], older: u64) {
        assert_eq!(self.shown(arguments), (expected.iter().map(|line| (*line).to_owned()).collect(), older));
    }
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err))
}

fn shown(run: &Run) -> (Vec<String>, u64) {
    let report = json(run);
    let findings = report["findings"].as_array().unwrap().iter();
    let line = |finding: &Value| {
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        format!("{} {}:{}", text("rule"), text("path"), finding["line"])
    };
    (findings.map(line).collect(), report["summary"]["older"].as_u64().unwrap())
}

const OLD: usize = 500;

#[test]
fn among_five_hundred_old_findings_the_one_that_a_branch_adds_is_shown() {
    let repository = Repository::with_old_findings(OLD);
    let all = repository.pm("lint");
    assert_eq!((all.code, all.out.lines().last().unwrap()), (1, "500 errors in 505 records"));
    repository.shows("--since main", &[], 500);
    let none = repository.pm("lint --since main");
    assert_eq!(
        none.out,
        "No new findings: 505 records in 504 files\n500 older ones are not shown: `main` has them too\n"
    );
    assert_eq!(none.code, 0);

    repository.edit("initiatives/setup.md", "intent: enterprise", "intent: enterprize");
    repository.commit("A fault");
    let expected = "\
error[dangling-reference]: no intent is called `enterprize`
  --> initiatives/setup.md:2:9
   ╭────
 2 │ intent: enterprize
   ·         ──────────
   ╰────
  help: did you mean `enterprise`?

1 new error in 505 records
500 older ones are not shown: `main` has them too
1 can be mended: pm lint --fix
";
    let told = repository.pm("lint --since main");
    assert_eq!((told.out.as_str(), told.err.as_str(), told.code), (expected, "", 1));
    let report = json(&repository.pm("lint --since main --format json"));
    assert_eq!(report["since"]["rev"], "main");
    assert_eq!(report["summary"]["error"], 1);
    assert_eq!(report["summary"]["older"], 500);
    let markdown = repository.pm("lint --since main --format markdown").out;
    assert!(markdown.starts_with("### pm lint: 1 new error in 505 records\n"), "{markdown}");
    assert!(markdown.ends_with("\n500 older ones are not shown: `main` has them too\n"), "{markdown}");
}

#[test]
fn without_a_comparison_nothing_is_older() {
    let report = json(&Repository::with_old_findings(1).pm("lint --format json"));
    assert_eq!((&report["since"], &report["summary"]["older"]), (&Value::Null, &Value::Null));
}

/// The file's stem is the id, so with the file the initiative is called otherwise too.
#[test]
fn a_file_that_was_renamed_brings_its_old_findings_along() {
    let repository = Repository::with_old_findings(3);
    repository.rename("initiatives/old/a-1.md", "initiatives/old/renamed.md");
    repository.shows("--since main", &[], 3);
    // In one go with a fault.
    repository.edit("initiatives/old/renamed.md", "target: 45 %", "target: 15 %");
    repository.shows("--since main", &["target-behind-baseline initiatives/old/renamed.md:5"], 3);
    repository.commit("Rename and break");
    repository.shows("--since main", &["target-behind-baseline initiatives/old/renamed.md:5"], 3);
    // Said in so many words.
    repository.edit(
        "initiatives/old/renamed.md",
        "owner: ada",
        "owner: grace\naliases: [a-1]\ntags: [x]\ntitle: Another",
    );
    repository.shows("--since main", &["target-behind-baseline initiatives/old/renamed.md:8"], 3);
}

/// Made from one template, and for all that no rename.
#[test]
fn what_takes_the_place_of_something_deleted_is_not_taken_for_it() {
    let repository = Repository::with_old_findings(2);
    let text = fs::read_to_string(repository.path().join("initiatives/old/a-1.md")).unwrap();
    repository.delete("initiatives/old/a-1.md");
    let other = text.replace("# 1. setup", "# Invoices by post").replace(
        "New admins give up at the permissions screen, in seven of nine interviews.",
        "Half of the firms print their invoices and walk to the post office.",
    );
    repository.write("initiatives/old/invoices.md", &other);
    repository.shows("--since main", &["dangling-reference initiatives/old/invoices.md:2"], 1);
}

#[test]
fn a_folder_of_mapped_files_may_be_renamed() {
    let repository = Repository::with_old_findings(1);
    let mapped = "today: 2026-11-22\nrecords:\n  - {paths: ['goals/*/*.md'], kind: initiative, id: '{dir}/{stem}'}\n";
    repository.write("pm.yaml", mapped);
    for number in 0..5 {
        repository.write(
            &format!("goals/2025/goal-{number}.md"),
            &format!("---\nstatus: stopped\nintent: lost\n---\n# Goal {number}\n\nThis is goal {number}.\n"),
        );
    }
    repository.commit("Goals");
    repository.write("goals/2025/more.md", "---\nstatus: proposed\nintent: enterprise\n---\n# More\n\nIt is more.\n");
    git(repository.path(), &["branch", "-q", "-f", "main"]);
    let (before, older) = repository.shown("--since main");
    assert!(before.is_empty() && older > 5, "{before:?}");
    repository.rename("goals/2025", "goals/2026");
    repository.shows("--since main", &[], older);
}

/// An id is in the path of fields and in what is written.
#[test]
fn a_metric_with_another_name_changes_no_finding() {
    let repository = Repository::with_old_findings(0);
    repository.edit("initiatives/setup.md", "target: 45 %", "target: 15 %");
    repository.edit("intents/enterprise.md", "target: 45 %", "target: 45 EUR");
    repository.commit("Old");
    git(repository.path(), &["branch", "-q", "-f", "main"]);
    repository.shows("--since main", &[], 2);
    repository.edit("metrics.yaml", "activation: {", "activated: {aliases: [activation], ");
    repository.shows("--since main", &[], 2);
    repository.edit("initiatives/setup.md", "activation", "activated");
    repository.edit("intents/enterprise.md", "activation", "activated");
    repository.shows("--since main", &[], 2);
}

#[test]
fn a_workspace_folder_may_be_renamed() {
    let repository = Repository::with_old_findings(2);
    for name in ["pm.yaml", "vision.md", "intents", "metrics.yaml", "initiatives"] {
        repository.rename(name, &format!("strategy/{name}"));
    }
    git(repository.path(), &["add", "-A"]);
    let told = repository.pm("-C strategy lint --since main --staged --format json");
    assert_eq!(shown(&told), (vec![], 2));
    assert!(
        told.err.contains("the workspace was the repository's top folder in the base, and is `strategy/` now"),
        "{}",
        told.err
    );
}

#[test]
fn a_fault_shows_in_a_file_that_nobody_touched() {
    let repository = Repository::with_old_findings(OLD);
    repository.rename("intents/enterprise.md", "intents/large-firms.md");
    repository.shows("--since main", &["dangling-reference initiatives/setup.md:2"], 500);
    repository.edit("intents/large-firms.md", "---\n", "---\naliases: [enterprise]\n");
    repository.shows("--since main", &[], 500);
}

#[test]
fn a_circle_that_a_change_closes_is_new_and_one_that_was_there_is_not() {
    let repository = Repository::with_old_findings(0);
    let requires =
        |id: &str, other: &str| SOUND.replace("---\nintent", &format!("---\nid: {id}\nrequires: {other}\nintent"));
    repository.write("initiatives/a.md", &requires("a", "b"));
    repository.write("initiatives/b.md", &SOUND.replace("---\nintent", "---\nid: b\nintent"));
    repository.commit("A and b");
    repository.write("initiatives/b.md", &requires("b", "a"));
    repository.shows("--since HEAD", &["reference-cycle initiatives/a.md:3"], 0);
    repository.commit("Close it");
    repository.shows("--since HEAD~1", &["reference-cycle initiatives/a.md:3"], 0);
    // It is told at its first record by path, which is now another one.
    repository.rename("initiatives/a.md", "initiatives/z.md");
    repository.shows("--since HEAD", &[], 1);
}

#[test]
fn one_more_intent_than_a_company_can_follow() {
    let repository = Repository::with_old_findings(2);
    for name in ["one", "two"] {
        repository.write(&format!("intents/{name}.md"), &INTENT.replace("Win the enterprise", name));
        repository.write(&format!("initiatives/{name}.md"), &SOUND.replace("enterprise", name));
    }
    repository.commit("Three intents");
    repository.write("intents/three.md", &INTENT.replace("Win the enterprise", "three"));
    repository.write("initiatives/three.md", &SOUND.replace("enterprise", "three"));
    repository.shows("--since HEAD", &["too-many-intents vision.md:5"], 2);
    repository.commit("Four intents");
    // One more makes it no other finding.
    repository.write("intents/four.md", &INTENT.replace("Win the enterprise", "four"));
    repository.write("initiatives/four.md", &SOUND.replace("enterprise", "four"));
    repository.shows("--since HEAD", &[], 3);
}

#[test]
fn what_main_did_since_is_not_laid_to_the_branch() {
    let repository = Repository::with_old_findings(3);
    repository.edit("initiatives/setup.md", "intent: enterprise", "intent: enterprize");
    repository.commit("A fault on the branch");
    git(repository.path(), &["checkout", "-q", "main"]);
    repository.edit("initiatives/old/a-0.md", "intent: gone-0", "intent: enterprise");
    repository.edit("initiatives/old/a-1.md", "target: 45 %", "target: 15 %");
    repository.commit("Mend one, break another");
    git(repository.path(), &["checkout", "-q", "branch"]);
    // What main mended was there when the branch left it.
    repository.shows("--since main", &["dangling-reference initiatives/setup.md:2"], 3);
    let told = repository.pm("lint --since main").out;
    assert!(told.contains("\n3 older ones are not shown: they were there when this left `main`\n"), "{told}");
}

#[test]
fn any_state_can_be_the_head() {
    let repository = Repository::with_old_findings(3);
    let fault = ["dangling-reference initiatives/setup.md:2"];
    repository.edit("initiatives/setup.md", "intent: enterprise", "intent: enterprize");
    repository.shows("--since HEAD", &fault, 3);
    repository.shows("--since HEAD --staged", &[], 3);
    git(repository.path(), &["add", "-A"]);
    repository.shows("--since HEAD --staged", &fault, 3);
    repository.shows("--since main --at HEAD", &[], 3);
    repository.commit("A fault");
    repository.shows("--since main --at HEAD", &fault, 3);
    repository.edit("initiatives/setup.md", "intent: enterprize", "intent: enterprise");
    repository.shows("--since main", &[], 3);
    repository.shows("--since main --at branch", &fault, 3);
    // Seen from what came later there is nothing that it has and that does not.
    let told = repository.pm("lint --since branch --at main --format json");
    assert_eq!(shown(&told), (vec![], 3));

    let bare = tempfile::tempdir().unwrap();
    git(bare.path(), &["clone", "-q", "--bare", repository.path().to_str().unwrap(), "."]);
    let run = |arguments: &[&str]| shown(&world::pm(bare.path(), arguments));
    let expected = (fault.map(str::to_owned).to_vec(), 3);
    assert_eq!(run(&["lint", "--format", "json", "--since", "main", "--at", "branch"]), expected);
    // Its HEAD is the branch that was checked out.
    assert_eq!(run(&["lint", "--format", "json", "--since", "main"]), expected);
}

#[test]
fn of_two_faults_that_are_alike_only_the_new_one_is_shown() {
    let repository = Repository::with_old_findings(0);
    repository.edit("initiatives/setup.md", "interviews.", "interviews. [It](gone.md).");
    repository.commit("One");
    repository.edit("initiatives/setup.md", "[It](gone.md).", "[It](gone.md).\n\n[It](gone.md).");
    repository.shows("--since HEAD", &["broken-link initiatives/setup.md:11"], 1);
}

#[test]
fn the_settings_of_the_head_judge_both() {
    let repository = Repository::with_old_findings(2);
    let today = fs::read_to_string(repository.path().join("pm.yaml")).unwrap();
    repository.write("pm.yaml", &format!("{today}rules: {{dangling-reference: off}}\n"));
    repository.commit("Nobody looks");
    git(repository.path(), &["branch", "-q", "-f", "main"]);
    repository.shows("--since main", &[], 0);
    // Somebody looks again.
    repository.write("pm.yaml", &today);
    repository.shows("--since main", &[], 2);
    let told = repository.pm("lint --since main");
    assert_eq!(told.err, "pm: settings changed in `pm.yaml`: `rules`; both states are judged by those of the head\n");
    assert_eq!(repository.pm("lint --since main -q").err, "");
    // And a rule that is turned off is off on both sides; what it would find is counted where it is new.
    repository.write("pm.yaml", &format!("{today}rules: {{dangling-reference: off}}\n"));
    repository.edit("initiatives/setup.md", "intent: enterprise", "intent: enterprize");
    let report = json(&repository.pm("lint --since main --format json"));
    assert_eq!((&report["summary"]["error"], &report["summary"]["off"]), (&0.into(), &1.into()));
}

#[test]
fn what_was_accepted_is_counted_where_it_is_new() {
    let repository = Repository::with_old_findings(3);
    let waiver = "waivers: [{rule: dangling-reference, why: the intent is being written}]\nintent";
    repository.edit("initiatives/old/a-0.md", "intent", waiver);
    repository.commit("Accept an old one");
    git(repository.path(), &["branch", "-q", "-f", "main"]);
    repository.edit("initiatives/setup.md", "intent: enterprise", "intent: enterprize");
    repository.edit("initiatives/setup.md", "intent", waiver);
    let report = json(&repository.pm("lint --since main --format json"));
    let summary = &report["summary"];
    assert_eq!((&summary["error"], &summary["waived"], &summary["older"]), (&0.into(), &1.into(), &2.into()));
    assert_eq!(report["findings"][0]["waived"]["why"], "the intent is being written");
    assert_eq!(repository.pm("lint --since main").code, 0);
    // Taking a waiver away brings the finding; giving one takes it.
    repository.edit("initiatives/old/a-0.md", waiver, "intent");
    repository.edit("initiatives/old/a-1.md", "intent", waiver);
    let report = json(&repository.pm("lint --since main --format json"));
    assert_eq!(report["summary"]["error"], 1);
    assert_eq!(report["findings"][0]["path"], "initiatives/old/a-0.md");
    assert_eq!(report["summary"]["older"], 1);
}

#[test]
fn a_path_limits_what_is_shown_and_what_is_counted() {
    let repository = Repository::with_old_findings(3);
    repository.edit("initiatives/setup.md", "intent: enterprise", "intent: enterprize");
    repository.shows("--since main initiatives/old", &[], 3);
    repository.shows("--since main initiatives/old/a-1.md", &[], 1);
    repository.shows("--since main initiatives/setup.md", &["dangling-reference initiatives/setup.md:2"], 0);
}

#[test]
fn what_time_made_true_is_no_news() {
    let repository = Repository::with_old_findings(0);
    let estimates = "estimates: {cost_of_delay: 4000 EUR per week, duration: 3w, as_of: 2026-01-01, source: 'a guess of Ines'}\nowner";
    repository.edit("initiatives/setup.md", "owner", estimates);
    let clock = repository.pm("lint --select clock --format concise");
    assert!(clock.out.contains("stale-estimate"), "{}{}", clock.out, clock.err);
    assert!(repository.pm("lint").out.contains("1 thing is overdue: pm status"));
    assert_eq!(repository.pm("lint --since main").out, "No new findings: 5 records in 4 files\n");
    assert!(!repository.pm("lint --since main --all").out.contains("stale-estimate"));
    for arguments in ["--clock", "--select stale-estimate", "--select clock"] {
        let refused = repository.pm(&format!("lint --since main {arguments}"));
        assert_eq!(refused.code, 2);
        assert!(refused.err.starts_with(&format!("pm: `{arguments}` does not go with `--since`\n")), "{}", refused.err);
    }
}

#[test]
fn goalposts_that_a_branch_moves_are_new_and_those_moved_before_are_not() {
    let repository = Repository::with_old_findings(0);
    repository.write("pm.yaml", "today: 2026-11-22\nhistory: on\n");
    let delivery = SOUND.replace("discovery", "delivery");
    repository.write("initiatives/other.md", &delivery.replace("Guided", "Another"));
    repository.write("initiatives/setup.md", &delivery);
    repository.commit("Begin work");
    repository.edit("initiatives/other.md", "target: 45 %", "target: 40 %");
    repository.commit("Move the goalposts");
    git(repository.path(), &["branch", "-q", "-f", "main"]);
    repository.edit("initiatives/setup.md", "target: 45 %", "target: 41 %");
    repository.commit("Move others");
    let moved = |(findings, older): (Vec<String>, u64)| {
        let moved = findings.into_iter().filter(|line| line.starts_with("goalposts-moved "));
        (moved.collect::<Vec<_>>(), older)
    };
    assert_eq!(moved(repository.shown("--since main")), (vec!["goalposts-moved initiatives/setup.md:5".to_owned()], 1));
    assert_eq!(moved(repository.shown("--since HEAD")).0, [""; 0]);
}

#[test]
fn a_base_that_cannot_be_told_is_exit_3_with_what_to_type() {
    let repository = Repository::with_old_findings(1);
    repository.edit("initiatives/setup.md", "owner: ada", "owner: grace");
    repository.commit("On the branch");
    let shallow: PathBuf = repository.path().join("shallow");
    let url = format!("file://{}", repository.path().display());
    git(repository.path(), &["clone", "-q", "--depth", "1", "--no-single-branch", &url, "shallow"]);
    let told = world::pm(&shallow, &["lint", "--since", "origin/main"]);
    assert_eq!((told.code, told.out.as_str()), (3, ""));
    let expected = "\
pm: where `origin/main` and `HEAD` parted is not in this clone, which is shallow
  help: `git fetch --unshallow origin` brings the rest (in GitHub Actions `fetch-depth: 0`, in GitLab `GIT_DEPTH: 0`)
";
    assert_eq!(told.err, expected);
    let behind = world::pm(&shallow, &["lint", "--since", "HEAD~1"]);
    assert!(behind.err.contains("this clone is shallow"), "{}", behind.err);
    assert_eq!(behind.code, 3);
    git(&shallow, &["fetch", "-q", "--unshallow", "origin"]);
    assert_eq!(world::pm(&shallow, &["lint", "--since", "origin/main"]).code, 0);

    git(repository.path(), &["checkout", "-q", "--orphan", "alone"]);
    repository.commit("Nothing in common");
    let told = repository.pm("lint --since main");
    let expected = "\
pm: `main` and `HEAD` have no commit in common
  help: is it the right branch? `pm lint` without `--since` shows all that there is
";
    assert_eq!((told.code, told.err.as_str()), (3, expected));
}

#[test]
fn a_revision_that_is_not_there_is_exit_2() {
    let repository = Repository::with_old_findings(1);
    let told = repository.pm("lint --since mian");
    assert_eq!((told.code, told.out.as_str()), (2, ""));
    assert_eq!(told.err, "pm: there is no revision `mian`\n  help: `git branch -a` and `git tag` list what there is\n");
    let nowhere = tempfile::tempdir().unwrap();
    write_file(nowhere.path(), "vision.md", VISION);
    let told = world::pm(nowhere.path(), &["lint", "--since", "main"]);
    assert_eq!(told.code, 2);
    assert!(told.err.contains("Git"), "{}", told.err);
}

#[test]
fn the_same_state_has_nothing_new() {
    let repository = Repository::with_old_findings(1);
    let told = repository.pm("lint --since HEAD --at HEAD");
    assert_eq!(told.err, "pm: base and head are the same commit, so nothing can have changed\n");
    assert_eq!((told.code, told.out.lines().next().unwrap()), (0, "No new findings: 6 records in 5 files"));
}

/// What a pipeline checks out for a pull request: the merge of the change into its base, and its two parents.
#[test]
fn the_merge_of_a_pull_request_is_compared_with_its_first_parent() {
    let repository = Repository::with_old_findings(2);
    repository.edit("initiatives/setup.md", "intent: enterprise", "intent: enterprize");
    repository.commit("A fault");
    git(repository.path(), &["checkout", "-q", "main"]);
    repository.edit("initiatives/old/a-1.md", "target: 45 %", "target: 15 %");
    repository.commit("Break another");
    git(repository.path(), &["merge", "-q", "--no-ff", "-m", "Merge", "branch"]);
    let url = format!("file://{}", repository.path().display());
    git(repository.path(), &["clone", "-q", "--depth", "2", &url, "shallow"]);
    let told = world::pm(&repository.path().join("shallow"), &["lint", "--since", "HEAD^1", "--format", "json"]);
    assert_eq!(shown(&told), (vec!["dangling-reference initiatives/setup.md:2".to_owned()], 3));
}
