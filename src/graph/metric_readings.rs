use super::{Place, Strategy};
use crate::finding::{FieldPath, Span};
use crate::model::reading::{CsvFault, CsvReading, FaultAt};
use crate::model::{Metric, Reading, Readings};
use crate::typed::Field;
use crate::values::{Date, Quantity};

/// What a metric came to on one day, wherever it is written down.
#[derive(Clone, Copy, Debug)]
pub struct DatedReading<'s> {
    pub on: Date,
    /// In the metric's unit, if it bears none of its own.
    pub value: &'s Quantity,
    metric: usize,
    /// The file and the bytes, where it stands in a CSV file.
    in_csv: Option<(usize, Span)>,
}

impl DatedReading<'_> {
    /// Where its value stands.
    pub fn place(&self) -> Place {
        match self.in_csv {
            Some((file, span)) => in_csv(self.metric, file, span),
            None => {
                let path = FieldPath::of("readings").then(&self.on.to_string()).then("value");
                Place::Field(self.metric, path)
            }
        }
    }
}

/// What metrics came to.
impl Strategy {
    /// The readings of a metric by day, those of one day as they stand. What cannot be read is left out:
    /// `readings_known` tells whether there is such.
    pub fn readings(&self, metric: usize) -> Vec<DatedReading<'_>> {
        let mut all: Vec<DatedReading<'_>> = self.as_they_stand(metric).collect();
        all.sort_by_key(|reading| reading.on);
        all
    }

    fn as_they_stand(&self, metric: usize) -> Box<dyn Iterator<Item = DatedReading<'_>> + '_> {
        match self.metric_at(metric).and_then(|metric| metric.readings.get()) {
            Some(Readings::Written(readings)) => {
                let dated = readings.iter().filter_map(|reading| Some((reading.on.copied()?, reading.value.get()?)));
                Box::new(dated.map(move |(on, value)| DatedReading { on, value, metric, in_csv: None }))
            }
            Some(Readings::Csv(_)) => {
                let read = self.csv.get(&metric).into_iter();
                Box::new(read.flat_map(move |(file, read)| {
                    let dated = read.readings.iter().map(|CsvReading { on, value, span }| (*on, value, *span));
                    dated.map(move |(on, value, span)| DatedReading { on, value, metric, in_csv: Some((*file, span)) })
                }))
            }
            None => Box::new(std::iter::empty()),
        }
    }

    /// Whether everything a metric came to could be read, so that what is not there was not read off.
    pub fn readings_known(&self, metric: usize) -> bool {
        match self.metric_at(metric).map(|metric| &metric.readings) {
            None | Some(Field::Invalid) => false,
            Some(Field::Absent) => true,
            Some(Field::Present(Readings::Written(readings))) => {
                let is_read = |reading: &Reading| !reading.on.is_invalid() && !reading.value.is_invalid();
                readings.unread == 0 && readings.iter().all(is_read)
            }
            Some(Field::Present(Readings::Csv(_))) => {
                self.csv.get(&metric).is_some_and(|(_, read)| read.faults.is_empty())
            }
        }
    }

    /// What of the CSV files could not be read: the metric, the place and what is wrong there.
    pub fn csv_faults(&self) -> impl Iterator<Item = (usize, Place, &CsvFault)> {
        self.csv.iter().flat_map(|(metric, (file, read))| {
            read.faults.iter().map(move |fault| {
                let place = match fault.at {
                    FaultAt::Record(key) => Place::at(*metric, ["readings", key]),
                    FaultAt::File(span) => in_csv(*metric, *file, span),
                };
                (*metric, place, fault)
            })
        })
    }

    /// What a metric came to last, as of a day. Nothing where one of its readings cannot be read: it may be the last.
    pub fn last_reading(&self, metric: usize, today: Date) -> Option<DatedReading<'_>> {
        let until_today = self.as_they_stand(metric).filter(|reading| reading.on <= today);
        until_today.max_by_key(|reading| reading.on).filter(|_| self.readings_known(metric))
    }

    fn metric_at(&self, number: usize) -> Option<&Metric> {
        self.record(number).filter(|record| !record.broken)?.body.metric()
    }
}

fn in_csv(metric: usize, file: usize, span: Span) -> Place {
    Place::Bytes { file, span, record: Some(metric), field: FieldPath::of("readings") }
}
