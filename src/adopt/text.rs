//! Proposed mappings as the text of a `pm.yaml`.

use super::{Each, Proposal, Proposed, Reading};

/// How many names of one sort a comment lists.
const EXAMPLES: usize = 3;

/// A whole `pm.yaml`, each mapping under what it reads where that is known.
pub fn as_config(proposal: &Proposal, readings: &[Reading]) -> String {
    let mut text =
        "# Proposed by `pm adopt`: how the files of this repository are read. Change what is not meant.\nversion: 1\n"
            .to_owned();
    if let Some(root) = &proposal.links_root {
        text.push_str(&format!("links_root: {}\n", quoted(root)));
    }
    text + &as_records(proposal, readings)
}

/// The `records:` alone.
pub fn as_records(proposal: &Proposal, readings: &[Reading]) -> String {
    let mut text = "records:\n".to_owned();
    for (number, mapping) in proposal.mappings.iter().enumerate() {
        if let Some(reading) = readings.get(number) {
            comments(mapping, reading, &mut text);
        }
        entry(mapping, &mut text);
    }
    text
}

fn comments(mapping: &Proposed, reading: &Reading, text: &mut String) {
    let mut line = |told: String| {
        let told: String = told.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        text.push_str(&format!("  # {told}\n"));
    };
    let Reading { files, records, outcomes, not_read, unclear } = reading;
    let read = files - not_read.len();
    let kind = if *records == 1 { mapping.kind.noun() } else { mapping.kind.nouns() };
    let with = if *outcomes > 0 { format!(" with {outcomes} outcomes") } else { String::new() };
    let from = match (read, *files) {
        (1, 1) => "from 1 file".to_owned(),
        (read, all) if read == all => format!("from {all} files"),
        (read, all) => format!("from {read} of {all} files"),
    };
    line(format!("{}: {records} {kind}{with} {from}", mapping.why));
    for one in not_read.iter().take(EXAMPLES) {
        line(format!("not read: {}: {}", one.path, one.why));
    }
    if not_read.len() > EXAMPLES {
        line(format!("and {} more files", not_read.len() - EXAMPLES));
    }
    for one in unclear.iter().take(EXAMPLES) {
        line(format!("unclear: {}:{}: {}", one.path, one.line.unwrap_or(1), one.why));
    }
    if unclear.len() > EXAMPLES {
        line(format!("and {} more values", unclear.len() - EXAMPLES));
    }
    if !mapping.unknown_words.is_empty() {
        line(format!(
            "a status that stands for none of ours, say under `values` which: {}",
            mapping.unknown_words.join(", ")
        ));
    }
    if !mapping.unread_names.is_empty() {
        line(format!("kept and not read: {}", mapping.unread_names.join(", ")));
    }
}

fn entry(mapping: &Proposed, text: &mut String) {
    text.push_str(&format!("  - paths: {}\n", list(&mapping.paths)));
    let mut line = |key: &str, value: String| text.push_str(&format!("    {key}: {value}\n"));
    if !mapping.except.is_empty() {
        line("except", list(&mapping.except));
    }
    line("kind", mapping.kind.name().to_owned());
    match &mapping.each {
        Each::File => {}
        Each::Objective => line("each", "objective".to_owned()),
        Each::List(key) => line("each", format!("{{list: {}}}", key_of(key))),
        Each::Map(key) => line("each", format!("{{map: {}}}", key_of(key))),
    }
    if let Some(id) = &mapping.id {
        line("id", quoted(id));
    }
    if mapping.table {
        line("table", "first".to_owned());
    }
    if mapping.bold {
        line("bold", "true".to_owned());
    }
    if !mapping.fields.is_empty() {
        line("fields", map(&mapping.fields));
    }
    if !mapping.values.is_empty() {
        let fields: Vec<String> =
            mapping.values.iter().map(|(field, words)| format!("{}: {}", quoted(field), map(words))).collect();
        line("values", format!("{{{}}}", fields.join(", ")));
    }
    if !mapping.headings.is_empty() {
        line("headings", map(&mapping.headings));
    }
}

fn key_of(key: &str) -> String {
    if key.is_empty() { "\"\"".to_owned() } else { quoted(key) }
}

fn list(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| quoted(item)).collect();
    format!("[{}]", items.join(", "))
}

fn map(pairs: &[(String, String)]) -> String {
    let pairs: Vec<String> =
        pairs.iter().map(|(theirs, ours)| format!("{}: {}", quoted(theirs), quoted(ours))).collect();
    format!("{{{}}}", pairs.join(", "))
}

/// A text as YAML, in quotes where it could be read as something else.
fn quoted(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '_' | '-' | '/' | '.');
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let word =
        matches!(text.to_lowercase().as_str(), "true" | "false" | "null" | "yes" | "no" | "on" | "off" | "y" | "n");
    if begins && !word && text.chars().all(|c| plain(c) || c == '*') && text.trim() == text {
        return text.to_owned();
    }
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_could_be_something_else_is_quoted() {
        for (text, written) in [
            ("Point of contact", "Point of contact"),
            ("src/20*/*.md", "src/20*/*.md"),
            ("*/*.md", "\"*/*.md\""),
            ("{dir}/{stem}", "\"{dir}/{stem}\""),
            ("yes", "\"yes\""),
            ("a: b", "\"a: b\""),
            ("2026", "\"2026\""),
            ("✅ Done", "\"✅ Done\""),
            ("a\nb", "\"a\\nb\""),
        ] {
            assert_eq!(quoted(text), written);
        }
    }
}
