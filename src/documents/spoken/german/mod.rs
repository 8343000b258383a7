//! What documents say in English, and the same in German.
//!
//! `{n}` is a figure, `{d}` a day, `{t}` a length of time (in the German `{dative}` where it stands behind "vor", "seit" or
//! "in"), `{w}` words that stand here too, `{?}` words that may, `{}` a name, and `{rest}` whatever somebody wrote. Gaps of
//! one sort keep their order.

mod fields;
mod kinds;
mod matters;
mod next;
mod order;
mod page;
mod pictures;
mod words;

pub(super) use fields::FIELDS;
pub(super) use words::WORDS;

/// A sentence in English and in German.
type Pair = (&'static str, &'static str);

pub(super) const TABLES: [&[Pair]; 6] =
    [matters::MATTERS, next::NEXT, kinds::KINDS, order::ORDER, page::PAGE, pictures::PICTURES];
