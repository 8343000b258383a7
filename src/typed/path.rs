use crate::finding::FieldPath;

/// The way down to the value being read, kept on the stack and written out only when there is something to say.
#[derive(Clone, Copy, Debug)]
pub struct Step<'p> {
    above: Option<&'p Step<'p>>,
    segment: &'p str,
}

impl Step<'static> {
    pub const ROOT: Step<'static> = Step { above: None, segment: "" };
}

impl<'p> Step<'p> {
    pub fn down(&'p self, segment: &'p str) -> Step<'p> {
        Step { above: Some(self), segment }
    }

    pub fn is_root(&self) -> bool {
        self.above.is_none()
    }

    pub fn to_field_path(self) -> FieldPath {
        let mut segments = Vec::new();
        let mut step = &self;
        while let Some(above) = step.above {
            segments.push(step.segment);
            step = above;
        }
        segments.into_iter().rev().collect()
    }
}
