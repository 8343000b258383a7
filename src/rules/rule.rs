use super::{Facts, Page, Reports};
use crate::finding::{Level, Severity};

/// One smell: what it is called, how much it weighs, and the function that looks for it.
pub struct Rule {
    /// In kebab-case, the same everywhere.
    pub name: &'static str,
    pub group: Group,
    /// Unless a report or `pm.yaml` says otherwise.
    pub severity: Severity,
    /// The number it compares with, where it has one; `limit` in `pm.yaml`.
    pub limit: Option<u32>,
    /// Whether some of its findings have one safe way to be mended.
    pub fixable: bool,
    /// Its page: documentation, `pm explain` and test.
    pub page: &'static str,
    /// Looks at the facts and reports. The rules of *reading* are found while reading and have nothing to look for,
    /// unless a value can be judged only once the graph stands.
    pub check: fn(&Facts<'_>, &mut Reports),
}

/// Where a rule belongs in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Reading,
    Links,
    BuildTrap,
    Housekeeping,
    Evidence,
    Measurement,
    Portfolio,
    Organisation,
    Clock,
    History,
}

impl Group {
    pub const ALL: [Group; 10] = [
        Group::Reading,
        Group::Links,
        Group::BuildTrap,
        Group::Housekeeping,
        Group::Evidence,
        Group::Measurement,
        Group::Portfolio,
        Group::Organisation,
        Group::Clock,
        Group::History,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Group::Reading => "reading",
            Group::Links => "links",
            Group::BuildTrap => "build-trap",
            Group::Housekeeping => "housekeeping",
            Group::Evidence => "evidence",
            Group::Measurement => "measurement",
            Group::Portfolio => "portfolio",
            Group::Organisation => "organisation",
            Group::Clock => "clock",
            Group::History => "history",
        }
    }

    pub fn level(self) -> Level {
        match self {
            Group::Reading | Group::Links | Group::BuildTrap | Group::Housekeeping => Level::Plain,
            Group::Evidence | Group::Measurement | Group::Portfolio | Group::Organisation => Level::Coach,
            Group::Clock => Level::Clock,
            Group::History => Level::History,
        }
    }
}

impl Rule {
    pub fn level(&self) -> Level {
        self.group.level()
    }

    /// The page, taken apart.
    pub fn page(&self) -> Page {
        Page::of(self.page)
    }

    /// What the rule says in one sentence: the first line of its page below the title.
    pub fn summary(&self) -> &'static str {
        self.page.lines().find_map(|line| line.strip_prefix("> ")).unwrap_or("")
    }

    /// For a rule whose findings all come from reading.
    pub fn found_while_reading(_: &Facts<'_>, _: &mut Reports) {}
}
