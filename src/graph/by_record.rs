/// A list for each record by its number, all in one piece of memory: most lists have one entry or two, and a strategy has
/// several lists for each of ten thousand records.
#[derive(Clone, Debug)]
pub(super) struct ByRecord<T> {
    /// Where each list begins, and where the last one ends.
    starts: Vec<usize>,
    all: Vec<T>,
}

impl<T> ByRecord<T> {
    /// The lists one after the other, and how long each is.
    pub fn of_lengths(lengths: impl Iterator<Item = usize>, all: Vec<T>) -> ByRecord<T> {
        let mut end = 0;
        let ends = lengths.map(|length| {
            end += length;
            end
        });
        ByRecord { starts: std::iter::once(0).chain(ends).collect(), all }
    }

    #[inline]
    pub fn list(&self, record: usize) -> &[T] {
        match (self.starts.get(record), self.starts.get(record + 1)) {
            (Some(start), Some(end)) => self.all.get(*start..*end).unwrap_or_default(),
            _ => &[],
        }
    }
}

impl<T> Default for ByRecord<T> {
    fn default() -> ByRecord<T> {
        ByRecord { starts: Vec::new(), all: Vec::new() }
    }
}

impl<T: Copy + Default> ByRecord<T> {
    /// Entries that come in any order, each with the record whose list it stands in.
    pub fn sorted_in(records: usize, entries: impl Iterator<Item = (usize, T)> + Clone) -> ByRecord<T> {
        let mut lengths = vec![0; records];
        for (record, _) in entries.clone() {
            lengths.get_mut(record).into_iter().for_each(|length| *length += 1);
        }
        let count = lengths.iter().sum();
        let mut lists = ByRecord::of_lengths(lengths.into_iter(), vec![T::default(); count]);
        let mut next = lists.starts.clone();
        for (record, entry) in entries {
            let Some(at) = next.get_mut(record).filter(|_| record < records) else { continue };
            lists.all.get_mut(*at).into_iter().for_each(|place| *place = entry);
            *at += 1;
        }
        lists
    }
}
