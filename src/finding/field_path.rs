use std::borrow::Cow;
use std::fmt;

/// How many characters of a text stand in a path.
const NAME_LENGTH: usize = 60;

/// Ends every segment; no key or text holds it.
const END: char = '\u{1f}';

/// The way from a record to one of its values: keys, and for list entries their metric, id, name or text.
/// Shown joined by dots: `outcomes.activation.target`. One string, since every reference of every record has one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FieldPath(String);

impl FieldPath {
    /// The path of a field of the record itself.
    pub fn of(field: &str) -> FieldPath {
        FieldPath::default().then(field)
    }

    /// An empty path with room for so many bytes, each segment's end counted as one.
    pub fn with_capacity(bytes: usize) -> FieldPath {
        FieldPath(String::with_capacity(bytes))
    }

    /// How a path names a list entry that is a text.
    pub fn entry_name(text: &str) -> Cow<'_, str> {
        let text = text.trim();
        match text.char_indices().nth(NAME_LENGTH) {
            None => Cow::Borrowed(text),
            Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or(text).trim_end())),
        }
    }

    /// The path one step further up.
    pub fn parent(&self) -> FieldPath {
        let without_end = self.0.strip_suffix(END).unwrap_or("");
        let above = without_end.rfind(END).map_or(0, |end| end + END.len_utf8());
        FieldPath(self.0.get(..above).unwrap_or("").to_owned())
    }

    /// The path one step further down.
    pub fn then(mut self, segment: &str) -> FieldPath {
        self.push(segment);
        self
    }

    pub fn push(&mut self, segment: &str) {
        if segment.contains(END) {
            self.0.push_str(&segment.replace(END, " "));
        } else {
            self.0.push_str(segment);
        }
        self.0.push(END);
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.split_terminator(END)
    }

    /// Whether the path leads on from another one.
    pub fn is_below(&self, above: &FieldPath) -> bool {
        self.0.len() > above.0.len() && self.0.starts_with(&above.0)
    }

    /// Whether the path begins with that field of the record: what most look-ups ask of every reference.
    pub fn is_of(&self, field: &str) -> bool {
        self.0.strip_prefix(field).is_some_and(|rest| rest.starts_with(END))
    }

    /// The field of the record that the path begins with.
    pub fn field(&self) -> &str {
        self.0.split_once(END).map_or("", |(field, _)| field)
    }
}

impl<'a> FromIterator<&'a str> for FieldPath {
    fn from_iter<I: IntoIterator<Item = &'a str>>(segments: I) -> FieldPath {
        let mut path = FieldPath(String::with_capacity(32));
        segments.into_iter().for_each(|segment| path.push(segment));
        path
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, segment) in self.segments().enumerate() {
            if n > 0 {
                f.write_str(".")?;
            }
            f.write_str(segment)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::FieldPath;

    #[test]
    fn a_path_is_its_segments() {
        let path: FieldPath = ["outcomes", "a.b", "", "target"].into_iter().collect();
        assert_eq!(path.segments().collect::<Vec<_>>(), ["outcomes", "a.b", "", "target"]);
        assert_eq!(path.to_string(), "outcomes.a.b..target");
        assert_eq!(path.parent(), ["outcomes", "a.b", ""].into_iter().collect());
        assert_eq!(path.field(), "outcomes");
        assert!(FieldPath::of("x").parent().is_empty() && FieldPath::default().parent().is_empty());
        assert_eq!(FieldPath::of("a\u{1f}b").segments().count(), 1);
    }
}
