//! `pm export`: what goes out is what was read, whatever somebody wrote.

use crate::support::world;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use rusqlite::Connection;
use serde_json::Value;
use tempfile::TempDir;
use world::{Run, examples as example, pm, write};

const TABLES: [&str; 6] = ["records", "fields", "links", "readings", "outcomes", "findings"];

/// A workspace with all that goes wrong.
fn hostile() -> TempDir {
    let folder = TempDir::new().unwrap();
    let long = format!("---\nintent: nowhere\n---\n# {}\n\nWhy.\n", "long ".repeat(2_000));
    write(
        folder.path(),
        &[
            (
                "vision.md",
                "# =cmd()|'/c calc'!A0\n\nTo <b>be</b> ]]> </script> \u{202e}there\u{1b}[31m, \"quoted\",\nand on.\n",
            ),
            (
                "metrics.yaml",
                "a: {definition: '@SUM(1)', measures: customer, unit: '%', readings: {2026-01-01: -3 %, 2026-02-01: -3 %, 2026-03-01: many}}\nb: {definition: '-2.5', measures: business, unit: EUR}\n",
            ),
            ("initiatives/long.md", &long),
            ("initiatives/broken.md", "---\nintent: [a\n---\n# Broken\n"),
            (
                "initiatives/fine.md",
                "---\nrequires: [long, broken]\noutcomes: {a: {baseline: -3 %, target: 10 %, by: 2026-Q4}, gone: 5}\nfunding: [{stage: build, amount: 40000 EUR per month}]\noptions: [one, two]\nestimates: {duration: 6w}\n---\n# 🙂\n\nAs [long](long.md), [gone](gone.md).\n",
            ),
            ("initiatives/loop.md", "---\nrequires: loop\n---\n"),
        ],
    );
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    let run = pm(folder, &[&["--today", "2026-11-22", "export"], arguments].concat());
    assert_eq!(run.code, 0, "{}", run.err);
    run
}

