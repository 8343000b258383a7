use std::collections::BTreeMap;

use super::{KataStep, MightBelong};
use crate::graph::{Resolution, Strategy};
use crate::values::Kind;

/// The experiments and options of which it is not known what they are about; looked for once where many are asked.
#[derive(Clone, Debug, Default)]
pub struct OpenLinks {
    experiments: Open,
    options: Open,
}

#[derive(Clone, Debug, Default)]
struct Open {
    /// The first that may be about any initiative.
    anywhere: Option<usize>,
    /// By what their names can mean, the first that may be about that.
    among: BTreeMap<usize, usize>,
}

impl OpenLinks {
    pub fn of(strategy: &Strategy) -> OpenLinks {
        OpenLinks { experiments: Open::of(strategy, Kind::Experiment), options: Open::of(strategy, Kind::Option) }
    }

    /// What may say something to a step of an initiative with its options: of the next step an option or an experiment, of
    /// what is expected and learned an experiment.
    pub(super) fn at(&self, strategy: &Strategy, step: KataStep, own: &[usize]) -> Option<MightBelong> {
        let open = match step {
            KataStep::NextStep => self.options.about(own).or_else(|| self.experiments.about(own)),
            KataStep::Expected | KataStep::Learned => self.experiments.about(own),
            _ => None,
        }?;
        let record = strategy.record(open)?;
        Some(MightBelong { step, record: record.full_name(), is_read: !record.broken })
    }
}

impl Open {
    fn of(strategy: &Strategy, kind: Kind) -> Open {
        let mut open = Open::default();
        let unclear =
            strategy.of_kind(kind).filter(|(number, record)| record.broken || strategy.way_up_unknown(*number));
        for (number, record) in unclear {
            match among(strategy, number).filter(|_| !record.broken) {
                Some(all) => all.into_iter().for_each(|about| _ = open.among.entry(about).or_insert(number)),
                None => _ = open.anywhere.get_or_insert(number),
            }
        }
        open
    }

    fn about(&self, own: &[usize]) -> Option<usize> {
        own.iter().find_map(|number| self.among.get(number).copied()).or(self.anywhere)
    }
}

/// What a record can be about, where all that it names is found or can mean a few records; nothing where it may be about
/// any.
fn among(strategy: &Strategy, number: usize) -> Option<Vec<usize>> {
    let record = strategy.record(number)?;
    if strategy.way_up_unread(number) {
        return None;
    }
    let upwards = record.references.iter().enumerate().filter(|(_, named)| Strategy::leads_up(named));
    let mut all = Vec::new();
    for (reference, _) in upwards {
        match strategy.resolution_at(number, reference) {
            Resolution::Record(_) => {}
            Resolution::Ambiguous(several) if several.count == several.first.len() => all.extend(&several.first),
            _ => return None,
        }
    }
    Some(all)
}
