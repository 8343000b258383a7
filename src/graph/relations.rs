use std::collections::BTreeSet;

use super::lists::Lists;
use super::{LinkTarget, Resolution, Strategy};
use crate::model::{Form, Record};
use crate::typed::{Ref, Reference};
use crate::values::{Kind, Status};

/// The fields by which a record names what it serves.
const UPWARDS: [&str; 5] = ["intent", "vision", "initiative", "tests", "part_of"];

/// A reference seen from the record that it leads to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// The record that refers.
    pub from: usize,
    /// The number of the reference within it.
    pub reference: usize,
    /// The field of that record in which it stands.
    pub field: &'static str,
}

/// What a reference leads to. That and its field are nearly all that is asked of references, and stand by themselves: those
/// of all records beside each other, where the references are in as many places as there are records.
#[derive(Clone, Debug)]
pub(super) struct Led {
    /// The field of its record in which it stands.
    pub field: &'static str,
    pub to: Resolution,
}

/// Who links to whom. A link that may be written on either side is found on both.
impl Strategy {
    pub(super) fn turn_around(&self) -> Lists<Incoming> {
        let all = (0..self.records.len()).flat_map(|from| {
            let led = self.led(from).enumerate();
            led.filter_map(move |(reference, (field, led))| Some((led.record()?, Incoming { from, reference, field })))
        });
        Lists::sorted_in(self.records.len(), all)
    }

    /// What a reference of a record leads to.
    pub fn resolution<K>(&self, record: usize, reference: Ref<K>) -> &Resolution {
        self.resolution_at(record, reference.number as usize)
    }

    pub fn resolution_at(&self, record: usize, reference: usize) -> &Resolution {
        self.led.list(record).get(reference).map_or(&Resolution::NotKnown, |led| &led.to)
    }

    /// The references of a record, each with what it leads to.
    pub fn resolved(&self, record: usize) -> impl Iterator<Item = (&Reference, &Resolution)> + Clone {
        let references = self.record(record).map_or(&[] as &[_], |record| &record.references);
        references.iter().zip(self.led(record).map(|(_, led)| led))
    }

    /// The fields in which the references of a record stand, each with what it leads to.
    pub fn led(&self, record: usize) -> impl Iterator<Item = (&'static str, &Resolution)> + Clone {
        self.led.list(record).iter().map(|led| (led.field, &led.to))
    }

    /// The record that a reference leads to.
    pub fn target<K>(&self, record: usize, reference: Ref<K>) -> Option<usize> {
        self.resolution(record, reference).record()
    }

    /// The records that a field of a record leads to.
    pub fn targets<'s>(&'s self, record: usize, field: &'s str) -> impl Iterator<Item = usize> + 's {
        self.led(record).filter(move |(own, _)| *own == field).filter_map(|(_, led)| led.record())
    }

    /// Whether a field of a record names something that could not be found, so that nothing follows from its absence.
    pub fn has_unknown(&self, record: usize, field: &str) -> bool {
        self.led(record).any(|(own, led)| led.record().is_none() && own == field)
    }

    /// The references to a record.
    pub fn incoming(&self, record: usize) -> &[Incoming] {
        self.incoming.list(record)
    }

    /// The records whose field leads to this one, each once.
    pub fn sources(&self, record: usize, field: &str) -> Vec<usize> {
        let mut sources: Vec<usize> = self.naming(record, field).collect();
        sources.dedup();
        sources
    }

    /// The same, as often as they name it.
    fn naming<'s>(&'s self, record: usize, field: &'s str) -> impl Iterator<Item = usize> + 's {
        self.incoming(record).iter().filter(move |incoming| incoming.field == field).map(|incoming| incoming.from)
    }

