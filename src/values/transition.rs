use super::{
    Kind,
    Status::{self, *},
};

/// How a status moved.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Transition {
    Same,
    /// Along an arrow of the life.
    Forward,
    /// Against the arrows: taken back or reopened.
    Backward,
    /// Neither: a step was left out, or the kind has no such status.
    Outside,
}

/// The arrows between two statuses.
fn arrows(kind: Kind) -> &'static [(Status, Status)] {
    match kind {
        Kind::Vision | Kind::Segment | Kind::NorthStar | Kind::StoryMap | Kind::Team => &[],
        Kind::Review | Kind::Research => &[(Planned, Done)],
        Kind::Metric => &[(Live, Deprecated)],
        Kind::Intent => &[(Proposed, Active), (Active, Achieved)],
        Kind::Initiative => &[
            (Proposed, Discovery),
            (Discovery, Delivery),
            (Delivery, Measuring),
            (Measuring, Scaling),
            (Measuring, Achieved),
            (Scaling, Achieved),
        ],
        Kind::Option => &[(Considered, Testing), (Testing, Chosen), (Considered, Chosen), (Chosen, Shipped)],
        Kind::Experiment => &[(Draft, Running), (Running, Concluded)],
    }
}

/// The statuses that any other may move to.
fn ends_of_any(kind: Kind) -> &'static [Status] {
    match kind {
        Kind::Vision | Kind::Segment | Kind::NorthStar | Kind::StoryMap | Kind::Team => &[Replaced],
        Kind::Intent => &[Replaced, Stopped],
        Kind::Initiative => &[Stopped],
        Kind::Option => &[Rejected],
        Kind::Experiment => &[Abandoned],
        Kind::Review | Kind::Research | Kind::Metric => &[],
    }
}

/// The statuses that a pause may come between. What has ended is not paused, and a pause is no way to an end.
fn pauses_from(kind: Kind, status: Status) -> bool {
    match kind {
        Kind::Initiative => status != Paused && !status.ended(),
        Kind::Experiment => status == Running,
        _ => false,
    }
}

/// How a record of this kind got from one status to the other.
pub fn transition(kind: Kind, from: Status, to: Status) -> Transition {
    let statuses = Status::of(kind);
    if !statuses.contains(&from) || !statuses.contains(&to) {
        Transition::Outside
    } else if from == to {
        Transition::Same
    } else if steps(kind, from).any(|status| status == to) {
        Transition::Forward
    } else if reaches(kind, to, from) {
        Transition::Backward
    } else {
        Transition::Outside
    }
}

/// Where one arrow leads.
fn steps(kind: Kind, from: Status) -> impl Iterator<Item = Status> {
    Status::of(kind).iter().copied().filter(move |to| {
        *to != from
            && (arrows(kind).contains(&(from, *to))
                || ends_of_any(kind).contains(to)
                || (*to == Paused && pauses_from(kind, from))
                || (from == Paused && pauses_from(kind, *to)))
    })
}

/// Whether arrows lead there. Not by way of a pause or an end that any status may take: that would lead everywhere.
fn reaches(kind: Kind, from: Status, to: Status) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(status) = seen.get(next).copied() {
        next += 1;
        if status != from && (status == Paused || ends_of_any(kind).contains(&status)) {
            continue;
        }
        for step in steps(kind, status) {
            if step == to {
                return true;
            }
            if !seen.contains(&step) {
                seen.push(step);
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::Transition::{self, *};
    use super::transition;
    use crate::values::Kind;
    use crate::values::Status::*;

    #[test]
    fn lives_go_along_the_arrows() {
        let moves = [
            (Kind::Initiative, Proposed, Discovery, Forward),
            (Kind::Initiative, Discovery, Proposed, Backward),
            (Kind::Initiative, Proposed, Delivery, Outside),
            (Kind::Initiative, Delivery, Proposed, Backward),
            (Kind::Initiative, Measuring, Achieved, Forward),
            (Kind::Initiative, Delivery, Achieved, Outside),
            (Kind::Initiative, Achieved, Discovery, Backward),
            (Kind::Initiative, Achieved, Stopped, Forward),
            (Kind::Initiative, Stopped, Delivery, Backward),
            (Kind::Initiative, Scaling, Paused, Forward),
            (Kind::Initiative, Paused, Delivery, Forward),
            (Kind::Initiative, Paused, Stopped, Forward),
            (Kind::Initiative, Achieved, Paused, Backward),
            (Kind::Initiative, Paused, Achieved, Outside),
            (Kind::Initiative, Stopped, Paused, Backward),
            (Kind::Initiative, Paused, Paused, Same),
            (Kind::Intent, Proposed, Achieved, Outside),
            (Kind::Intent, Achieved, Replaced, Forward),
            (Kind::Intent, Replaced, Active, Backward),
            (Kind::Option, Considered, Chosen, Forward),
            (Kind::Option, Considered, Shipped, Outside),
            (Kind::Option, Rejected, Considered, Backward),
            (Kind::Experiment, Running, Paused, Forward),
            (Kind::Experiment, Draft, Paused, Outside),
            (Kind::Experiment, Draft, Concluded, Outside),
            (Kind::Experiment, Concluded, Running, Backward),
            (Kind::Metric, Live, Deprecated, Forward),
            (Kind::Metric, Deprecated, Live, Backward),
            (Kind::Research, Done, Planned, Backward),
            (Kind::Vision, Active, Stopped, Outside),
        ];
        for (kind, from, to, expected) in moves {
            assert_eq!(transition(kind, from, to), expected, "{kind} {from} -> {to}");
        }
        let _: Transition = Same;
    }
}
