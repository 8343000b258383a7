//! The page of `pm report`: whatever the records say, it is HTML in which every tag is closed, every link within the page
//! leads somewhere, nothing is loaded, and nothing that somebody wrote is markup. Browsers look at it in `tests/browser/`.

mod a_year_ago;
mod german;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Elements that are never closed.
const VOID: [&str; 5] = ["meta", "input", "br", "hr", "img"];

const HARM: &str = "<script>harm()</script><img src=x onerror=harm()>]]></style>\"'";

fn pm(dir: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_pm")).arg("-C").arg(dir).args(arguments).output().unwrap()
}

fn page(dir: &Path, arguments: &[&str]) -> String {
    let output = pm(dir, &[&["-q", "report"], arguments].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn example(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples").join(name)
}

fn workspace(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

/// A tag: its name, its attributes, and whether it closes an element or itself.
struct Tag<'p> {
    name: &'p str,
    attributes: Vec<(&'p str, &'p str)>,
    closes: bool,
    is_empty: bool,
}

/// The tags of a page, and the text of its style sheet and its script. Anything that is not strictly written is refused.
fn tags(html: &str) -> (Vec<Tag<'_>>, Vec<(&str, &str)>) {
    let mut found = Vec::new();
    let mut raw = Vec::new();
    let mut rest = html.strip_prefix("<!DOCTYPE html>\n").expect("it says that it is HTML");
    while let Some(at) = rest.find('<') {
        assert!(!rest[..at].contains('>'), "a bracket stands alone: {}", &rest[..at.min(200)]);
        let end = at + rest[at..].find('>').expect("a tag ends");
        let inside = &rest[at + 1..end];
        let tag = tag(inside);
        rest = &rest[end + 1..];
        if !tag.closes && matches!(tag.name, "style" | "script") {
            let close = rest.find(&format!("</{}>", tag.name)).expect("it is closed");
            raw.push((tag.name, &rest[..close]));
            rest = &rest[close..];
        }
        found.push(tag);
    }
    (found, raw)
}

fn tag(inside: &str) -> Tag<'_> {
    let closes = inside.starts_with('/');
    let is_empty = inside.ends_with('/');
    let inside = inside.trim_matches('/').trim();
    let (name, mut rest) = inside.split_once([' ', '\n']).unwrap_or((inside, ""));
    let mut attributes = Vec::new();
    while !rest.trim().is_empty() {
        rest = rest.trim_start();
        let end = rest.find(['=', ' ']).unwrap_or(rest.len());
        let (key, after) = rest.split_at(end);
        assert!(!key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{inside}");
        match after.strip_prefix("=\"") {
            Some(after) => {
                let close = after.find('"').expect("a value is closed");
                attributes.push((key, &after[..close]));
                rest = &after[close + 1..];
            }
            None => {
                attributes.push((key, ""));
                rest = after;
            }
        }
    }
    Tag { name, attributes, closes, is_empty }
}

/// Everything that holds for every page.
fn check(html: &str) {
    let (tags, raw) = tags(html);
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut hrefs = Vec::new();
    for tag in &tags {
        if tag.closes {
            assert_eq!(open.pop(), Some(tag.name), "what was opened last is closed first");
            continue;
        }
        if !tag.is_empty && !VOID.contains(&tag.name) {
            open.push(tag.name);
        }
        for (key, value) in &tag.attributes {
            assert!(!key.starts_with("on") && *key != "style" && *key != "src", "{key} of {}", tag.name);
            match *key {
                "id" => assert!(ids.insert(*value), "{value} is there twice"),
                "href" => hrefs.push(*value),
                _ => {}
            }
        }
    }
    assert_eq!(open, Vec::<&str>::new());
    for href in hrefs {
        match href.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{href} leads nowhere"),
            None => assert!(["https://", "http://", "mailto:"].iter().any(|start| href.starts_with(start)), "{href}"),
        }
    }
    for name in ["img", "iframe", "object", "embed", "link", "form", "base"] {
        assert!(tags.iter().all(|tag| tag.name != name), "{name}");
    }
    assert_eq!(raw.iter().map(|(name, _)| *name).collect::<Vec<_>>(), ["style", "script"]);
    let styles = raw[0].1;
    assert!(!styles.contains("url(") && !styles.contains("@import"), "the style sheet loads something");
}

/// A workspace with one initiative that says so, and its page.
fn with_initiative(text: &str) -> String {
    let dir = workspace(&[
        ("pm.yaml", "version: 1\ntoday: 2026-11-22\n"),
        ("vision.md", "# V\n\nEverybody gets there.\n"),
        ("initiatives/one.md", text),
    ]);
    let html = page(dir.path(), &[]);
    check(&html);
    html
}

#[test]
fn the_examples_are_strict_html() {
    for name in ["streaming", "healthy", "starter", "build-trap/release-factory", "build-trap/feature-parade"] {
        check(&page(&example(name), &[]));
    }
}

#[test]
fn nothing_that_is_written_is_markup() {
    let title = "long ".repeat(2_000);
    for text in [
        format!("---\nowner: {HARM:?}\ntags: [{HARM:?}]\nx-{}: 1\n---\n# {HARM}\n\n{HARM}\n", "k".repeat(300)),
        format!("# {title}\n\n{HARM}\n"),
        "# \u{202e}gpj.exe \u{200f}\u{2066} \u{1b}[31mred\u{7}\n\n🙂 שלום عربى 漢字\n".to_owned(),
        "---\nlinks: ['javascript:alert(1)']\n---\n[a](javascript:alert(1)) [b](JAVASCRIPT:x) [c](data:text/html,x) <javascript:x>\n".to_owned(),
        "---\nid: \"a b\\\"><script>\"\n---\n# One\n".to_owned(),
        "---\ntests: [not closed\n".to_owned(),
    ] {
        let html = with_initiative(&text);
        assert!(!html.contains("<script>harm") && !html.contains("href=\"javascript:"), "{text}");
        assert!(!html.contains(['\u{202e}', '\u{1b}', '\u{7}']));
    }
}

#[test]
fn its_policy_lets_its_own_script_and_style_run_and_nothing_else() {
    let html = page(&example("healthy"), &[]);
    let (_, raw) = tags(&html);
    let policy = html.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert!(policy.starts_with("default-src 'none'; ") && !policy.contains("unsafe"));
    for (name, content) in raw {
        let mut command = Command::new("sh");
        command.args(["-c", "printf %s \"$CONTENT\" | openssl dgst -sha256 -binary | base64"]).env("CONTENT", content);
        let hash = command.output().unwrap();
        let hash = String::from_utf8(hash.stdout).unwrap();
        if hash.trim().is_empty() {
            // Nothing here works it out; the browser tests notice.
            return;
        }
        assert!(policy.contains(&format!("{name}-src 'sha256-{}'", hash.trim())), "{name}: {hash} in {policy}");
    }
}

#[test]
fn the_same_records_are_the_same_bytes() {
    let dir = example("streaming");
    assert_eq!(page(&dir, &[]), page(&dir, &[]));
}

#[test]
fn what_nobody_wrote_is_not_there() {
    let html = with_initiative("---\nstatus: proposed\n---\n# One\n");
    for section in ["outcomes", "order", "what-drives-what"] {
        assert!(!html.contains(&format!("id=\"{section}\"")), "{section} is empty");
    }
    assert!(html.contains("id=\"initiative/one\"") && html.contains("href=\"#initiative/one\""));
}

#[test]
fn figures_are_those_of_show() {
    let dir = example("streaming");
    let html = page(&dir, &[]);
    let shown = pm(&dir, &["show", "initiative/two-minute-choice", "--format", "json"]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    let card = html.split("id=\"initiative/two-minute-choice\"").nth(1).unwrap().split("</article>").next().unwrap();
    let standings = shown["standings"].as_array().unwrap();
    assert!(!standings.is_empty());
    for standing in standings {
        for key in ["baseline", "now", "now_on", "target", "by", "so_far"] {
            let value = standing[key].as_str().unwrap();
            assert!(card.contains(value), "{key}: {value}");
        }
    }
}

#[test]
fn links_of_the_text_lead_to_cards_where_they_lead_to_records() {
    let html = with_initiative(
        "---\nrequires: [two]\n---\n# One\n\n[the vision](../vision.md) [[vision/v]] [a file](../pm.yaml) [web](https://example.org/a?b=1&c=2)\n",
    );
    assert!(html.contains("<a href=\"#vision/vision\">the vision</a>"), "a path to a record");
    assert!(html.contains(" a file "), "a path to another file is words");
    assert!(html.contains("<a href=\"https://example.org/a?b=1&amp;c=2\">web</a>"));
}

#[test]
fn a_file_of_somebody_else_is_not_replaced() {
    let dir =
        workspace(&[("pm.yaml", "version: 1\n"), ("vision.md", "# V\n\nThere.\n"), ("own.html", "<html>mine</html>")]);
    let file = dir.path().join("own.html");
    let refused = pm(dir.path(), &["report", "-o", file.to_str().unwrap()]);
    assert_eq!(refused.status.code(), Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), "<html>mine</html>");
    assert!(pm(dir.path(), &["report", "--force", "-o", file.to_str().unwrap()]).status.success());
    let made = fs::read_to_string(&file).unwrap();
    check(&made);
    // What pm made may be made again.
    assert!(pm(dir.path(), &["report", "--title", "Ours & yours", "-o", file.to_str().unwrap()]).status.success());
    assert!(fs::read_to_string(&file).unwrap().contains("<title>Ours &amp; yours, "));
}

#[test]
fn many_records_of_one_file_are_told_once_each() {
    let metrics: String = (0..400)
        .map(|n| format!("m{n}: {{definition: d, measures: customer, unit: teams, drives: [m{}]}}\n", (n + 1) % 400))
        .collect();
    let dir = workspace(&[("pm.yaml", "version: 1\n"), ("vision.md", "# V\n\nThere.\n"), ("metrics.yaml", &metrics)]);
    let html = page(dir.path(), &[]);
    check(&html);
    assert_eq!(html.matches("<article class=\"card\"").count(), 401);
}

/// The values of one attribute of all marks in a text that have another too.
fn marked<'p>(html: &'p str, key: &'p str, and: &'p str) -> Vec<(&'p str, &'p str)> {
    let value = |mark: &'p str, key: &str| mark.split(&format!(" data-{key}=\"")).nth(1)?.split('"').next();
    html.split('<').filter_map(|mark| Some((value(mark, key)?, value(mark, and)?))).collect()
}

