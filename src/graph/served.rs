use super::Strategy;

/// How far the way up from a record was looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Not,
    /// Whether it leads to an intent shows further up.
    OnTheWay,
    Served(Option<usize>),
}

/// Which intent an initiative serves.
impl Strategy {
    /// The intent that an initiative serves, by itself or as a part of larger ones; nothing where that is not known for
    /// certain.
    pub fn intent_served(&self, initiative: usize) -> Option<usize> {
        self.served.get_or_init(|| self.all_served()).get(initiative).copied().flatten()
    }

    /// The same with the larger ones that it is part of.
    pub fn intent_of(&self, initiative: usize) -> Option<(usize, Vec<usize>)> {
        let intent = self.intent_served(initiative)?;
        let (mut larger, mut number) = (Vec::new(), initiative);
        // A way that leads to an intent goes in no circle.
        while self.targets(number, "intent").next().is_none() {
            number = self.targets(number, "part_of").next()?;
            larger.push(number);
        }
        Some((intent, larger))
    }

    /// One step on the way from an initiative to the intent that it serves.
    pub fn one_up(&self, initiative: usize) -> Option<usize> {
        self.targets(initiative, "intent").next().or_else(|| self.targets(initiative, "part_of").next())
    }

    /// Every record is looked at once, however long the chains of `part_of` are.
    fn all_served(&self) -> Vec<Option<usize>> {
        let mut seen = vec![Seen::Not; self.records.len()];
        for start in 0..self.records.len() {
            let (mut way, mut next) = (Vec::new(), Some(start));
            let served = loop {
                let Some(number) = next else { break None };
                match seen.get_mut(number) {
                    Some(known @ Seen::Not) => *known = Seen::OnTheWay,
                    Some(Seen::Served(served)) => break *served,
                    // Of a circle none leads anywhere.
                    Some(Seen::OnTheWay) | None => break None,
                }
                way.push(number);
                if self.way_up_unknown(number) {
                    break None;
                }
                if let Some(intent) = self.targets(number, "intent").next() {
                    break Some(intent);
                }
                next = self.targets(number, "part_of").next();
            };
            for number in way {
                if let Some(known) = seen.get_mut(number) {
                    *known = Seen::Served(served);
                }
            }
        }
        let served = |seen: Seen| if let Seen::Served(intent) = seen { intent } else { None };
        seen.into_iter().map(served).collect()
    }
}
