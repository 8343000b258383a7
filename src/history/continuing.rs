use std::collections::HashMap;
use std::sync::Arc;

use super::fold::{Fold, Touched};
use super::{Life, State};
use crate::model::{Form, Record};
use crate::values::{Kind, normalise_id};

/// What two records that say the same under two names have in common at least.
type Likeness = (Kind, Option<String>, usize);

fn likeness(record: &Record) -> Likeness {
    (record.kind, record.titled.then(|| record.title.clone()), record.references.len())
}

impl Fold {
    /// Finds the lives of this step that carry another on: by a former name, by the name of an option inside an
    /// initiative, and by what they say.
    pub(super) fn carry_on(&mut self, step: usize, touched: &Touched) {
        for name in &touched.names {
            for former in self.former_names(name) {
                self.join(&former, name);
            }
        }
        if touched.gone.is_empty() || touched.born.is_empty() {
            return;
        }
        self.by_option(step, touched);
        self.by_content(step, touched);
    }

    /// The full names that a record says it had.
    fn former_names(&self, name: &str) -> Vec<String> {
        let life = self.by_name.get(name).and_then(|life| self.lives.get(*life));
        let Some(State::Present(record)) = life.and_then(Life::last).map(|version| &version.state) else {
            return Vec::new();
        };
        let mut names = Vec::new();
        for alias in record.names().skip(1) {
            let id = normalise_id(alias);
            names.push(format!("{}/{id}", record.kind));
            if let Form::Inline { initiative, .. } = &record.form {
                names.push(format!("{}/{initiative}.{id}", record.kind));
            }
        }
        names
    }

    /// An option that leaves its initiative for a record of its own keeps its id; so does one whose initiative is renamed.
    fn by_option(&mut self, step: usize, touched: &Touched) {
        let mut left: HashMap<String, (usize, bool)> = HashMap::new();
        for gone in &touched.gone {
            if let Some(record) = self.last_said(*gone, step).filter(|record| record.kind == Kind::Option) {
                left.entry(record.id.clone()).or_insert((*gone, is_inline(&record)));
            }
        }
        for born in &touched.born {
            let Some(record) = self.first_said(*born, step).filter(|record| record.kind == Kind::Option) else {
                continue;
            };
            if let Some((gone, was_inline)) = left.get(&record.id).copied()
                && (was_inline || is_inline(&record))
            {
                left.remove(&record.id);
                self.join_lives(gone, *born);
            }
        }
    }

    fn by_content(&mut self, step: usize, touched: &Touched) {
        let mut left: HashMap<Likeness, Vec<(usize, Arc<Record>)>> = HashMap::new();
        for gone in &touched.gone {
            if let Some(record) = self.last_said(*gone, step) {
                left.entry(likeness(&record)).or_default().push((*gone, record));
            }
        }
        for born in &touched.born {
            let Some(record) = self.first_said(*born, step) else { continue };
            let Some(alike) = left.get_mut(&likeness(&record)) else { continue };
            let same = alike.iter().position(|(_, gone)| gone.says_the_same_under_another_name(&record));
            if let Some(same) = same {
                let (gone, _) = alike.remove(same);
                self.join_lives(gone, *born);
            }
        }
    }

    /// What a life that went at this step said before.
    fn last_said(&self, life: usize, step: usize) -> Option<Arc<Record>> {
        match self.lives.get(life)?.versions.as_slice() {
            [.., before, last] if last.step == step && last.state.is_gone() => match &before.state {
                State::Present(record) => Some(record.clone()),
                _ => None,
            },
            _ => None,
        }
    }

    /// What a life that began at this step says.
    fn first_said(&self, life: usize, step: usize) -> Option<Arc<Record>> {
        let first = self.lives.get(life)?.first().filter(|version| version.step == step)?;
        match &first.state {
            State::Present(record) => Some(record.clone()),
            _ => None,
        }
    }

    fn join(&mut self, former: &str, now: &str) {
        if let (Some(from), Some(to)) = (self.by_name.get(former).copied(), self.by_name.get(now).copied()) {
            self.join_lives(from, to);
        }
    }

    /// Makes of two lives one, where the one had ended when the other began.
    fn join_lives(&mut self, from: usize, to: usize) {
        let ended = self.lives.get(from).and_then(Life::last).filter(|last| last.state.is_gone());
        let began = self.lives.get(to).and_then(Life::first);
        let (Some(ended), Some(began)) = (ended.map(|last| last.step), began.map(|first| first.step)) else { return };
        if from == to || ended > began {
            return;
        }
        let Some(earlier) = self.lives.get_mut(from) else { return };
        let mut versions = std::mem::take(&mut earlier.versions);
        let former: Arc<str> = earlier.full_name().into();
        if ended == began {
            versions.pop();
        }
        if let Some(later) = self.lives.get_mut(to) {
            versions.append(&mut later.versions);
            later.versions = versions;
        }
        self.by_name.remove(&former);
        self.former.insert(former, to);
        self.carried_on.insert(from, to);
    }
}

fn is_inline(record: &Record) -> bool {
    matches!(record.form, Form::Inline { .. })
}