#[test]
fn charts_show_what_export_says_and_nothing_else() {
    let dir = example("streaming");
    let html = page(&dir, &[]);
    let exported: serde_json::Value =
        serde_json::from_slice(&pm(&dir, &["export", "--format", "json"]).stdout).unwrap();
    let rows = |of: &str, metric: &str| -> Vec<serde_json::Value> {
        exported[of].as_array().unwrap().iter().filter(|row| row["metric"] == metric).cloned().collect()
    };
    let number = |text: &str| text.parse::<f64>().unwrap();
    let (mut charts, mut goals) = (0, 0);
    for record in exported["records"].as_array().unwrap().iter().filter(|record| record["kind"] == "metric") {
        let name = record["record"].as_str().unwrap();
        let card = html.split(&format!("id=\"{name}\"")).nth(1).unwrap().split("</article>").next().unwrap();
        let drawn: Vec<(f64, &str)> = marked(card, "value", "on").into_iter().map(|(v, on)| (number(v), on)).collect();
        let readings = rows("readings", name);
        let said: Vec<(f64, &str)> = readings
            .iter()
            .map(|row| (row["value"]["number"].as_f64().unwrap(), row["on"].as_str().unwrap()))
            .collect();
        assert_eq!(drawn, said, "{name}");
        charts += usize::from(!said.is_empty());
        if said.is_empty() {
            continue;
        }
        let outcomes = rows("outcomes", name);
        for key in ["baseline", "target"] {
            for (drawn, of) in marked(card, key, "record") {
                let said =
                    outcomes.iter().filter(|row| row["record"] == of).filter_map(|row| row[key]["number"].as_f64());
                assert!(said.into_iter().any(|said| said == number(drawn)), "{name}: {key} {drawn} of {of}");
                goals += 1;
            }
        }
    }
    assert!(charts > 5 && goals > 5, "{charts} charts, {goals} goals");
}

