use std::borrow::Cow;

/// The text with everything between `<!-- pm:begin NAME … -->` and `<!-- pm:end NAME -->` made blank, byte for byte, so
/// that offsets still hold. Markers in fenced code do not count; a region that is never closed ends with the text.
pub fn without_generated(text: &str) -> Cow<'_, str> {
    if !text.contains("<!-- pm:begin ") {
        return Cow::Borrowed(text);
    }
    let mut blanked = String::with_capacity(text.len());
    let (mut inside, mut fence) = (false, None::<&str>);
    for line in text.split_inclusive('\n') {
        let content = line.trim();
        if inside {
            let ends = content.starts_with("<!-- pm:end ");
            blank(&mut blanked, line);
            inside = !ends;
            continue;
        }
        match fence {
            Some(mark) if content.starts_with(mark) => fence = None,
            Some(_) => {}
            None => fence = ["```", "~~~"].into_iter().find(|mark| content.starts_with(mark)),
        }
        if fence.is_none() && content.starts_with("<!-- pm:begin ") {
            blank(&mut blanked, line);
            inside = !content.contains("<!-- pm:end ");
        } else {
            blanked.push_str(line);
        }
    }
    Cow::Owned(blanked)
}

fn blank(into: &mut String, line: &str) {
    into.extend(line.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
}

#[cfg(test)]
mod tests {
    use super::without_generated;

    #[test]
    fn keeps_every_byte_in_its_place() {
        let text = "before\n<!-- pm:begin status sha256=1 -->\nä generated\n<!-- pm:end status -->\nafter\n";
        let read = without_generated(text);
        assert_eq!(read.len(), text.len());
        assert_eq!(read.split_whitespace().collect::<Vec<_>>(), ["before", "after"]);
    }

    #[test]
    fn markers_in_code_do_not_count() {
        let text = "```\n<!-- pm:begin x -->\n```\nstays\n";
        assert_eq!(without_generated(text), text);
    }
}
