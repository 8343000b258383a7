use super::global::Global;
use super::session::Session;
use super::then::on_day;
use crate::documents::practice::practice;
use crate::documents::status::{Before, answers_for};
use crate::output::{one_line, to_stderr};
use crate::rules::Facts;

/// History of fewer days shows no change in how a company decides.
const YOUNG: i64 = 30;

/// How it was decided a year ago, else on the oldest day at hand, where that is long enough ago.
pub(super) fn before(global: &Global, session: &Session, lacks: bool, owner: Option<&str>) -> Option<Before> {
    let year = session.today.plus_months(-12);
    let looked = on_day(session, year);
    // That a history is young is no news; that a part of it is not here can be mended.
    if let Some(note) = looked.note.filter(|_| lacks && !global.quiet) {
        to_stderr(&format!("pm: how it was decided a year ago is not known: {}\n", one_line(&note)));
    }
    let then = looked.then?;
    let is_a_year = then.on <= year;
    let day = if is_a_year { year } else { then.on };
    let is_old = day.days_until(session.today) >= YOUNG;
    let facts = Facts::new(&then.strategy, day);
    let concerns = |number: usize| owner.is_none_or(|owner| answers_for(&facts, number, owner));
    is_old.then(|| Before {
        on: day,
        commit: then.commit.hex.clone(),
        is_a_year,
        practice: practice(&facts, &concerns),
    })
}
