//! The North Star document: every section from the records alone, in two languages, and well-formed whatever they hold.

mod absent;
mod hostile;
mod language;
mod whole;

use crate::support::world;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde_json::Value;
use world::{Run, git, pm};

/// A workspace that has something for every section of both documents.
fn whole() -> BTreeMap<&'static str, String> {
    let files = [
        ("pm.yaml", "version: 1\ntoday: 2026-11-22\n"),
        (
            "vision.md",
            "---\nid: craft\nowner: ada\nmission: Bring teachers and learners together.\nprinciples: [Learners first, Few and loved]\n\
             segments: [teachers]\nnorth_star_metric: lessons\ninputs: [activation]\nguardrails: {retention: at least 93 %}\n\
             evidence: [talks]\n---\n# Craft\n\nAnyone can learn a craft. Nobody needs a school.\n\n## Value proposition\nOne hour, one skill.\n",
        ),
        (
            "metrics.yaml",
            "lessons:\n  definition: lessons to their end\n  unit: lessons\n  readings: {2026-01-05: 10000, 2026-11-02: 12500}\n\
             activation:\n  title: Activation\n  unit: '%'\n  drives: [{metric: lessons, why: who begins well stays}]\n  readings: {2026-06-01: 31, 2026-11-02: 38}\n\
             retention:\n  unit: '%'\n  readings: {2026-11-01: 92.5 %}\n\
             invites:\n  unit: invites\n",
        ),
        ("segments/teachers.md", "---\nvalue: An hour that pays\n---\n# Teachers of a craft\n"),
        (
            "intents/enterprise.md",
            "---\nstatus: active\nby: 2027-12\noutcomes: {lessons: {baseline: 10000, target: 20000}}\nguardrails: {lessons: at least 9000}\n---\n# Whole companies\n",
        ),
        (
            "initiatives/onboarding.md",
            "---\nintent: enterprise\nstatus: delivery\nowner: ben\nsegments: [teachers]\nevidence: [talks, Support hears it weekly.]\n\
             assumptions:\n  - {text: One invite is enough, tested_by: first}\n  - {text: They read mail, tested_by: second}\n  - Nobody minds the colour\n\
             options: [guided, {name: wiki, status: rejected, rejected: {why: Nobody reads it}}]\n\
             outcomes:\n  activation: {baseline: {value: 31, on: 2026-06-01}, target: 45 %, by: 2026-Q4}\n  invites: {baseline: unknown, target: 10 to 14}\n\
             stop_if: {activation: less than 33 %}\nquestions: [{ask: Who may invite?, ask_whom: the owner, owner: ben, by: 2026-12-01}, {ask: Old?, answer: yes}]\n\
             audience: {sales: Say nothing of dates., support: Expect questions.}\nlearned: The second invite matters.\n---\n\
             # Faster onboarding\n\nNew admins give up at the permissions screen. They say \"I closed the tab\", see [the talks](../research/talks.md#two).\n",
        ),
        (
            "options/guided.md",
            "---\ninitiative: onboarding\nstatus: chosen\nadvantage: No reading\nswitching_cost: Three minutes\n---\n# Guided setup\n\nWalks the first admin through one invite.\n",
        ),
        (
            "experiments/first.md",
            "---\ntests: onboarding\nstatus: concluded\nmethod: prototype\nsuccess: {activation: at least 40 %}\n\
             result: {on: 2026-08-01, readings: {activation: 43 %}, verdict: supported}\nlearned: It works.\ndecision: scale\n---\n# One invite\n\nThey will.\n",
        ),
        (
            "experiments/second.md",
            "---\ntests: onboarding\nstatus: concluded\nmethod: prototype\nsuccess: {invites: at least 3}\n\
             result: {on: 2026-09-01, readings: {invites: 1}, verdict: refuted}\nlearned: They do not.\ndecision: stop\n---\n# By mail\n\nThey will read.\n",
        ),
        (
            "research/talks.md",
            "---\nmethod: interview\non: 2026-10-12\nparticipants: 9\nfindings: [7 of 9 gave up]\n---\n# Talks with admins\n\n## Two\nMore.\n",
        ),
        (
            "north-stars/setup.md",
            "---\nfor: onboarding\nfactors: [{text: Activation rises, metric: activation}]\nout_of_scope: [Single sign-on]\n---\n# Setup\n",
        ),
    ];
    files.into_iter().map(|(path, text)| (path, text.to_owned())).collect()
}

struct Workspace(tempfile::TempDir);

impl Workspace {
    fn of(files: &BTreeMap<&'static str, String>) -> Workspace {
        let folder = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Workspace(folder)
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn run(&self, arguments: &[&str]) -> Run {
        pm(self.path(), &[&["north-star"], arguments].concat())
    }

    fn document(&self, arguments: &[&str]) -> String {
        let run = self.run(arguments);
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    }
}

fn edited(edits: &[(&'static str, &str, &str)]) -> Workspace {
    let mut files = whole();
    for (path, old, new) in edits {
        let text = files.get_mut(path).unwrap();
        assert!(text.contains(old), "{path}: {old}");
        *text = text.replace(old, new);
    }
    Workspace::of(&files)
}

fn examples(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

/// Its headings, and whether every row of every table has as many cells as its head.
fn well_formed(text: &str) -> Vec<String> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let (mut headings, mut heading) = (Vec::new(), None);
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => headings.extend(heading.take()),
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&part);
                }
            }
            Event::Start(Tag::Link { dest_url, .. }) => assert!(!dest_url.starts_with("javascript:"), "{text}"),
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html} in\n{text}"),
            _ => {}
        }
    }
    // The parser fills up rows that are short: they are counted as they are written.
    let mut columns = 0;
    for line in text.lines() {
        let cells = line.replace("\\\\", "").replace("\\|", "").matches('|').count();
        if !line.starts_with('|') {
            columns = 0;
            continue;
        }
        columns = if columns == 0 { cells } else { columns };
        assert_eq!(cells, columns, "{line}\n{text}");
    }
    assert!(
        !text.contains("<!--") && !text.contains("\n\n\n") && text.ends_with('\n') && !text.ends_with("\n\n"),
        "{text}"
    );
    headings
}
