use super::{Life, Lives};

/// What the history at hand allows to be said. Inside a shallow clone there are facts and lower bounds; "created",
/// "first" and "never" need more.
impl Lives {
    /// Whether the life's first version is how the record came to be, and not merely the oldest that is here: on the
    /// whole chain, or later than the step at which this clone begins; and it can be read.
    pub fn has_beginning(&self, life: &Life) -> bool {
        let first = life.first().filter(|version| !version.state.is_unknown());
        first.is_some_and(|version| self.completeness.is_full() || version.step > 0)
    }

    /// Whether `started()` is the step at which it really started: nothing before it is out of sight.
    pub fn has_start(&self, life: &Life) -> bool {
        let Some(start) = life.started() else { return false };
        let seen_before = self.completeness.is_full() || start > 0;
        let mut known_before = life.versions.iter().take_while(|version| version.step < start);
        seen_before && known_before.all(|version| !version.state.is_unknown())
    }

    /// Whether it is known what the record said at a step and ever since.
    pub fn reaches(&self, life: &Life, step: usize) -> bool {
        let in_force = life.versions.partition_point(|version| version.step <= step).saturating_sub(1);
        life.versions.iter().skip(in_force).all(|version| !version.state.is_unknown())
    }

    /// The command that brings what is missing; none where all of it is here.
    pub fn command(&self) -> Option<&'static str> {
        let contents = (self.lacking > 0).then_some("git fetch --refetch --no-filter");
        self.completeness.command().or(contents)
    }
}
