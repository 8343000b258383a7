use serde_json::{Value as Json, json as object};

use crate::documents::status::Status;
use crate::output::pretty;

/// For machines: everything, nothing cut. Every key is always there, absent is null.
pub fn json(status: &Status, at: Option<&str>, commit: Option<&str>) -> String {
    let before = status.before.as_ref().map(|before| {
        object!({ "on": before.on, "commit": before.commit, "a_year_ago": before.is_a_year, "practice": before.practice })
    });
    let by_work: serde_json::Map<String, Json> =
        status.counts.by_work.iter().map(|(word, count)| ((*word).to_owned(), (*count).into())).collect();
    let lint = &status.lint;
    pretty(&object!({
        "version": 1,
        "command": "status",
        "today": status.today,
        "at": at,
        "commit": commit,
        "title": status.title,
        "owner": status.owner,
        "counts": {
            "records": status.counts.records,
            "unreadable": status.counts.broken,
            "intents": status.counts.intents,
            "initiatives": status.counts.initiatives,
            "by_work": by_work,
            "experiments_running": status.counts.running,
            "experiments_concluded": status.counts.concluded,
        },
        "decide": status.matters,
        "getting_there": status.getting_there,
        "practice": status.practice,
        "before": before,
        "next_review": status.next,
        "lint": { "error": lint.error, "warning": lint.warning, "info": lint.info, "overdue": lint.overdue },
    }))
}
