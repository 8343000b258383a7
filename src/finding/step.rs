use super::FieldPath;

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

    /// For a sentence: "`outcomes.activation.baseline`", "an entry of `requires`".
    pub fn in_words(self) -> String {
        let path = self.to_field_path();
        let above = |left_out: usize| {
            let count = path.segments().count().saturating_sub(left_out);
            path.segments().take(count).collect::<FieldPath>()
        };
        match self.segment {
            number if number.starts_with('[') => format!("an entry of `{}`", above(1)),
            // What a single value stands for is not what was written.
            "value" if self.above.is_some_and(|above| above.segment == "baseline") => format!("`{}`", above(1)),
            _ => format!("`{path}`"),
        }
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
