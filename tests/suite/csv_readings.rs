//! Readings of a metric from a CSV export: what is read, and that what is doubtful is told at its line and never read wrongly.

use crate::support::{memory, world};
use pm::graph::Strategy;
use pm::rules::{Facts, Selection, run};
use pm::values::{Date, FromText};

const VISION: &str = "Every large company runs its projects with us.\n";

fn strategy(readings: &str, csv: Option<&[u8]>) -> Strategy {
    let metric = format!("activation: {{definition: d, measures: customer, unit: '%', readings: {readings}}}\n");
    let mut files = memory::files(&[("pm.yaml", "version: 1\n"), ("vision.md", VISION), ("metrics.yaml", &metric)]);
    files.extend(csv.map(|text| ("exports/a.csv".to_owned(), text.to_vec())));
    memory::strategy(files)
}

/// `2026-01-01: 31 %`, by day.
fn readings(strategy: &Strategy) -> Vec<String> {
    let metric = strategy.named("metric/activation")[0];
    strategy.readings(metric).iter().map(|reading| format!("{}: {}", reading.on, reading.value)).collect()
}

/// `exports/a.csv:3:12 what is wrong`.
fn faults(strategy: &Strategy) -> Vec<String> {
    let facts = Facts::new(strategy, Date::from_text("2026-11-22").unwrap());
    let found = run(&facts, &Selection::default()).findings;
    let told = |finding: &pm::finding::Finding| {
        let place = finding.place().unwrap();
        format!("{}:{}:{} {}", place.path, place.start.line, place.start.column, finding.message)
    };
    found.iter().map(told).collect()
}

const USUAL: &str = "{csv: exports/a.csv, date: day, value: rate}";

#[test]
fn what_is_read() {
    let table: [(&str, &str, &[&str]); 15] = [
        (USUAL, "day,rate\n2026-01-01,31\n2026-02-01,33.5\n", &["2026-01-01: 31", "2026-02-01: 33.5"]),
        ("{csv: exports/a.csv}", "date,value\n2026-01-01,31\n", &["2026-01-01: 31"]),
        ("{csv: /exports/a.csv, value: rate}", "date,rate\n2026-01-01,31\n", &["2026-01-01: 31"]),
        // By day, whatever the order of the lines; empty lines and other columns do not matter.
        (USUAL, "who,day,rate\n\nada,2026-02-01,2\n\nbo,2026-01-01,1\n\n", &["2026-01-01: 1", "2026-02-01: 2"]),
        // As spreadsheets write it: a mark in front, semicolons, decimal commas, CRLF.
        (
            USUAL,
            "\u{feff}day;rate\r\n2026-01-01;31,5 %\r\n2026-02-01;\"33,25\"\r\n",
            &["2026-01-01: 31.5 %", "2026-02-01: 33.25"],
        ),
        (USUAL, "day\trate\n2026-01-01\t31\n", &["2026-01-01: 31"]),
        (USUAL, "sep=;\nday;rate\n2026-01-01;31\n", &["2026-01-01: 31"]),
        (USUAL, "\"day\",\"rate\"\n\"2026-01-01\",\"1,250.5\"\n", &["2026-01-01: 1250.5"]),
        // Line breaks between quotation marks.
        (
            USUAL,
            "day,note,rate\n2026-01-01,\"one\ntwo, \"\"three\"\"\",5\n2026-01-02,x,6\n",
            &["2026-01-01: 5", "2026-01-02: 6"],
        ),
        // The day of a moment, and the last day of a month.
        (
            USUAL,
            "day,rate\n2026-01-01T09:30:00Z,1\n2026-01-02 00:00:00,2\n2026-02,3\n",
            &["2026-01-01: 1", "2026-01-02: 2", "2026-02-28: 3"],
        ),
        // Nothing was read off.
        (USUAL, "day,rate\n2026-01-01,\n2026-01-02,2\n", &["2026-01-02: 2"]),
        (USUAL, "day,rate\n", &[]),
        (USUAL, "day,rate\n2026-01-01,1\n2026-01-01,1\n", &["2026-01-01: 1", "2026-01-01: 1"]),
        (USUAL, "day,rate\n2026-01-01,-0.5\n2026-01-02,1.234\n", &["2026-01-01: -0.5", "2026-01-02: 1.234"]),
        (USUAL, "day,rate\r2026-01-01,1\r", &["2026-01-01: 1"]),
    ];
    for (source, csv, expected) in table {
        let strategy = strategy(source, Some(csv.as_bytes()));
        assert_eq!(readings(&strategy), expected, "{csv}");
        assert_eq!(faults(&strategy), [""; 0], "{csv}");
        assert!(strategy.readings_known(strategy.named("metric/activation")[0]), "{csv}");
    }
}

