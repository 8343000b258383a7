use std::collections::{BTreeMap, BTreeSet};

use super::consequences::{Consequences, consequences, moves};
use super::suspects::suspects;
use super::way_back::files_to_follow;
use super::{Change, ChangeSide, Diff, Importance, Summary, WayBack, What};
use crate::compare::{Direction, Match, Role, Same, Values, matching, values};
use crate::finding::{Certainty, FieldPath, fingerprint};
use crate::graph::{Place, Places, Strategy};
use crate::model::{Form, Metric, Record};
use crate::source::Failure;
use crate::values::{Date, Kind, nearest_title};

mod fields;

pub use fields::changes_of;

/// Two states of a strategy, both judged by the settings of the head.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'s> {
    pub base: &'s Strategy,
    pub head: &'s Strategy,
    pub today: Date,
    /// The day (UTC) of the head's commit; today for a work tree.
    pub made: Date,
}

/// Finds the way back of some files of the workspace, where there is one.
pub type LookBack<'l> = &'l mut dyn FnMut(BTreeSet<String>) -> Result<Option<WayBack>, Failure>;

/// What the head says otherwise than the base, and what follows. `look_back` is asked at most once, and fails where the
/// history at hand cannot be read.
pub fn diff(compared: &Compared<'_>, look_back: LookBack<'_>) -> Result<Diff, Failure> {
    let pairs = matching(compared.base, compared.head);
    let Changes { changes, reasons, moved } = changes(compared.base, compared.head, &pairs);
    let files = files_to_follow(compared, &pairs, &changes);
    let way_back = if files.is_empty() { None } else { look_back(files)? };
    let (mut consequences, not_evaluated) = consequences(compared, &pairs, &changes, way_back.as_ref());
    consequences.suspects = suspects(compared, &pairs, &changes);
    let summary = Summary {
        moved,
        findings_new: consequences.findings_new.len(),
        findings_fixed: consequences.findings_fixed.len(),
        ..summary(&changes)
    };
    Ok(Diff { changes, reasons, consequences, summary, not_evaluated })
}

/// What the records of two states say otherwise, and how that moves the order of work: without what the rules find, which
/// a review of months is not about.
pub fn diff_of_records(compared: &Compared<'_>) -> Diff {
    let pairs = matching(compared.base, compared.head);
    let Changes { changes, reasons, moved } = changes(compared.base, compared.head, &pairs);
    let consequences = Consequences { rank_moves: moves(compared, &pairs, &changes), ..Consequences::default() };
    let summary = Summary { moved, ..summary(&changes) };
    Diff { changes, reasons, consequences, summary, not_evaluated: Vec::new() }
}

fn summary(changes: &[Change]) -> Summary {
    let is_commitment = |change: &&Change| change.importance == Importance::Commitment;
    let commitment = changes.iter().filter(is_commitment).count();
    let unacknowledged = changes.iter().filter(is_commitment).filter(|change| change.acknowledged.is_none()).count();
    let unknown = changes.iter().filter(|change| change.certainty == Certainty::Unknown).count();
    Summary { commitment, unacknowledged, unknown, info: changes.len() - commitment - unknown, ..Summary::default() }
}

/// What the records of two states have of each other.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// By importance, then by record and field.
    pub changes: Vec<Change>,
    /// The amendments that came: they stand for changes, and are none.
    pub reasons: Vec<Change>,
    /// How many records stand in another file and say the same.
    pub moved: usize,
}

pub fn changes(base: &Strategy, head: &Strategy, pairs: &[Match]) -> Changes {
    let mut building = Building::of(base, head, pairs);
    let mut changes: Vec<Change> = pairs.iter().flat_map(|pair| building.changes(pair)).collect();
    let reasons: Vec<Change> = changes.extract_if(.., |change| change.what == What::Amendment).collect();
    suggest_renames(&mut changes);
    changes.sort_by_cached_key(|change| {
        (change.importance, change.record.clone(), change.field.as_ref().map(ToString::to_string), change.what)
    });
    Changes { changes, reasons, moved: building.moved }
}

