//! What is specified of a rule.

use super::tale::{Tale, Telling};

/// The lines `rule: message` of the rules of history, all of them.
pub type Lines = &'static [&'static str];

/// One rule of history with its cases.
pub struct Spec {
    pub rule: &'static str,
    /// A change that the rule is about. What is given stands in the record, in its last version.
    pub tale: fn(&str) -> Tale,
    /// What `pm audit` says of it.
    pub said: Said,
    /// What `pm diff` says of it, squashed.
    pub reviewed: Lines,
    /// What is much like it, and of which the rule says nothing, however it is told.
    pub silent: Vec<(&'static str, Tale)>,
    /// What other changes are told as, with the telling.
    pub also: Vec<(&'static str, Tale, Said)>,
    /// †: the amendments that stand for the change as it was squashed.
    pub amendments: Option<Amendments>,
    pub needs: Needs,
    /// What `pm audit` says where the commits of the change are not to be judged.
    pub ignored: Lines,
}

/// What is said of one change, by how it came to stand on `main`.
#[derive(Clone, Copy)]
pub struct Said {
    pub straight: Lines,
    pub merged: Lines,
    /// Told in the steps in which it was made, all accepted on the day of the rebase.
    pub rebased: Lines,
}

/// Inside `amendments: [{…, on: …}]`.
pub struct Amendments {
    pub right: &'static str,
    /// Another value before or after.
    pub wrong: &'static str,
}

/// How much of the history a rule needs, told straight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// "2": the last step and the one before it.
    TwoStates,
    /// "H": in a clone of that depth it cannot be judged.
    MoreThan(usize),
}

impl Said {
    pub const NOTHING: Said = Said::always(&[]);

    /// The same in each telling.
    pub const fn always(lines: Lines) -> Said {
        Said { straight: lines, merged: lines, rebased: lines }
    }

    /// A merge and a squash are one step: nothing is said of an order inside it.
    pub fn of(&self, how: Telling) -> Lines {
        match how {
            Telling::Straight => self.straight,
            Telling::Merged | Telling::Squashed => self.merged,
            Telling::Rebased => self.rebased,
        }
    }
}
