use serde_json::Value;

/// The width that a line should not go over.
const WIDTH: usize = 100;

/// JSON for people: two spaces, and what fits on a line stands on one. A schema in which each word of a list has a line
/// of its own is four times as long and nobody reads it.
pub fn laid_out(value: &Value) -> String {
    let mut text = String::new();
    write(value, 0, 0, &mut text);
    text.push('\n');
    text
}

/// `before` is what stands on the line already.
fn write(value: &Value, depth: usize, before: usize, text: &mut String) {
    let line = one_line(value);
    // The first level has a line each, however little it is.
    if (depth > 0 && before + line.len() < WIDTH) || !has_parts(value) {
        text.push_str(&line);
        return;
    }
    let (open, close) = if value.is_array() { ('[', ']') } else { ('{', '}') };
    text.push(open);
    for (number, (key, part)) in parts(value).into_iter().enumerate() {
        text.push_str(if number > 0 { ",\n" } else { "\n" });
        let start = text.len();
        text.push_str(&"  ".repeat(depth + 1));
        text.push_str(&key);
        write(part, depth + 1, text.len() - start, text);
    }
    text.push('\n');
    text.push_str(&"  ".repeat(depth));
    text.push(close);
}

fn has_parts(value: &Value) -> bool {
    !parts(value).is_empty()
}

/// The entries of a list or of an object; an object's with their keys as they are written.
fn parts(value: &Value) -> Vec<(String, &Value)> {
    match value {
        Value::Array(items) => items.iter().map(|item| (String::new(), item)).collect(),
        Value::Object(keys) => keys.iter().map(|(key, value)| (format!("{}: ", quoted(key)), value)).collect(),
        _ => Vec::new(),
    }
}

fn one_line(value: &Value) -> String {
    let joined = |parts: Vec<(String, &Value)>| {
        let parts: Vec<String> = parts.into_iter().map(|(key, part)| format!("{key}{}", one_line(part))).collect();
        parts.join(", ")
    };
    match value {
        Value::Array(_) => format!("[{}]", joined(parts(value))),
        Value::Object(keys) if !keys.is_empty() => format!("{{ {} }}", joined(parts(value))),
        scalar => scalar.to_string(),
    }
}

fn quoted(key: &str) -> String {
    Value::from(key).to_string()
}
