use crate::values::{Kind, Status};

/// Where in its life a record stands, for a sign beside the word: `ahead`, `under-way`, `ended`, `ended-badly`; `standing`
/// for kinds that only hold or do not.
pub fn phase(kind: Kind, status: Status) -> &'static str {
    match status {
        status if status.ended_badly() => "ended-badly",
        status if status.ended() => "ended",
        status if Status::under_way(kind, status) => "under-way",
        Status::Active | Status::Live | Status::Done => "standing",
        _ => "ahead",
    }
}
