//! `syntax::documents` reads what yaml_serde reads: the same documents, keys and texts, in the same order.

use crate::support::common;
use std::path::Path;

use pm::syntax::{Node, Style, Value, documents};
use serde_yaml::Value as Yaml;

/// YAML that only one of the two reads, and why.
const ONLY_ONE: &[(&str, &str)] = &[
    ("invalid/vision-broken-yaml.yaml", "neither reads a quotation that is never closed"),
    ("invalid/vision-duplicate-key.yaml", "yaml_serde stops at the second key; ours keeps the rest"),
    ("invalid/collection-segments-duplicate-id.yaml", "yaml_serde stops at the second key; ours keeps the rest"),
    ("invalid/vision-merge-key.yaml", "`<<` is refused with a sentence"),
];

/// Forms that no sample has.
const HARD: &[&str] = &[
    "a: |\n  one\n\n  two\nb: >\n  one\n  two\n\n  three\nc: |-\n  kept\n\nd: |+\n  kept\n\n",
    "a: 'it''s'\nb: \"tab\\t, line\\n, \\u00fc \\x41\"\nc: \"over\n  two lines\"\n",
    "plain: over\n  two lines\nurl: https://example.org/a#b\ntime: 12:30\nhash: a #b\n",
    "- - a\n  - b\n-\n  - c\n- {a: [1, {b: c}], d: }\n- []\n- {}\n",
    "a:\n- b\n- c\nd:\n  - e\n",
    "? key\n: value\n? other\n",
    "---\na: 1\n---\nb: 2\n...\n---\n# only a comment\n---\n- c\n",
    "a: &x {b: c}\nd: *x\ne: &y text\nf: *y\n",
    "a: 1\r\nb: |\r\n  two\r\n  lines\r\nc: 3\r\n",
    "no: no\nyes: Yes\nnull: null\ntilde: ~\nempty:\noctal: 0o17\nhex: 0x1F\nold: 017\ninf: .inf\nexp: 1e3\nzero: 0.10\n",
    "date: 2026-11-22\nsemver: 1.2.3\nunderscore: 1_000\nplus: +5\nbig: 12345678901234567890\n",
    "größe: groß\n\"quoted key\": x\n日本語: 値\nemoji: 🙂\n",
    "{a: b, 'c': \"d\", e: [f, g,], h: i }",
    "[a,\n b,\n {c: d,\n  e: f}]",
    "a: {b: 'x: y', c: \"#\", d: e#f}\n",
    "a: !!str 5\n",
    "colon: 'a: b'\nbracket: a [b]\npercent: 45 %\nat: \"@home\"\n",
    "a:    # comment\n  b   # another\nc: d\n# end",
    "a: ''\nb: \"\"\nc: |\nd: e\n",
];

/// Forms that only one of the two reads, and why.
const HARD_ONLY_ONE: &[(&str, &str)] = &[
    ("? [a]\n: b\n", "a key is a text: ours refuses a list there"),
    ("!tag a: 5\n", "a tag says nothing that a record needs: ours refuses it with a sentence"),
    ("text: - not a list\n", "neither reads a list behind its key"),
    ("\u{feff}a: 1\nb: 2\n", "yaml_serde takes the byte-order mark for a document of its own"),
    ("big: 123456789012345678901234567890\n", "yaml_serde has no number as big; to ours it is a text"),
    ("a: *a\n", "neither reads an alias of nothing"),
    ("a: [1, 2\nb: 3\n", "neither reads a list that is never closed"),
    ("a: 1\n\tb: 2\n", "neither reads a tab as indentation"),
];

#[test]
fn samples_and_examples_read_alike() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut differing = Vec::new();
    let mut files = common::yaml_texts(&root.join("tests/samples"));
    files.extend(common::yaml_texts(&root.join("examples")));
    assert!(files.len() > 200);
    for (path, text) in files {
        if let Err(why) = compare(&text) {
            differing.push((path, why));
        }
    }
    let unlisted = |path: &str| ONLY_ONE.iter().all(|(listed, _)| *listed != path);
    let wrong: Vec<String> =
        differing.iter().filter(|(path, _)| unlisted(path)).map(|(path, why)| format!("{path}: {why}")).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (listed, why) in ONLY_ONE {
        assert!(differing.iter().any(|(path, _)| path == listed) && !why.is_empty(), "{listed} no longer differs");
    }
}

#[test]
fn hard_forms_read_alike() {
    let wrong: Vec<String> =
        HARD.iter().filter_map(|text| Some(format!("{text}\n=> {}", compare(text).err()?))).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (text, why) in HARD_ONLY_ONE {
        assert!(compare(text).is_err(), "{text:?} no longer differs: {why}");
        let refused = documents(text, 0).iter().any(|document| !document.problems.is_empty());
        assert_eq!(refused, why.contains("neither") || why.contains("ours refuses"), "{text:?}: {why}");
        assert_eq!(common::documents(text).is_err(), !why.contains("ours refuses"), "{text:?}: {why}");
    }
}

fn compare(text: &str) -> Result<(), String> {
    let theirs = common::documents(text).map_err(|error| format!("yaml_serde: {error}"))?;
    let theirs: Vec<&Yaml> = theirs.iter().filter(|value| !value.is_null()).collect();
    let ours = documents(text, 0);
    if let Some(problem) = ours.iter().flat_map(|document| &document.problems).next() {
        return Err(format!("ours: {}", problem.message));
    }
    if ours.len() != theirs.len() {
        return Err(format!("{} documents, and yaml_serde reads {}", ours.len(), theirs.len()));
    }
    ours.iter().zip(theirs).try_for_each(|(ours, theirs)| same(ours.root.as_ref().unwrap(), theirs))
}

fn same(ours: &Node<'_>, theirs: &Yaml) -> Result<(), String> {
    let differ = || Err(format!("{ours:?} and {theirs:?}"));
    match (&ours.value, theirs) {
        (_, Yaml::Tagged(tagged)) => same(ours, &tagged.value),
        (Value::Null, Yaml::Null) => Ok(()),
        (Value::Scalar(text, _), Yaml::String(same)) if text == same => Ok(()),
        // A number or a boolean has lost how it was written; ours, read again, is the same.
        (Value::Scalar(text, Style::Plain), Yaml::Number(_) | Yaml::Bool(_)) => {
            if serde_yaml::from_str::<Yaml>(text).is_ok_and(|again| again == *theirs) { Ok(()) } else { differ() }
        }
        (Value::Sequence(items), Yaml::Sequence(others)) if items.len() == others.len() => {
            items.iter().zip(others).try_for_each(|(item, other)| same(item, other))
        }
        (Value::Mapping(entries), Yaml::Mapping(others)) if entries.len() == others.len() => {
            entries.iter().zip(others).try_for_each(|(entry, (key, value))| {
                if !same_key(&entry.key, key) {
                    return Err(format!("the key {:?} and {key:?}", entry.key));
                }
                same(&entry.value, value)
            })
        }
        _ => differ(),
    }
}

fn same_key(ours: &str, theirs: &Yaml) -> bool {
    match theirs {
        Yaml::String(text) => text == ours,
        Yaml::Tagged(tagged) => same_key(ours, &tagged.value),
        other => serde_yaml::from_str::<Yaml>(ours).is_ok_and(|again| again == *other),
    }
}