#[test]
fn what_is_doubtful_is_told_at_its_line_and_not_read() {
    let table: [(&str, &str, &[&str], &[&str]); 16] = [
        (
            USUAL,
            "day,rate\n2026-01-01,31\n05/02/2026,33\n2026-03-01,35\n",
            &["2026-01-01: 31", "2026-03-01: 35"],
            &["exports/a.csv:3:1 `05/02/2026` is no date"],
        ),
        (
            USUAL,
            "day;rate\n2026-01-01;1.234\n2026-02-01;0,5\n",
            &["2026-02-01: 0.5"],
            &["exports/a.csv:2:12 `1.234` can be read in two ways"],
        ),
        (USUAL, "day,rate\n2026-01-01,\"1,234\"\n", &[], &["exports/a.csv:2:1 `1,234` can be read in two ways"]),
        (
            USUAL,
            "day,rate\n2026-01-01,1,234\n",
            &[],
            &["exports/a.csv:2:1 this line has 3 cells, and the first line names 2 columns"],
        ),
        (
            USUAL,
            "day,rate,note\n2026-01-01,1,\"ok\n2026-01-02,2,x\n",
            &[],
            &["exports/a.csv:2:1 a quotation mark on this line is never closed"],
        ),
        (
            USUAL,
            "day,rate\n2026-01-01,n/a\n2026-01-02,many\n",
            &[],
            &["exports/a.csv:2:12 `n/a` says nothing yet", "exports/a.csv:3:12 `many` does not begin with a number"],
        ),
        (
            USUAL,
            "day,rate,team\n2026-01-01,1,a\n2026-01-01,2,b\n2026-01-02,3,a\n",
            &["2026-01-02: 3"],
            &["exports/a.csv:3:12 2026-01-01 has 2 here and 1 on line 2"],
        ),
        (
            USUAL,
            "day\trate\n2026-01-01\t1.234.567\n2026-02-01\t12.345\n2026-03-01\t0.5\n",
            &["2026-01-01: 1234567", "2026-03-01: 0.5"],
            &["exports/a.csv:3:12 `12.345` can be read in two ways"],
        ),
        (
            USUAL,
            "day,rate\n2026-01-01,\"1\"234\n2026-02-01,2\n",
            &["2026-02-01: 2"],
            &["exports/a.csv:2:1 something stands behind a quotation mark that closes a cell"],
        ),
        (
            USUAL,
            "day,rate,note\n2026-05-01,5,\"foo\n2026-06-01,6,bar\n2026-07-01,7,\"baz\n2026-08-01,8,x\n",
            &["2026-08-01: 8"],
            &["exports/a.csv:2:1 something stands behind a quotation mark that closes a cell"],
        ),
        (
            USUAL,
            "day,rate\n2026-05-01 - 2026-05-31,1\n2026-06-01 hello,2\n2026-07-01 25:99,3\n2026-08-01 09:15,4\n",
            &["2026-08-01: 4"],
            &[
                "exports/a.csv:2:1 `2026-05-01 - 2026-05-31` is no date",
                "exports/a.csv:3:1 `2026-06-01 hello` is no date",
                "exports/a.csv:4:1 `2026-07-01 25:99` is no date",
            ],
        ),
        (USUAL, "Day,rate\n2026-01-01,1\n", &[], &["metrics.yaml:1:97 no column of the file is called `day`"]),
        (USUAL, "day,day,rate\n2026-01-01,1,1\n", &[], &["metrics.yaml:1:97 two columns of the file are called `day`"]),
        (USUAL, "", &[], &["metrics.yaml:1:97 the file is empty"]),
        (
            "{csv: exports/a.csv}",
            "when,rate\n2026-01-01,1\n",
            &[],
            &["metrics.yaml:1:60 nothing says which column has the dates"],
        ),
        (
            "{csv: ../../a.csv}",
            "day,rate\n",
            &[],
            &["metrics.yaml:1:76 `../../a.csv` lies outside the folder of this strategy, and nothing there is read"],
        ),
    ];
    for (source, csv, expected, told) in table {
        let strategy = strategy(source, Some(csv.as_bytes()));
        assert_eq!(faults(&strategy), told, "{csv}");
        assert_eq!(readings(&strategy), expected, "{csv}");
        assert!(!strategy.readings_known(strategy.named("metric/activation")[0]), "{csv}");
    }
}

#[test]
fn a_file_that_cannot_be_had_is_told_where_it_is_named() {
    let missing = strategy(USUAL, None);
    assert_eq!(
        faults(&missing),
        ["metrics.yaml:1:76 no file `exports/a.csv` is here, so nothing is known of what the metric came to"]
    );
    let latin = strategy(USUAL, Some(b"day,rate\n2026-01-01,1 \xe9\n"));
    assert_eq!(
        faults(&latin),
        ["metrics.yaml:1:76 the readings in `exports/a.csv` cannot be read: not UTF-8 from line 2, column 14 on"]
    );
}

#[test]
fn of_a_thousand_bad_lines_ten_are_told() {
    let lines: String = (0..1000).map(|n| format!("{n}/1/2026,{n}\n")).collect();
    let told = faults(&strategy(USUAL, Some(format!("day,rate\n{lines}").as_bytes())));
    assert_eq!(told.len(), 10);
    assert!(told[9].ends_with(", and 990 more lines below cannot be read either"), "{}", told[9]);
}

#[test]
fn a_revision_has_its_own_readings() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let metric = format!("activation: {{definition: d, measures: customer, unit: teams, readings: {USUAL}}}\n");
    world::git(folder, &["init", "-q"]);
    let files = |csv| [("vision.md", VISION), ("metrics.yaml", metric.as_str()), ("exports/a.csv", csv)];
    world::write(folder, &files("day,rate\n01.02.2026,5\n"));
    world::git(folder, &["add", "-A"]);
    world::git(folder, &["commit", "-q", "-m", "An export"]);
    world::write(folder, &files("day,rate\n2026-02-01,5\n"));
    assert_eq!(world::pm(folder, &["lint"]).code, 0);
    let before = world::pm(folder, &["lint", "--at", "HEAD", "--format", "concise"]);
    assert_eq!(before.code, 1);
    assert!(before.out.starts_with("exports/a.csv:2:1: error[invalid-value]"), "{}", before.out);
}
