use super::{Place, Strategy};
use crate::finding::FieldPath;
use crate::model::{Metric, Readings};
use crate::typed::Field;
use crate::values::{Date, Quantity};

/// What a metric came to on one day, wherever it is written down.
#[derive(Clone, Debug)]
pub struct DatedReading<'s> {
    pub on: Date,
    /// In the metric's unit, if it bears none of its own.
    pub value: &'s Quantity,
    pub place: Place,
}

/// What metrics came to.
impl Strategy {
    /// The readings of a metric by day, those of one day as they stand. What cannot be read is left out:
    /// `readings_known` tells whether there is such.
    pub fn readings(&self, metric: usize) -> Vec<DatedReading<'_>> {
        let mut all = match self.metric_at(metric).and_then(|metric| metric.readings.get()) {
            Some(Readings::Written(readings)) => readings
                .iter()
                .filter_map(|reading| {
                    let (on, value) = (reading.on.copied()?, reading.value.get()?);
                    let path = FieldPath::of("readings").then(&on.to_string()).then("value");
                    Some(DatedReading { on, value, place: Place::Field(metric, path) })
                })
                .collect(),
            _ => Vec::new(),
        };
        all.sort_by_key(|reading| reading.on);
        all
    }

    /// Whether everything a metric came to could be read, so that what is not there was not read off.
    pub fn readings_known(&self, metric: usize) -> bool {
        match self.metric_at(metric).map(|metric| &metric.readings) {
            None | Some(Field::Invalid) => false,
            Some(Field::Absent) => true,
            Some(Field::Present(Readings::Written(readings))) => readings.unread == 0,
            Some(Field::Present(Readings::Csv(_))) => false,
        }
    }

    /// What a metric came to last, as of a day.
    pub fn last_reading(&self, metric: usize, today: Date) -> Option<DatedReading<'_>> {
        self.readings(metric).into_iter().rfind(|reading| reading.on <= today)
    }

    fn metric_at(&self, number: usize) -> Option<&Metric> {
        self.record(number).filter(|record| !record.broken)?.body.metric()
    }
}
