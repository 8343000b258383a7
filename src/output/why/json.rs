use crate::documents::Why;
use crate::output::pretty;

/// For machines: every answer whole, with what it was made from. Every key is always there, absent is null.
pub fn json(why: &Why) -> String {
    pretty(&serde_json::json!({
        "version": 1,
        "command": "why",
        "record": why.record,
        "title": why.title,
        "status": why.status,
        "path": why.path,
        "owner": why.owner,
        "about": why.about,
        "answers": why.answers,
        "not_known": why.not_known,
    }))
}