struct Building<'c> {
    base: &'c Strategy,
    head: &'c Strategy,
    base_places: Places<'c>,
    head_places: Places<'c>,
    /// What the head calls each record of the base.
    names: BTreeMap<usize, usize>,
    moved: usize,
}

impl<'c> Building<'c> {
    fn of(base: &'c Strategy, head: &'c Strategy, pairs: &[Match]) -> Building<'c> {
        let names = pairs.iter().filter_map(|pair| Some((pair.base?, pair.head?))).collect();
        let (base_places, head_places) = (Places::of(base), Places::of(head));
        Building { base, head, base_places, head_places, names, moved: 0 }
    }

    fn values_of_base(&mut self, number: usize) -> Values {
        let (base, head, names) = (self.base, self.head, &self.names);
        let name = |other: usize| match names.get(&other) {
            Some(there) => head.full_name(*there),
            None => base.full_name(other),
        };
        values(base, number, &mut self.base_places, &name)
    }

    fn values_of_head(&mut self, number: usize) -> Values {
        let head = self.head;
        values(head, number, &mut self.head_places, &|other| head.full_name(other))
    }

    fn changes(&mut self, pair: &Match) -> Vec<Change> {
        match (pair.base, pair.head) {
            (Some(base), Some(head)) => self.between(pair, base, head),
            (None, Some(head)) => self.came(head).into_iter().collect(),
            (Some(base), None) => self.went(base).into_iter().collect(),
            (None, None) => Vec::new(),
        }
    }

    fn came(&mut self, number: usize) -> Option<Change> {
        let record = self.head.record(number)?;
        if let Some(unknown) = self.unknown(self.base, record, ChangeSide::Head, number) {
            return unknown;
        }
        Some(came(record, &self.values_of_head(number), Place::Record(number)))
    }

    fn went(&mut self, number: usize) -> Option<Change> {
        let record = self.base.record(number)?;
        if let Some(unknown) = self.unknown(self.head, record, ChangeSide::Base, number) {
            return unknown;
        }
        let values = listed(&self.values_of_base(number));
        let had_started = has_started(record);
        // What had not begun, and what had ended, was no promise any more.
        let is_promise = is_in_force(record) && !record.has_ended();
        let importance = if is_promise { Importance::Commitment } else { Importance::Info };
        let place = Place::Record(number);
        Some(Change { values, importance, had_started, ..change(record, What::Removed, ChangeSide::Base, place) })
    }

    /// What is told instead, where nobody can say that a record came or went: it may stand in what does not parse. Of an
    /// option inside a broken initiative nothing, since that is told of the initiative; nothing either of what stands
    /// for a whole collection.
    fn unknown(&self, other: &Strategy, record: &Record, side: ChangeSide, number: usize) -> Option<Option<Change>> {
        if !record.broken && !other.may_hold(record) {
            return None;
        }
        let own = if side == ChangeSide::Head { self.head } else { self.base };
        let is_inline = matches!(record.form, Form::Inline { .. });
        let is_whole_file = record.form == Form::Document && own.is_in_collection(record);
        let what = match (record.broken, side) {
            (false, _) => What::Text,
            (true, ChangeSide::Head) => What::Added,
            (true, ChangeSide::Base) => What::Removed,
        };
        let told = change(record, what, side, Place::Record(number));
        Some((!is_inline && !is_whole_file).then_some(Change { certainty: Certainty::Unknown, ..told }))
    }

    fn between(&mut self, pair: &Match, base: usize, head: usize) -> Vec<Change> {
        let (Some(before), Some(after)) = (self.base.record(base), self.head.record(head)) else { return Vec::new() };
        let mut changes = Vec::new();
        let own = |what: What| Change {
            from: Some(before.full_name()),
            to: Some(after.full_name()),
            had_started: has_started(before),
            ..change(after, what, ChangeSide::Head, Place::Record(head))
        };
        match pair.same {
            Same::Alias | Same::Content => changes.push(own(What::Renamed)),
            Same::IdOfAnotherKind => changes.push(own(What::Rekinded)),
            Same::Name | Same::Nothing => {}
        }
        let has_moved = self.base.path_of(before) != self.head.path_of(after);
        if !self.base.is_written_alike(before, (self.head, after)) {
            if before.broken || after.broken {
                changes.push(Change { certainty: Certainty::Unknown, ..own(What::Text) });
            } else {
                let values = (self.values_of_base(base), self.values_of_head(head));
                let place = |written: &FieldPath| Place::Field(head, written.clone());
                let mut found = changes_of(self.head, (before, after), (&values.0, &values.1), &place);
                found.iter_mut().filter(|change| self.has_turned(change)).for_each(|change| {
                    change.direction = Some(Direction::CannotSay);
                });
                changes.extend(found);
            }
        }
        if has_moved && changes.is_empty() {
            self.moved += 1;
        }
        changes
    }
}

