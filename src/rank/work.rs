use super::Exact;

/// Work whose waiting costs the same each week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Money a week.
    pub cost_of_delay: Exact,
    /// Weeks on the constraint.
    pub duration: Exact,
}

impl Work {
    /// CD3, cost of delay divided by duration (Reinertsen, "The Principles of Product Development Flow", 2009): money a
    /// week, for each week of work. Nothing where the duration is 0.
    pub fn cd3(&self) -> Option<Exact> {
        (!self.duration.is_zero()).then(|| &self.cost_of_delay / &self.duration)
    }
}
