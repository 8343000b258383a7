/// A text as a YAML scalar, in a block and inside `{…}` alike: as it is where nothing in it could mean more, else in
/// quotes.
pub fn yaml_scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '_' | '-' | '%' | '€' | '/' | '+');
    let begins = text.starts_with(char::is_alphanumeric) && !text.ends_with(' ');
    let is_word = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"];
    if begins && text.chars().all(is_plain) && !is_word.iter().any(|word| word.eq_ignore_ascii_case(text)) {
        return text.to_owned();
    }
    quoted(text)
}

/// A JSON string, which is a YAML string; what nobody would see, and a terminal might obey, is escaped as well.
fn quoted(text: &str) -> String {
    let is_seen =
        |c: char| !c.is_control() && !matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if is_seen(c) => quoted.push(c),
            c => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::yaml_scalar;
    use crate::syntax::yaml::documents;

    #[test]
    fn quotes_where_yaml_would_take_it_for_more() {
        let table = [
            ("45 %", "45 %"),
            ("outcomes.activation.target", "outcomes.activation.target"),
            ("a, b", "\"a, b\""),
            ("a: b #c", "\"a: b #c\""),
            ("yes", "\"yes\""),
            ("", "\"\""),
            ("- x", "\"- x\""),
            ("a\n\n\"b\" \u{9b}", "\"a\\n\\n\\\"b\\\" \\u009b\""),
        ];
        for (text, yaml) in table {
            assert_eq!(yaml_scalar(text), yaml);
        }
    }

    /// It says just this in a block and inside `{…}`.
    #[test]
    fn what_is_quoted_is_read_as_it_was() {
        for text in [
            "45 %",
            "pay: now, [later]",
            "\"soon\", they said",
            "a {more} # or \\ less",
            "- none\n\tat all \u{9b}\u{202e}",
            "no",
        ] {
            let scalar = yaml_scalar(text);
            for yaml in [format!("from: {scalar}\n"), format!("{{from: {scalar}, why: …}}")] {
                let found = documents(&yaml, 0);
                let root = found.first().and_then(|document| document.root.as_ref());
                assert_eq!(root.and_then(|root| root.text_at("from")), Some(text), "{yaml}");
            }
        }
    }
}
