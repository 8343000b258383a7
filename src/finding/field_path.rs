use std::borrow::Cow;
use std::fmt;

/// How many characters of a text stand in a path.
const NAME_LENGTH: usize = 60;

/// The way from a record to one of its values: keys, and for list entries their metric, id, name or text.
/// Shown joined by dots: `outcomes.activation.target`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FieldPath(Vec<Box<str>>);

impl FieldPath {
    /// The path of a field of the record itself.
    pub fn of(field: &str) -> FieldPath {
        FieldPath(vec![field.into()])
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
        let above = self.0.split_last().map_or(&[] as &[_], |(_, above)| above);
        FieldPath(above.to_vec())
    }

    /// The path one step further down.
    pub fn then(mut self, segment: &str) -> FieldPath {
        self.0.push(segment.into());
        self
    }

    pub fn push(&mut self, segment: &str) {
        self.0.push(segment.into());
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn segments(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(AsRef::as_ref)
    }

    /// The field of the record that the path begins with.
    pub fn field(&self) -> &str {
        self.0.first().map_or("", AsRef::as_ref)
    }
}

impl<'a> FromIterator<&'a str> for FieldPath {
    fn from_iter<I: IntoIterator<Item = &'a str>>(segments: I) -> FieldPath {
        FieldPath(segments.into_iter().map(Box::from).collect())
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, segment) in self.0.iter().enumerate() {
            if n > 0 {
                f.write_str(".")?;
            }
            f.write_str(segment)?;
        }
        Ok(())
    }
}
