use super::exact::whole;
use super::stages::expected;
use super::{Exact, Item, RangeMeaning, Work};

impl Item<'_> {
    /// Expected money a week where everything comes low, and where everything comes high; nothing without a range.
    pub fn ends_of_cost(&self, meaning: RangeMeaning) -> Option<(Exact, Exact)> {
        let cost = self.cost.as_ref().ok().filter(|cost| cost.is_range())?;
        let (low, high) = cost.ends();
        let counted = |cost_of_delay| {
            let rest = Work { cost_of_delay, duration: whole(0) };
            expected(&self.stages, &rest, &self.success, meaning).cost_of_delay
        };
        Some((counted(low), counted(high)))
    }

    /// Expected weeks at the low end and at the high end of what comes after its stages; nothing without a range.
    pub fn ends_of_duration(&self, meaning: RangeMeaning) -> Option<(Exact, Exact)> {
        let duration = self.duration.as_ref().ok().filter(|duration| duration.is_range())?;
        let counted = |weeks: &Exact| {
            let rest = Work { cost_of_delay: whole(0), duration: weeks.clone() };
            expected(&self.stages, &rest, &self.success, meaning).duration
        };
        Some((counted(duration.low()), counted(duration.high())))
    }
}
