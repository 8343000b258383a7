use std::collections::{BTreeMap, BTreeSet};
use std::mem::ManuallyDrop;

use super::global::Global;
use super::session::Session;
use crate::finding::Finding;
use crate::rules::{Facts, Outcome, broken, comes_up, is_worse, mended_texts, mended_together};
use crate::source::{Failure, Mode, Tree, buffers, write_all};

/// So often the mended texts are looked through for more: what a misspelt key hid can be read, and mended, only then.
const ROUNDS: usize = 100;

/// So often it is looked for what of several is to blame: each time the whole workspace is read again.
const FAILURES: usize = 20;

/// A workspace in memory and what the rules come to in it.
pub struct State {
    pub session: Session,
    pub outcome: Outcome,
    broken: Vec<Finding>,
}

/// What comes of mending all that is safe, before anything is written.
pub struct Mended {
    /// The workspace as it would be.
    pub state: State,
    /// The texts that change, by path.
    pub texts: BTreeMap<String, Change>,
    pub mended: Vec<Finding>,
    /// What would break something else.
    pub left: Vec<Finding>,
    /// What would break something else together with others, of too many to try each by itself.
    pub untried: Vec<Finding>,
}

/// A text as it was read, and as it would be.
pub struct Change {
    pub old: String,
    pub new: String,
}

/// Runs the rules over a workspace.
type Judge<'j> = &'j dyn Fn(&Session) -> Result<Outcome, Failure>;

struct Mending<'m> {
    global: &'m Global,
    judge: Judge<'m>,
    tree: Tree,
    texts: BTreeMap<String, Change>,
    refused: BTreeSet<String>,
    left: Vec<Finding>,
    untried: Vec<Finding>,
    failures: usize,
}

/// Mends in memory until nothing is left to mend, so that a second run would change nothing.
pub fn mend(global: &Global, session: &Session, judge: Judge<'_>) -> Result<Mended, Failure> {
    let tree = session.tree.clone();
    let mut mending = Mending {
        global,
        judge,
        tree,
        texts: BTreeMap::new(),
        refused: BTreeSet::new(),
        left: Vec::new(),
        untried: Vec::new(),
        failures: 0,
    };
    let mut state = mending.state(session, BTreeMap::new())?;
    let mut mended = Vec::new();
    for _ in 0..ROUNDS {
        let wanted = mended_together(&state.outcome.findings, &mending.refused);
        if wanted.is_empty() {
            break;
        }
        let (mut accepted, mut next) = (Vec::new(), None);
        mending.attempt(&state, &mut accepted, &wanted, &mut next)?;
        if let Some(next) = next {
            for (path, new) in mended_texts(&accepted, &|path| state.session.strategy.text_of(path)) {
                // A file may be read only once a mapping is mended.
                let old = state.session.strategy.text_of(&path).unwrap_or_default().to_owned();
                mending.texts.entry(path).or_insert(Change { old, new: String::new() }).new = new;
            }
            std::mem::replace(&mut state, next).forget();
            mended.extend(accepted);
        }
    }
    mended.sort_by(|a, b| a.listing_order().cmp(&b.listing_order()));
    Ok(Mended { state, texts: mending.texts, mended, left: mending.left, untried: mending.untried })
}

impl Mending<'_> {
    fn state(&self, like: &Session, texts: BTreeMap<String, String>) -> Result<State, Failure> {
        let before = self.texts.iter().map(|(path, change)| (path.clone(), change.new.clone()));
        let texts = before.chain(texts).collect();
        let session = Session::of(self.global, like.place.clone(), buffers(self.tree.clone(), texts))?;
        let outcome = (self.judge)(&session)?;
        let broken = broken(&Facts::new(&session.strategy, session.today));
        Ok(State { session, outcome, broken })
    }

    /// Mends all that is wanted beside what is accepted; where that makes something worse, each half by itself, until
    /// what is to blame stands alone and is left as it is, or patience is at its end.
    fn attempt(
        &mut self,
        from: &State,
        accepted: &mut Vec<Finding>,
        wanted: &[Finding],
        latest: &mut Option<State>,
    ) -> Result<(), Failure> {
        if wanted.is_empty() {
            return Ok(());
        }
        let all = [accepted.as_slice(), wanted].concat();
        let texts = mended_texts(&all, &|path| from.session.strategy.text_of(path));
        let next = self.state(&from.session, texts)?;
        let is_worse = is_worse(&from.broken, &next.broken, &all)
            || comes_up(&from.outcome.findings, &next.outcome.findings, &all);
        if !is_worse {
            *accepted = all;
            if let Some(before) = latest.replace(next) {
                before.forget();
            }
            return Ok(());
        }
        next.forget();
        if let [only] = wanted {
            self.refused.insert(only.fingerprint.clone());
            self.left.push(only.clone());
            return Ok(());
        }
        self.failures += 1;
        if self.failures > FAILURES {
            self.refused.extend(wanted.iter().map(|finding| finding.fingerprint.clone()));
            self.untried.extend_from_slice(wanted);
            return Ok(());
        }
        let (first, second) = wanted.split_at(wanted.len() / 2);
        self.attempt(from, accepted, first, latest)?;
        self.attempt(from, accepted, second, latest)
    }
}

impl State {
    /// Gives its memory back: a session keeps its strategy to the end otherwise, and here there may be many.
    fn forget(self) {
        drop(ManuallyDrop::into_inner(self.session.strategy));
    }
}

impl Mended {
    /// Writes the texts, all or none, and only over what was read.
    pub fn write(&self, read: &Session) -> Result<(), Failure> {
        let Some(workspace) = &read.place.workspace else { return Ok(()) };
        let files = self.texts.iter().map(|(path, Change { old, new })| {
            let expected = Some(old.clone().into_bytes());
            (path.into(), new.clone().into_bytes(), Mode::Replace { expected })
        });
        let files: Vec<_> = files.collect();
        write_all(workspace, &files).map_err(|failure| {
            let told = format!("nothing was mended: {}", failure.message);
            Failure { message: told, ..failure }
        })
    }
}
