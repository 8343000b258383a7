//! The small workspace of `tests/base/`, in which nothing is found, and what `pm lint` says of one that is only in memory.

use std::path::Path;

use pm::compare::matching;
use pm::finding::Finding;
use pm::graph::{Strategy, load_config};
use pm::history::{Head, Lives};
use pm::output::{Format, LintReport, Style, render};
use pm::rules::{Example, Facts, Outcome, Selection, Step};
use pm::source::{Chain, ChainCompleteness, Failure, IgnoredRevisions, Tree};
use pm::values::{Date, FromText};

use super::memory::{Files, files_under};

/// The files of `tests/base/`.
pub fn base() -> Files {
    files_under(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/base"))
}

/// Lints an example laid over the small workspace, and shows what is found as `pm lint` does.
pub fn lint(example: &Example, selection: &Selection) -> (Vec<Finding>, String) {
    let mut files = base();
    files.extend(example.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
    files.retain(|path, _| !example.absent.contains(path));
    match example.steps.as_slice() {
        [] => lint_files(files, selection),
        steps => {
            let (outcome, shown) = lint_steps(files, steps, ChainCompleteness::Full, selection);
            (outcome.findings, shown)
        }
    }
}

/// The same in a clone whose history begins with the example's first step.
pub fn lint_cut_off(example: &Example, selection: &Selection) -> Outcome {
    lint_steps(base(), &example.steps, ChainCompleteness::Shallow, selection).0
}

/// Commits each step on its day, the small workspace in the first, and lints the last with what history shows.
fn lint_steps(
    mut files: Files,
    steps: &[Step],
    completeness: ChainCompleteness,
    selection: &Selection,
) -> (Outcome, String) {
    let folder = tempfile::tempdir().unwrap();
    let repository = git2::Repository::init(folder.path()).unwrap();
    let mut before = files.clone();
    for step in steps {
        before = files.clone();
        files.extend(step.files.iter().map(|(path, text)| (path.clone(), text.clone().into_bytes())));
        files.retain(|path, _| !step.gone.contains(path));
        commit(&repository, &files, &step.on);
    }
    repository.checkout_head(Some(git2::build::CheckoutBuilder::new().force())).unwrap();
    let place = pm::source::discover(folder.path(), None).unwrap();
    let chain = pm::source::chain(&place, "HEAD", &IgnoredRevisions::default(), &mut |_, _| ()).unwrap();
    let chain = Chain { completeness, ..chain };
    let (strategy, today) = read(files).unwrap();
    let blobs = pm::source::blobs(&place).unwrap();
    let head = Head { strategy: &strategy, day: today };
    let lives = pm::history::lives(&chain, head, &strategy.settings, &|blob| blobs.read(blob), &mut |_| ());
    let facts = Facts::new(&strategy, today).with_past(&lives);
    if !selection.select.iter().any(|rule| rule == "suspect-child") {
        return shown(&strategy, &facts, selection);
    }
    // That one is for reviews: of the last step.
    let base = read(before).unwrap().0;
    let step = Lives::of_two(&base, &strategy, &matching(&base, &strategy));
    shown(&strategy, &facts.with_step(&step), selection)
}

/// Commits exactly these files, at noon of a day.
fn commit(repository: &git2::Repository, files: &Files, on: &str) {
    let mut index = repository.index().unwrap();
    index.clear().unwrap();
    for (path, bytes) in files {
        let id = repository.blob(bytes).unwrap();
        let entry = git2::IndexEntry {
            path: path.clone().into_bytes(),
            id,
            mode: 0o100_644,
            file_size: 0,
            ctime: git2::IndexTime::new(0, 0),
            mtime: git2::IndexTime::new(0, 0),
            dev: 0,
            ino: 0,
            uid: 0,
            gid: 0,
            flags: 0,
            flags_extended: 0,
        };
        index.add(&entry).unwrap();
    }
    let tree = repository.find_tree(index.write_tree_to(repository).unwrap()).unwrap();
    let day = Date::EPOCH.days_until(Date::from_text(on).unwrap());
    let time = git2::Time::new(day * 24 * 60 * 60 + 12 * 60 * 60, 0);
    let who = git2::Signature::new("Ada", "ada@example.org", &time).unwrap();
    let parent = repository.head().ok().and_then(|head| head.peel_to_commit().ok());
    let parents: Vec<&git2::Commit<'_>> = parent.iter().collect();
    repository.commit(Some("HEAD"), &who, &who, on, &tree, &parents).unwrap();
}

/// The findings, and how they are shown; where nothing can be done, why.
pub fn lint_files(files: Files, selection: &Selection) -> (Vec<Finding>, String) {
    // See tests/suite/full_parsers.rs.
    if std::env::var_os("FULL_PARSERS").is_some() {
        pm::syntax::force_full_parsers();
    }
    match read(files) {
        Ok((strategy, today)) => {
            let documents = pm::cli::document_states(strategy.clone(), Tree::from_texts(Files::new()), today);
            let facts = Facts::new(&strategy, today).with_documents(&documents);
            let (outcome, shown) = shown(&strategy, &facts, selection);
            (outcome.findings, shown)
        }
        Err(failure) => {
            (Vec::new(), format!("failure: {failure}\n  help: {}\n", failure.help.as_deref().unwrap_or("")))
        }
    }
}

/// The strategy that files make, and the day on which it is looked at.
fn read(files: Files) -> Result<(Strategy, Date), Failure> {
    let tree = Tree::from_texts(files);
    let (loaded, text) = load_config(&tree)?;
    let today = loaded.settings.today.unwrap_or(Date::new(2026, 11, 22).unwrap());
    Ok((Strategy::build(&tree, loaded, text), today))
}

fn shown(strategy: &Strategy, facts: &Facts<'_>, selection: &Selection) -> (Outcome, String) {
    let outcome = pm::rules::run(facts, selection);
    let report = LintReport {
        findings: &outcome.findings,
        summary: &outcome.summary,
        rules: &[],
        text_of: &|path| strategy.text_of(path),
        not_evaluated: &outcome.not_evaluated,
        from_git_root: "",
        from_here: "",
        command: "lint",
        since: None,
        statistics: None,
    };
    // The last line, with the totals, is left out.
    let shown = render(Format::Human, &report, &Style::PLAIN, None);
    let shown = shown.trim_end().rsplit_once('\n').map_or("", |(findings, _)| findings).to_owned();
    (outcome, shown)
}

/// Findings as words and places, without the lines of the file.
pub fn told(findings: &[Finding]) -> String {
    let mut shown = String::new();
    for finding in findings {
        let place = finding.place().unwrap();
        shown += &format!("{}[{}]: {}\n", finding.severity, finding.rule, finding.message);
        shown += &format!(" --> {}:{}:{}\n", place.path, place.start.line, place.start.column);
        for other in finding.labels.iter().skip(1) {
            shown += &format!("     {}:{}:{} {}\n", other.path, other.start.line, other.start.column, other.message);
        }
        if let Some(help) = &finding.help {
            shown += &format!("  help: {help}\n");
        }
        shown += "\n";
    }
    shown
}
