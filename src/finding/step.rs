use std::borrow::Cow;

use super::FieldPath;

/// The way down to the value being read, kept on the stack and written out only when there is something to say.
#[derive(Clone, Copy)]
pub struct Step<'p> {
    above: Option<&'p Step<'p>>,
    segment: Segment<'p>,
}

#[derive(Clone, Copy)]
enum Segment<'p> {
    Known(&'p str),
    /// Nearly every list is read without anybody asking what its entries are called.
    Late(&'p dyn LateName),
}

/// Something that a path can name.
pub trait LateName {
    fn name(&self) -> Cow<'_, str>;
}

/// The entry of that number (from 0) of a list, where nothing better names it.
impl LateName for usize {
    fn name(&self) -> Cow<'_, str> {
        Cow::Owned(format!("[{self}]"))
    }
}

impl Step<'static> {
    pub const ROOT: Step<'static> = Step { above: None, segment: Segment::Known("") };
}

impl<'p> Step<'p> {
    pub fn down(&'p self, segment: &'p str) -> Step<'p> {
        Step { above: Some(self), segment: Segment::Known(segment) }
    }

    /// Down to something whose name is worked out only when it is asked for.
    pub fn down_to(&'p self, named: &'p dyn LateName) -> Step<'p> {
        Step { above: Some(self), segment: Segment::Late(named) }
    }

    fn segment(&self) -> Cow<'p, str> {
        match self.segment {
            Segment::Known(name) => Cow::Borrowed(name),
            Segment::Late(named) => named.name(),
        }
    }

    pub fn is_root(&self) -> bool {
        self.above.is_none()
    }

    /// For a sentence: "`outcomes.activation.baseline`", "an entry of `requires`".
    pub fn in_words(self) -> String {
        let path = self.to_field_path();
        let above = |left_out: usize| {
            let count = path.segments().count().saturating_sub(left_out);
            path.segments().take(count).collect::<FieldPath>()
        };
        match self.segment().as_ref() {
            number if number.starts_with('[') => format!("an entry of `{}`", above(1)),
            // What a single value stands for is not what was written.
            "value" if self.above.is_some_and(|above| above.segment() == "baseline") => format!("`{}`", above(1)),
            _ => format!("`{path}`"),
        }
    }

    pub fn to_field_path(self) -> FieldPath {
        self.written(0)
    }

    /// The path down to here, with room for so many bytes more: every reference of every record keeps one.
    fn written(&self, more: usize) -> FieldPath {
        let Some(above) = self.above else { return FieldPath::with_capacity(more) };
        let segment = self.segment();
        let mut path = above.written(more + segment.len() + 1);
        path.push(&segment);
        path
    }
}
