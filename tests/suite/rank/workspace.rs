//! Workspaces of a few initiatives, and the program in them.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::world::{self, Run};

/// The day on which every test takes place.
pub const TODAY: &str = "2026-11-22";

pub struct Workspace(tempfile::TempDir);

/// A workspace with these lines in `pm.yaml`, and initiatives by id with the lines of their front matter.
pub fn workspace(settings: &str, initiatives: &[(&str, String)]) -> Workspace {
    let workspace = Workspace(tempfile::tempdir().unwrap());
    workspace.write("pm.yaml", &format!("version: 1\n{settings}\n"));
    for (id, fields) in initiatives {
        workspace.write(&format!("initiatives/{id}.md"), &page(fields));
    }
    workspace
}

/// A workspace in euros.
pub fn euros(initiatives: &[(&str, String)]) -> Workspace {
    workspace("currency: EUR", initiatives)
}

/// A record with these lines of front matter.
pub fn page(fields: &str) -> String {
    format!("---\n{fields}\n---\n# Title\n")
}

/// The estimates that most vectors are made of: euros a week, and weeks.
pub fn cost(euros: &str, weeks: &str) -> String {
    format!("estimates: {{cost_of_delay: {euros} EUR per week, duration: {weeks}w}}")
}

/// Estimates in flow style.
pub fn estimates(fields: &str) -> String {
    format!("estimates: {{{fields}}}")
}

impl Workspace {
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, path: &str, text: &str) {
        let path = self.folder().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Runs `pm`, whatever comes of it.
    pub fn pm(&self, arguments: &[&str]) -> Run {
        world::pm(self.folder(), &[arguments, &["--today", TODAY]].concat())
    }

    /// `pm rank` as people see it, which has to succeed.
    pub fn shown(&self, arguments: &[&str]) -> String {
        let run = self.pm(&[&["rank"], arguments].concat());
        assert_eq!(run.code, 0, "{}", run.err);
        run.out
    }

    /// `pm rank --format json`, which has to succeed.
    pub fn rank(&self, arguments: &[&str]) -> Value {
        let text = self.shown(&[&["--format", "json"], arguments].concat());
        let json = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
        let schema = jsonschema::draft7::new(&pm::output::rank::rank_schema()).unwrap();
        schema.validate(&json).unwrap_or_else(|error| panic!("{error} at {}: {text}", error.instance_path()));
        json
    }

    /// What stands on stderr where `pm rank` fails, which it has to do as for a slip of its user.
    pub fn refused(&self, arguments: &[&str]) -> String {
        let run = self.pm(&[&["rank"], arguments].concat());
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{}", run.err);
        run.err
    }
}

/// The ids of a list of rows, in their order.
pub fn ids(rows: &Value) -> Vec<String> {
    rows.as_array().unwrap().iter().map(|row| id(row["record"].as_str().unwrap())).collect()
}

/// The ids in the order of work.
pub fn order(sequence: &Value) -> Vec<String> {
    sequence["order"].as_array().unwrap().iter().map(|name| id(name.as_str().unwrap())).collect()
}

fn id(name: &str) -> String {
    name.split_once('/').unwrap().1.to_owned()
}

/// The row of an item, ranked or not.
pub fn row<'j>(json: &'j Value, id: &str) -> &'j Value {
    let rows = json["ranked"].as_array().unwrap().iter().chain(json["not_ranked"].as_array().unwrap());
    let mut found = rows.filter(|row| row["record"].as_str().unwrap().ends_with(&format!("/{id}")));
    found.next().unwrap_or_else(|| panic!("no `{id}` in {json:#}"))
}

/// Why an item is not ranked.
pub fn reasons(json: &Value, id: &str) -> String {
    let reasons = row(json, id)["reasons"].as_array().unwrap_or_else(|| panic!("`{id}` is ranked"));
    reasons.iter().map(|reason| reason.as_str().unwrap()).collect::<Vec<_>>().join("; ")
}

/// The scores by id, in the order of the ranks.
pub fn scores(json: &Value) -> Vec<(String, String)> {
    let rows = json["ranked"].as_array().unwrap();
    rows.iter().map(|row| (id(row["record"].as_str().unwrap()), row["score"].as_str().unwrap().to_owned())).collect()
}

/// `scores` as they are written in a table of expectations.
pub fn scored(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(id, score)| ((*id).to_owned(), (*score).to_owned())).collect()
}

/// A decimal that the program prints as text.
pub fn number(value: &Value) -> f64 {
    value.as_str().unwrap_or_else(|| panic!("{value} is no decimal")).parse().unwrap()
}