fn json(folder: &Path, arguments: &[&str]) -> Value {
    let text = run(folder, arguments).out;
    let value: Value = serde_json::from_str(&text).unwrap();
    let schemas = pm::output::schemas();
    let schema = &schemas.iter().find(|(name, _)| name == "export.schema.json").unwrap().1;
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    let errors: Vec<String> =
        validator.iter_errors(&value).map(|error| format!("{} {error:.200}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    value
}

fn database(folder: &Path) -> Connection {
    let file = folder.join("s.sqlite");
    let made = pm(folder, &["--today", "2026-11-22", "export", "--format", "sqlite", "-o", "s.sqlite"]);
    assert_eq!((made.code, made.out.as_str()), (0, ""), "{}", made.err);
    Connection::open(file).unwrap()
}

fn count(connection: &Connection, query: &str) -> i64 {
    connection.query_row(query, [], |row| row.get(0)).unwrap()
}

/// Copies of the examples, and what goes wrong: each with files that a test may write beside.
fn worlds() -> Vec<TempDir> {
    let copied = ["healthy", "streaming"].map(|name| {
        let folder = TempDir::new().unwrap();
        world::copy(&example(name), folder.path());
        folder
    });
    copied
        .into_iter()
        .chain([hostile(), TempDir::new().unwrap()])
        .enumerate()
        .map(|(number, folder)| {
            if number == 3 {
                write(folder.path(), &[("pm.yaml", "version: 1\n")]);
            }
            folder
        })
        .collect()
}

#[test]
fn every_record_is_there_and_every_link_has_two_ends() {
    for folder in worlds() {
        let data = json(folder.path(), &[]);
        let counts = pm(folder.path(), &["list", "--format", "json"]).out;
        let counts: Value = serde_json::from_str(&counts).unwrap();
        let listed: u64 = counts["counts"].as_object().unwrap().values().map(|count| count.as_u64().unwrap()).sum();
        let records = data["records"].as_array().unwrap();
        assert_eq!(records.len() as u64, listed);
        let names: BTreeSet<&str> = records.iter().map(|record| record["record"].as_str().unwrap()).collect();
        for link in data["links"].as_array().unwrap() {
            assert!(names.contains(link["from"].as_str().unwrap()), "{link}");
            let leads = link["leads_to"] == "record";
            assert_eq!(link["to"].as_str().is_some_and(|to| names.contains(to)), leads, "{link}");
            assert!(leads || link["written"].is_string(), "{link}");
        }
    }
}

#[test]
fn what_cannot_be_read_or_leads_nowhere_is_told_as_it_is_written() {
    let folder = hostile();
    let data = json(folder.path(), &[]);
    let links = data["links"].as_array().unwrap();
    let of = |from: &str, field: &str| -> Vec<(String, String)> {
        let is_it = |link: &&Value| link["from"] == from && link["field"].as_str().unwrap().starts_with(field);
        let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
        links.iter().filter(is_it).map(|link| (text(&link["written"]), text(&link["leads_to"]))).collect()
    };
    let told =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect::<Vec<_>>();
    assert_eq!(of("initiative/long", "intent"), told(&[("nowhere", "nothing")]));
    assert_eq!(of("initiative/fine", "requires"), told(&[("long", "record"), ("broken", "record")]));
    assert_eq!(of("initiative/fine", "outcomes"), told(&[("a", "record"), ("gone", "nothing")]));
    assert_eq!(of("initiative/fine", "text"), told(&[("long.md", "record"), ("gone.md", "nothing")]));
    assert_eq!(of("option/fine.one", "initiative"), told(&[("-", "record")]));
    let record =
        |name: &str| data["records"].as_array().unwrap().iter().find(|record| record["record"] == name).unwrap();
    let broken = record("initiative/broken");
    assert_eq!((&broken["is_read"], &broken["status"]), (&Value::Bool(false), &Value::Null));
    let fields = &record("initiative/fine")["fields"];
    let funding = &fields["funding"][0]["amount"];
    assert_eq!(
        (&funding["text"], &funding["number"], &funding["currency"], &funding["per"]),
        (&"40000 EUR per month".into(), &40000.into(), &"EUR".into(), &"month".into())
    );
    // A reading that cannot be read is null, and no zero.
    assert_eq!(record("metric/a")["fields"]["readings"][2]["value"], Value::Null);
    let readings = data["readings"].as_array().unwrap();
    assert_eq!(readings.len(), 2);
    assert_eq!((&readings[0]["value"]["number"], &readings[0]["value"]["unit"]), (&Value::from(-3), &Value::from("%")));
    let outcomes = data["outcomes"].as_array().unwrap();
    let gone = outcomes.iter().find(|outcome| outcome["metric_written"] == "gone").unwrap();
    assert_eq!(
        (&gone["metric"], &gone["now"], &gone["target"]["number"]),
        (&Value::Null, &Value::Null, &Value::from(5))
    );
}

#[test]
fn findings_are_those_of_lint() {
    for folder in worlds() {
        for all in [&[][..], &["--all"]] {
            let lint = pm(folder.path(), &[&["--today", "2026-11-22", "lint", "--format", "json"], all].concat());
            let lint: Value = serde_json::from_str(&lint.out).unwrap();
            let data = json(folder.path(), all);
            assert_eq!((&data["findings"], &data["summary"]), (&lint["findings"], &lint["summary"]));
        }
    }
}

#[test]
fn csv_and_sqlite_hold_the_same_rows_and_no_formula_is_run() {
    for folder in worlds() {
        let connection = database(folder.path());
        run(folder.path(), &["--format", "csv", "-o", "tables"]);
        for table in TABLES {
            let text = fs::read_to_string(folder.path().join(format!("tables/{table}.csv"))).unwrap();
            assert_eq!(text, run(folder.path(), &["--format", "csv", "--table", table]).out);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len() as i64, count(&connection, &format!("SELECT count(*) FROM {table}")), "{table}");
            for cell in rows.iter().flatten() {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(is_number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
                assert!(!cell.contains(['\u{1b}', '\u{202e}']), "{cell}");
            }
        }
        assert_eq!(count(&connection, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
        let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
        assert_eq!(sound, "ok");
    }
    let folder = hostile();
    let titles = run(folder.path(), &["--format", "csv", "--table", "records"]).out;
    assert!(titles.contains("'=cmd()|'/c calc'!A0") && titles.contains("\r\n"));
    let fields = run(folder.path(), &["--format", "csv", "--table", "fields"]).out;
    assert!(fields.contains("'@SUM(1)") && fields.contains(",-2.5,"));
}

#[test]
fn the_same_records_give_the_same_bytes_and_pm_replaces_only_its_own() {
    let folder = hostile();
    let path = folder.path().join("s.sqlite");
    drop(database(folder.path()));
    let first = fs::read(&path).unwrap();
    drop(database(folder.path()));
    assert_eq!(first, fs::read(&path).unwrap());
    let added = Connection::open(&path).unwrap();
    added.execute_batch("CREATE TABLE notes (text)").unwrap();
    drop(added);
    let refused = pm(folder.path(), &["export", "-o", "s.sqlite"]);
    assert!(refused.code == 2 && refused.err.contains("pm did not make it"), "{}", refused.err);
    // Not pm's: another database, a text, a table with other columns.
    for (file, arguments) in [
        ("other.sqlite", &["--format", "sqlite", "-o", "other.sqlite"][..]),
        ("other.json", &["-o", "other.json"]),
        ("csv/records.csv", &["--format", "csv", "-o", "csv"]),
    ] {
        let path = folder.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, "mine").unwrap();
        let refused = pm(folder.path(), &[&["export"], arguments].concat());
        assert_eq!(refused.code, 2);
        assert!(refused.err.contains("is there already, and pm did not make it"), "{}", refused.err);
        assert_eq!(fs::read_to_string(&path).unwrap(), "mine");
        assert!(!folder.path().join("csv/links.csv").exists());
        run(folder.path(), &[arguments, &["--force"]].concat());
        run(folder.path(), arguments);
    }
}

#[test]
fn questions_are_answered_in_sql() {
    let folder = TempDir::new().unwrap();
    world::copy(&example("streaming"), folder.path());
    let connection = database(folder.path());
    let mut behind = connection
        .prepare("SELECT record, metric, percent FROM outcome_standing WHERE record = 'initiative/first-originals' AND percent IS NOT NULL")
        .unwrap();
    let rows: Vec<(String, String, i64)> =
        behind.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap().map(Result::unwrap).collect();
    assert!(rows.iter().any(|(_, metric, _)| metric == "metric/originals-finished"), "{rows:?}");
    let unlinked = "SELECT count(*) FROM unlinked_initiatives";
    assert_eq!(count(&connection, unlinked), 0);
    let hostile = hostile();
    let connection = database(hostile.path());
    // `long` names an intent, though none is found; of the broken one nothing is known.
    assert_eq!(count(&connection, unlinked), 2);
    assert_eq!(count(&connection, "SELECT count(*) FROM unresolved_links"), 3);
    let unread: String = connection.query_row("SELECT record FROM unread_metrics", [], |row| row.get(0)).unwrap();
    assert_eq!(unread, "metric/b");
}

#[test]
fn what_does_not_go_together_is_refused() {
    let folder = hostile();
    for (arguments, told) in [
        (&["--format", "csv"][..], "CSV is several tables"),
        (&["--table", "links"], "`--table` does not go with `--format json`"),
        (&["--format", "csv", "--table", "nothing"], "invalid value"),
        (&["--kind", "initiativ"], "did you mean `initiative`"),
        (&["--at", "HEAD"], ""),
    ] {
        let refused = pm(folder.path(), &[&["export"], arguments].concat());
        assert_eq!((refused.code, refused.out.as_str()), (2, ""), "{arguments:?}");
        assert!(refused.err.contains(told), "{}", refused.err);
    }
    let metrics = json(folder.path(), &["--kind", "metric"]);
    assert_eq!(metrics["records"].as_array().unwrap().len(), 2);
    assert!(
        metrics["findings"]
            .as_array()
            .unwrap()
            .iter()
            .all(|finding| { finding["record"].as_str().is_some_and(|record| record.starts_with("metric/")) })
    );
}