#[test]
fn many_experiments_and_readings_are_bounded_and_it_says_so() {
    let experiments: String = (0..70)
        .map(|n| {
            format!("e{n}: {{status: running, believes: [b], starts: 2026-{:02}-01, ends: 2026-12-01}}\n", 1 + n % 10)
        })
        .collect();
    let readings: String = (0..400)
        .map(|n| {
            let (year, month, day) = (2000 + n / 20, 1 + n % 20 / 2, 1 + n % 2);
            format!("    - {{on: {year}-{month:02}-{day:02}, value: {n} teams}}\n")
        })
        .collect();
    let metrics = format!("m:\n  definition: d\n  measures: customer\n  unit: teams\n  readings:\n{readings}");
    let dir = workspace(&[
        ("pm.yaml", "version: 1\ntoday: 2026-11-22\n"),
        ("vision.md", "# V\n\nThere.\n"),
        ("experiments.yaml", &experiments),
        ("metrics.yaml", &metrics),
    ]);
    let html = page(dir.path(), &[]);
    check(&html);
    let section = html.split("id=\"over-time\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(section.contains("10 earlier experiments are not in the picture."));
    assert!(html.contains("The chart shows the latest 200 readings of 400."));
    let drawn = marked(&html, "value", "on");
    assert_eq!((drawn.len(), drawn.last().map(|(value, _)| *value)), (200, Some("399")));
}
