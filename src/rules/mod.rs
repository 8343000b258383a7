//! One problem, one pair of files: `name.rs` with a pure function and `name.md` with its page, which is its test.

mod apart;
mod build_trap;
pub mod clock;
mod documents;
mod engine;
mod evidence;
mod facts;
mod history;
mod housekeeping;
mod links;
mod measurement;
mod mending;
mod of_one_record;
mod organisation;
mod page;
mod portfolio;
mod reading;
mod report;
mod resolve;
mod rule;
mod selection;
pub mod shared;
mod since;
mod statistics;
mod waivers;
mod words;
mod yields;

pub use apart::{Found, apart};
pub use documents::{DocumentFlaw, DocumentState};
pub use engine::{Outcome, run};
pub use facts::Facts;
pub use history::{TWO_STATES, is_of_the_past};
pub use mending::{broken, comes_up, is_worse, mended_texts, mended_together};
pub use of_one_record::OF_ONE_RECORD;
pub use page::{Example, Page, Step};
pub use reading::missing_fields;
pub use report::{Report, Reports};
pub use rule::{Group, Rule};
pub use selection::Selection;
pub use since::since;
pub use statistics::{Exempt, Statistics, Tally};
pub use words::{WORD_LISTS, WordList};
pub use yields::{Scope, YIELDS, Yield};

/// Declares the rules of a group: each name is a file beside the group's `mod.rs`. Adding a rule is its two files and one
/// name here.
macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(pub mod $name;)*

        /// The rules of this group, in the order of the catalogue.
        pub static RULES: &[&crate::rules::Rule] = &[$(&$name::RULE),*];
    };
}
use rules;

/// Every rule, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    [
        reading::RULES,
        links::RULES,
        build_trap::RULES,
        evidence::RULES,
        measurement::RULES,
        portfolio::RULES,
        organisation::RULES,
        clock::RULES,
        history::RULES,
        housekeeping::RULES,
    ]
    .into_iter()
    .flatten()
    .copied()
}

/// The rule of that name.
pub fn named(name: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.name == name)
}
