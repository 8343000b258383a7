use crate::finding::Span;

/// The lines of the form `**Owner:** Ada` or `**Owner**: Ada`, a list's mark before them or not: the bytes of the name
/// and of the value. Lines in fenced code do not count.
pub fn bold_fields(text: &str, offset: usize) -> Vec<(Span, Span)> {
    let mut found = Vec::new();
    let (mut at, mut fenced) = (0, false);
    for line in text.split_inclusive('\n') {
        let content = line.trim_start();
        if content.starts_with("```") || content.starts_with("~~~") {
            fenced = !fenced;
        } else if !fenced && let Some((name, value)) = bold_field(line) {
            found.push((name.shifted(offset + at), value.shifted(offset + at)));
        }
        at += line.len();
    }
    found
}

fn bold_field(line: &str) -> Option<(Span, Span)> {
    let start = line.find("**").filter(|at| line.get(..*at).is_some_and(|before| before.trim().len() <= 1))? + 2;
    let inner = line.get(start..)?;
    let length = inner.find("**")?;
    let name = inner.get(..length)?;
    let rest_start = start + length + 2;
    let rest = line.get(rest_start..)?;
    let (name, value_start) = match name.strip_suffix(':') {
        Some(name) => (name, rest_start),
        None => {
            (name, rest_start + rest.find(':').filter(|at| rest.get(..*at).is_some_and(|s| s.trim().is_empty()))? + 1)
        }
    };
    let value = line.get(value_start..)?;
    let trimmed = value.trim();
    let value_start = value_start + (value.len() - value.trim_start().len());
    let name_start = start + (name.len() - name.trim_start().len());
    if name.trim().is_empty() || trimmed.is_empty() {
        return None;
    }
    let name_span = Span::new(name_start, name_start + name.trim().len());
    Some((name_span, Span::new(value_start, value_start + trimmed.len())))
}

#[cfg(test)]
mod tests {
    use super::bold_fields;

    #[test]
    fn finds_names_and_values() {
        let text = "intro\n**Owner:** Ada\n- **Point of contact**: Ben \n```\n**Not:** this\n```\n**bold** words\n";
        let pairs: Vec<_> = bold_fields(text, 0).iter().map(|(name, value)| (name.of(text), value.of(text))).collect();
        assert_eq!(pairs, [("Owner", "Ada"), ("Point of contact", "Ben")]);
    }
}