impl Building<'_> {
    /// Whether the change also turns its metric around: then nobody can say whether a promise is easier.
    fn has_turned(&self, change: &Change) -> bool {
        let is_judged = matches!(change.direction, Some(Direction::Easier | Direction::Harder));
        let name = change.field.as_ref().filter(|_| is_judged).and_then(|path| path.segments().nth(1));
        let side = |strategy: &Strategy| strategy.metric(name?).map(Metric::direction);
        matches!((side(self.base), side(self.head)), (Some(before), Some(after)) if before != after)
    }
}

/// A change of a record as a whole, before more is known of it.
fn change(record: &Record, what: What, side: ChangeSide, place: Place) -> Change {
    let name = record.full_name();
    Change {
        fingerprint: fingerprint("diff", &name, what.name(), "", 0),
        record: name,
        what,
        field: None,
        role: Role::Identity,
        from: None,
        to: None,
        values: Vec::new(),
        range: None,
        inside: match &record.form {
            Form::Inline { initiative, .. } => Some(format!("{}/{initiative}", Kind::Initiative)),
            _ => None,
        },
        direction: None,
        importance: Importance::Info,
        certainty: Certainty::Proven,
        acknowledged: None,
        had_started: false,
        side,
        place,
        suggestion: None,
    }
}

/// A record that is new, with all that it says.
pub fn came(record: &Record, values: &Values, place: Place) -> Change {
    Change { values: listed(values), ..change(record, What::Added, ChangeSide::Head, place) }
}

fn listed(values: &Values) -> Vec<(FieldPath, String)> {
    values.0.iter().map(|(path, entry)| (path.clone(), entry.value.text.clone())).collect()
}

/// What it says counts: work on it has begun, or it is of a kind that is there or is not.
fn is_in_force(record: &Record) -> bool {
    match record.kind {
        Kind::Intent | Kind::Initiative | Kind::Option | Kind::Experiment => {
            record.status() != Some(crate::values::Status::default_of(record.kind))
        }
        _ => true,
    }
}

fn has_started(record: &Record) -> bool {
    record.is_under_way() || record.has_ended()
}

/// A record that went and one of its kind that came with nearly its title may be one; nobody but its authors knows.
fn suggest_renames(changes: &mut [Change]) {
    let title = |change: &Change| change.title().map(str::to_owned);
    let came: Vec<(String, String)> = changes
        .iter()
        .filter(|change| change.what == What::Added)
        .filter_map(|change| Some((change.record.clone(), title(change)?)))
        .collect();
    for gone in changes.iter_mut().filter(|change| change.what == What::Removed) {
        let kind = |name: &str| name.split_once('/').map(|(kind, _)| kind.to_owned());
        let Some(own) = title(gone) else { continue };
        let alike = came.iter().filter(|(name, _)| kind(name) == kind(&gone.record));
        let titles: Vec<&str> = alike.clone().map(|(_, title)| title.as_str()).collect();
        let Some(near) = nearest_title(&own, &titles) else { continue };
        gone.suggestion = alike.clone().find(|(_, title)| title == near).map(|(name, _)| name.clone());
    }
}

/// The path of the field that says which metric a value is about.
fn metric_field(path: &FieldPath) -> FieldPath {
    let named = path.segments().take(2).collect::<FieldPath>();
    named.then("metric")
}