    /// The records that the text of a record links to, as often as it does.
    pub fn linked_from_text(&self, record: usize) -> impl Iterator<Item = usize> + '_ {
        // The links of records stand in the order of the records, those of prose behind them.
        let before = self.links.partition_point(|link| link.record.is_some_and(|from| from < record));
        let own = self.links.iter().skip(before).take_while(move |link| link.record == Some(record));
        own.filter_map(|link| match link.target {
            LinkTarget::Record(number) => Some(number),
            _ => None,
        })
    }

    /// The active visions of the company: exactly one is as it should be.
    pub fn company_visions(&self) -> &[usize] {
        self.company.get_or_init(|| {
            let is_company = |record: &Record| {
                let scope = record.body.vision().map(|vision| &vision.scope);
                let scope = scope.and_then(|scope| scope.get()).and_then(|scope| scope.known());
                scope.unwrap_or(crate::values::Scope::Company) == crate::values::Scope::Company
            };
            let active = |record: &Record| record.status().is_none_or(|status| status == Status::Active);
            let visions = self.of_kind(Kind::Vision).filter(|(_, record)| is_company(record) && active(record));
            visions.map(|(number, _)| number).collect()
        })
    }

    /// The vision that an intent serves: the one it names, else the one active vision of the company.
    pub fn vision_of(&self, record: usize) -> Option<usize> {
        if let Some(named) = self.targets(record, "vision").next() {
            return Some(named);
        }
        let names_one = self.led(record).any(|(field, _)| field == "vision");
        match self.company_visions() {
            [only] if !names_one => Some(*only),
            _ => None,
        }
    }

    /// The visions that say of themselves that they support one.
    pub fn visions_below(&self, vision: usize) -> impl Iterator<Item = usize> + '_ {
        let below = self.sources(vision, "supports").into_iter();
        below.filter(move |number| *number != vision && self.is_kind(*number, Kind::Vision))
    }

    /// The records one step up: the vision of an intent, the intent or vision of an initiative, the initiative of an
    /// option, what an experiment tests.
    pub fn parents(&self, number: usize) -> Vec<usize> {
        let Some(record) = self.record(number) else { return Vec::new() };
        match record.kind {
            Kind::Intent => self.vision_of(number).into_iter().collect(),
            Kind::Initiative => {
                let named: Vec<usize> = self.targets(number, "intent").chain(self.targets(number, "vision")).collect();
                if named.is_empty() { self.targets(number, "part_of").collect() } else { named }
            }
            Kind::Option => self.initiatives_of_option(number),
            Kind::Experiment => self.tested_by(number),
            _ => Vec::new(),
        }
    }

    /// The initiatives that an option would solve: the one it stands in or names, and those that list it.
    pub fn initiatives_of_option(&self, option: usize) -> Vec<usize> {
        sorted(self.initiatives_naming(option).collect())
    }

    /// The same in no order, and perhaps more than once.
    pub fn initiatives_naming(&self, option: usize) -> impl Iterator<Item = usize> + '_ {
        let own = self.inside(option).into_iter().chain(self.targets(option, "initiative"));
        own.chain(self.naming(option, "options"))
    }

    /// The options of an initiative, whichever side says so, in the order of the records.
    pub fn options_of(&self, initiative: usize) -> Vec<usize> {
        let mut all: Vec<usize> = self.targets(initiative, "options").collect();
        all.extend(self.sources(initiative, "initiative").into_iter().filter(|from| self.is_kind(*from, Kind::Option)));
        all.extend(self.inline_options_of(initiative));
        sorted(all)
    }

    /// The options that stand inside an initiative: they follow it.
    pub fn inline_options_of(&self, initiative: usize) -> impl Iterator<Item = usize> + '_ {
        (initiative + 1..self.records.len()).take_while(move |number| self.inside(*number) == Some(initiative))
    }

    /// What an experiment puts to the test, whichever side says so.
    pub fn tested_by(&self, experiment: usize) -> Vec<usize> {
        let mut all: Vec<usize> = self.targets(experiment, "tests").collect();
        all.extend(self.sources(experiment, "assumptions"));
        sorted(all)
    }

    /// The experiments on an option or an initiative, whichever side says so; those on an initiative's options apart.
    pub fn experiments_on(&self, record: usize) -> Vec<usize> {
        let mut all = self.sources(record, "tests");
        all.extend(self.targets(record, "assumptions"));
        sorted(all)
    }

    /// The records one step down: those that name this one as what they serve, and the options inside it.
    pub fn below(&self, record: usize) -> BTreeSet<usize> {
        let named = UPWARDS.iter().flat_map(|field| self.sources(record, field));
        named.chain(self.inline_options_of(record)).collect()
    }

    /// The initiatives that serve an intent.
    pub fn initiatives_of(&self, intent: usize) -> Vec<usize> {
        self.sources(intent, "intent").into_iter().filter(|from| self.is_kind(*from, Kind::Initiative)).collect()
    }

    /// The initiative in which an option stands.
    pub fn inside(&self, option: usize) -> Option<usize> {
        self.inside.get(option).copied().flatten()
    }

    /// Who answers for a record: as it says, as `owners` in `pm.yaml` says, and for an experiment whoever answers for what
    /// it tests; for an option inside an initiative, whoever answers for that.
    pub fn owner_of(&self, number: usize) -> Option<String> {
        let record = self.record(number)?;
        if !record.common.owner.items.is_empty() {
            let names: Vec<&str> = record.common.owner.iter().map(|owner| &*owner.0).collect();
            return Some(names.join(", "));
        }
        let by_path = || self.settings.owner_of(self.path_of(record)).map(str::to_owned);
        let inherited = || match (&record.form, record.kind) {
            (Form::Inline { .. }, _) => self.owner_of(self.inside(number)?),
            (_, Kind::Experiment) => {
                self.tested_by(number).into_iter().find_map(|tested| match self.record(tested)?.kind {
                    Kind::Experiment => None,
                    _ => self.owner_of(tested),
                })
            }
            _ => None,
        };
        by_path().or_else(inherited)
    }

    pub fn is_kind(&self, number: usize, kind: Kind) -> bool {
        self.record(number).is_some_and(|record| record.kind == kind)
    }

    /// The record of a name that somebody typed: an id, `kind/id`, an alias or a path. Several where it is ambiguous.
    pub fn named(&self, name: &str) -> Vec<usize> {
        if let Some(number) = self.index.full_name(&self.records, name) {
            return vec![number];
        }
        let found = self.index.of_any_kind(&self.records, name);
        if !found.is_empty() {
            return found.to_vec();
        }
        let by_kind = || {
            let (kind, id) = name.split_once('/')?;
            let kind = Kind::from_name(kind).or_else(|| Kind::from_folder(kind))?;
            Some(self.index.of_kind(&self.records, kind, id).to_vec()).filter(|found| !found.is_empty())
        };
        let inline = || self.index.full_name(&self.records, &format!("option/{name}")).map(|number| vec![number]);
        by_kind().or_else(inline).or_else(|| self.record_at(name).map(|number| vec![number])).unwrap_or_default()
    }
}

fn sorted(mut numbers: Vec<usize>) -> Vec<usize> {
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}
