/// A list for each number from 0 on, that of a record for one, all in one piece of memory: most lists have one entry or
/// two, and a strategy has several lists for each of ten thousand records.
#[derive(Clone, Debug)]
pub(super) struct Lists<T> {
    /// Where each list begins, and where the last one ends.
    starts: Vec<usize>,
    all: Vec<T>,
}

impl<T> Lists<T> {
    /// The lists one after the other, and how long each is.
    pub fn of_lengths(lengths: impl Iterator<Item = usize>, all: Vec<T>) -> Lists<T> {
        let mut end = 0;
        let ends = lengths.map(|length| {
            end += length;
            end
        });
        Lists { starts: std::iter::once(0).chain(ends).collect(), all }
    }

    #[inline]
    pub fn list(&self, number: usize) -> &[T] {
        match (self.starts.get(number), self.starts.get(number + 1)) {
            (Some(start), Some(end)) => self.all.get(*start..*end).unwrap_or_default(),
            _ => &[],
        }
    }
}

impl<T> Default for Lists<T> {
    fn default() -> Lists<T> {
        Lists { starts: Vec::new(), all: Vec::new() }
    }
}

impl<T: Copy + Default> Lists<T> {
    /// So many lists, of entries that come in any order, each with the number of its list.
    pub fn sorted_in(count: usize, entries: impl Iterator<Item = (usize, T)> + Clone) -> Lists<T> {
        let mut lengths = vec![0; count];
        for (number, _) in entries.clone() {
            lengths.get_mut(number).into_iter().for_each(|length| *length += 1);
        }
        let all = vec![T::default(); lengths.iter().sum()];
        let mut lists = Lists::of_lengths(lengths.into_iter(), all);
        let mut next = lists.starts.clone();
        for (number, entry) in entries {
            let Some(at) = next.get_mut(number).filter(|_| number < count) else { continue };
            lists.all.get_mut(*at).into_iter().for_each(|place| *place = entry);
            *at += 1;
        }
        lists
    }
}
