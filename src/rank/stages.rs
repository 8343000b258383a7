use super::{Amount, Exact, RangeMeaning, Work};

/// A test after which the work is stopped where it fails.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// Weeks.
    pub duration: Amount,
    /// From 0 to 1: how probable it is that the work goes on.
    pub success_probability: Exact,
}

/// What work is expected to cost by waiting, and to take, where it may be stopped after each stage:
/// `p1·p2·…·p·c` money a week, and `d1 + p1·(d2 + p2·(… + d))` weeks. `rest` is what is done once all stages are passed,
/// and `success_probability` how probable it is that this then brings its value. Without stages it is
/// `success_probability × c`, with one `p·c / (d1 + p·d2)` (expected values over an option to stop, as in Reinertsen,
/// "The Principles of Product Development Flow", 2009, and the decision trees of Raiffa, 1968).
pub fn expected(stages: &[Stage], rest: &Work, success_probability: &Exact, meaning: RangeMeaning) -> Work {
    let rest = Work { cost_of_delay: &rest.cost_of_delay * success_probability, duration: rest.duration.clone() };
    stages.iter().rev().fold(rest, |later, stage| Work {
        cost_of_delay: later.cost_of_delay * &stage.success_probability,
        duration: stage.duration.mean(meaning) + later.duration * &stage.success_probability,
    })
}

#[cfg(test)]
mod tests {
    use super::Stage;
    use crate::rank::{Amount, Exact, RangeMeaning, Work};

    fn exact(above: i64, below: i64) -> Exact {
        Exact::from(above) / Exact::from(below)
    }

    fn stage(weeks: i64, percent: i64) -> Stage {
        Stage { duration: Amount::Figure(exact(weeks, 1)), success_probability: exact(percent, 100) }
    }

    fn expected(stages: &[Stage], rest: &Work, success_probability: &Exact) -> Work {
        super::expected(stages, rest, success_probability, RangeMeaning::default())
    }

    fn work(cost: i64, duration: i64) -> Work {
        Work { cost_of_delay: exact(cost, 1), duration: exact(duration, 1) }
    }

    #[test]
    fn without_stages_the_cost_is_weighed() {
        assert_eq!(expected([].as_slice(), &work(1000, 4), &exact(3, 5)), work(600, 4));
    }

    #[test]
    fn an_option_to_stop_saves_the_rest() {
        let tested = expected(&[stage(2, 30)], &work(9000, 10), &exact(1, 1));
        assert_eq!(tested, work(2700, 5));
        assert_eq!(tested.cd3(), Some(exact(540, 1)));
        let untested = expected(&[], &work(9000, 12), &exact(3, 10));
        assert_eq!(untested.cd3(), Some(exact(225, 1)));
    }

    /// Each way through the stages, with how probable it is.
    #[test]
    fn several_stages_are_the_mean_of_all_ways_through() {
        let (stages, rest, success) = ([stage(1, 50), stage(3, 40), stage(2, 75)], work(800, 7), exact(9, 10));
        let (mut reached, mut weeks) = (exact(1, 1), exact(0, 1));
        for stage in &stages {
            weeks += &reached * stage.duration.low();
            reached *= &stage.success_probability;
        }
        weeks += &reached * &rest.duration;
        let expected = expected(&stages, &rest, &success);
        assert_eq!(expected.duration, weeks);
        assert_eq!(expected.duration, exact(1, 1) + exact(3, 2) + exact(2, 5) + exact(21, 20));
        assert_eq!(expected.cost_of_delay, exact(800 * 15 * 9, 1000));
    }

    #[test]
    fn a_stage_that_always_passes_is_only_time_and_one_that_never_does_ends_it() {
        assert_eq!(expected(&[stage(2, 100)], &work(10, 3), &exact(1, 1)), work(10, 5));
        assert_eq!(expected(&[stage(2, 0)], &work(10, 3), &exact(1, 1)), work(0, 2));
    }
}
