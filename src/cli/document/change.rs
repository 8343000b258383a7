use std::path::PathBuf;

use super::super::Answer;
use super::super::findings::here;
use super::super::global::Global;
use super::super::session::Session;
use super::judge::{Judge, Verdict, conflict_words, language_of, other_name};
use super::registry::Named;
use super::told::{Told, complain, documents, patched};
use crate::config::Language;
use crate::documents::region::{appended, fault_words, filled, holds};
use crate::output::counted;
use crate::source::{Failure, Mode, write_all};
use crate::syntax::conflict_marker;
use crate::syntax::markdown::{Region, regions};

/// A file with regions.
pub struct Page {
    /// Where it is written.
    pub path: PathBuf,
    /// Its path in the workspace, if it is there.
    pub inside: Option<String>,
    /// What it is called to the user.
    pub shown: String,
    pub text: String,
    /// It is to be made.
    pub is_new: bool,
}

/// Which regions are brought up to date.
pub enum Asked<'n> {
    /// Those that do not say what the records say as of their own day; with `redated` all, as of today.
    All { redated: bool },
    /// Those of one document, as of today; with `init` one is put at the end where there is none, and in
    /// another language where one is asked for.
    One { named: &'n Named, init: bool, language: Option<Language> },
}

/// What is done about it.
#[derive(Clone, Copy, Debug)]
pub struct Way {
    pub check: bool,
    pub diff: bool,
    pub overwrite: bool,
}

/// What is to become of the pages.
#[derive(Default)]
struct Plan {
    /// What is written anew, and why; with its name.
    writes: Vec<(Told, String)>,
    /// What was edited by hand, with the edit as a patch.
    edits: Vec<(Told, String)>,
    /// What stands in the way.
    troubles: Vec<Told>,
    /// Of these, documents that cannot be made.
    failed: usize,
    current: usize,
    /// The new text of each page.
    texts: Vec<String>,
}

/// Brings regions of pages up to date, or says what that would change.
pub fn change(
    global: &Global,
    session: &Session,
    pages: &[Page],
    asked: &Asked<'_>,
    way: Way,
) -> Result<Answer, Failure> {
    let mut plan = Plan::default();
    let mut judge = Judge::of(session);
    for page in pages {
        let text = plan.page(global, session, &mut judge, (page, asked, way));
        plan.texts.push(text);
    }
    let patches = || -> String {
        let changed = pages.iter().zip(&plan.texts).filter(|(page, new)| page.text != **new);
        changed.map(|(page, new)| patched(global, &page.shown, &page.text, new)).collect()
    };
    let found = plan.edits.len() + plan.troubles.len();
    let is_one = matches!(asked, Asked::One { .. });
    if way.check {
        let text = plan.lines() + &if way.diff { patches() } else { String::new() };
        plan.advise(global, asked);
        let code = if plan.failed > 0 { 2 } else { u8::from(found + plan.writes.len() > 0) };
        return Ok(Answer { text, code });
    }
    if !plan.edits.is_empty() || (is_one && found > 0) {
        let edits: String = plan.edits.iter().map(|(told, patch)| format!("{}{patch}", told.line())).collect();
        plan.stop(global);
        return Ok(Answer { text: edits, code: 2 });
    }
    // What cannot be read or made is no reason to leave the others as they are.
    plan.tell_of_troubles(global);
    let code = if plan.troubles.is_empty() { 0 } else { 2 };
    if way.diff {
        return Ok(Answer { text: patches(), code });
    }
    let changed = pages.iter().zip(&plan.texts).filter(|(page, new)| page.text != **new);
    let files: Vec<_> = changed
        .map(|(page, new)| {
            let old = Some(page.text.clone().into_bytes());
            let mode = if page.is_new { Mode::CreateNew } else { Mode::Replace { expected: old } };
            (page.path.clone(), new.clone().into_bytes(), mode)
        })
        .collect();
    write_all(&here()?.join(session.place.workspace.as_deref().unwrap_or(std::path::Path::new(""))), &files)?;
    Ok(Answer { text: plan.written(files.len()), code })
}

impl Plan {
    /// Looks at a page and gives its new text.
    fn page(
        &mut self,
        global: &Global,
        session: &Session,
        judge: &mut Judge<'_>,
        (page, asked, way): (&Page, &Asked<'_>, Way),
    ) -> String {
        let text = page.text.as_str();
        let told = |at: usize, message: String, help: Option<String>| {
            let line = 1 + text.get(..at).map_or(0, |before| before.matches('\n').count());
            Told { place: format!("{}:{line}", page.shown), message, help }
        };
        if let Some(marker) = conflict_marker(text) {
            let (message, help) = conflict_words();
            self.troubles.push(told(marker.start(), message, Some(help)));
            return text.to_owned();
        }
        let found = regions(text);
        let is_asked = |region: &&Region<'_>| match asked {
            Asked::All { .. } => true,
            Asked::One { named, .. } => Named::find(session, region.name).is_ok_and(|other| other.is(named)),
        };
        let of_all: Vec<&Region<'_>> = found.all.iter().filter(is_asked).collect();
        // For one document that is found, what is wrong with others is their business.
        if of_all.is_empty() || matches!(asked, Asked::All { .. }) {
            for fault in &found.faults {
                let words = fault_words(fault, other_name(text, fault));
                self.troubles.push(told(fault.at.start(), words.message, Some(words.help)));
            }
        }
        if let (Asked::One { named, init, language }, true, true) = (asked, of_all.is_empty(), found.faults.is_empty())
        {
            return self.begin(session, judge, (page, named, *init, *language));
        }
        let mut fills: Vec<(Region<'_>, String, Option<Language>)> = Vec::new();
        for region in of_all {
            let (verdict, named) = judge.judge((page.inside.as_deref(), text), region);
            let name = region.name;
            let at = region.begin.start();
            let why = match &verdict {
                Verdict::Gone(failure) | Verdict::NotRendered(failure) => {
                    self.failed += usize::from(matches!(verdict, Verdict::NotRendered(_)));
                    let way_out = "or delete the region with both its markers";
                    let help = failure.help.clone().map(|help| match verdict {
                        Verdict::Gone(_) => format!("{help}; {way_out}"),
                        _ => help,
                    });
                    self.troubles.push(told(at, format!("`{name}`: {}", failure.message), help));
                    continue;
                }
                Verdict::Current => format!("`{name}` has a later day, or another language"),
                Verdict::Unsigned => format!("the checksum of `{name}` is that of another text"),
                Verdict::Empty => format!("`{name}` has not been written yet"),
                Verdict::Stale => format!("`{name}` no longer says what the records say"),
                Verdict::Edited => format!("`{name}` was edited by hand"),
            };
            let own = language_of(region).unwrap_or_default();
            let language = match asked {
                Asked::One { language: Some(asked), .. } => Some(*asked),
                _ => own,
            };
            let is_current = matches!(verdict, Verdict::Current);
            let redated = match asked {
                Asked::All { redated } => *redated,
                Asked::One { .. } => !way.check,
            };
            let Some(named) = named.filter(|_| !is_current || redated || language != own) else {
                self.current += 1;
                continue;
            };
            let document = match judge.render(&named, None, (page.inside.as_deref(), language)) {
                Ok(document) => document,
                Err(failure) => {
                    self.failed += 1;
                    self.troubles.push(told(at, format!("`{name}`: {}", failure.message), failure.help));
                    continue;
                }
            };
            if is_current && language == own && holds(region.inner.of(text), &document) {
                self.current += 1;
            } else if matches!(verdict, Verdict::Edited) && !way.overwrite {
                let generated = filled(text, &[(*region, &document, session.today, language)]);
                let generated = with_marker(&generated, at, region.begin.of(text));
                self.edits.push((told(at, why, None), patched(global, &page.shown, text, &generated)));
            } else {
                self.writes.push((told(at, why, None), name.to_owned()));
                fills.push((*region, document, language));
            }
        }
        let fills: Vec<_> =
            fills.iter().map(|(region, text, language)| (*region, text.as_str(), session.today, *language)).collect();
        filled(text, &fills)
    }

    /// The page with a region for a document at its end.
    fn begin(
        &mut self,
        session: &Session,
        judge: &mut Judge<'_>,
        (page, named, init, language): (&Page, &Named, bool, Option<Language>),
    ) -> String {
        let name = named.full_name(session);
        let text = page.text.clone();
        let mut trouble = |message: String, help: Option<String>| {
            self.troubles.push(Told { place: page.shown.clone(), message, help });
        };
        if !init {
            let help = format!(
                "`--init` puts one at the end; or write `<!-- pm:begin {name} -->` and `<!-- pm:end {name} -->` where \
                 you want it, each on a line of its own"
            );
            trouble(format!("there is no region for `{name}` in this file"), Some(help));
            return text;
        }
        let document = match judge.render(named, None, (page.inside.as_deref(), language)) {
            Ok(document) => document,
            Err(failure) => {
                trouble(failure.message, failure.help);
                return text;
            }
        };
        let new = appended(&text, (&name, language), &document, session.today);
        if regions(&new).all.iter().all(|region| region.name != name) {
            let help = "close the code with a line of its own, or write the two markers where you want them";
            trouble("this file ends within code that is never closed".to_owned(), Some(help.to_owned()));
            return text;
        }
        let message = format!("there is no region for `{name}` yet");
        self.writes.push((Told { place: page.shown.clone(), message, help: None }, name));
        new
    }

    /// Everything that is not as it should be, a line each.
    fn lines(&self) -> String {
        let edits = self.edits.iter().map(|(told, patch)| format!("{}{patch}", told.line()));
        self.writes.iter().map(|(told, _)| told).chain(&self.troubles).map(Told::line).chain(edits).collect()
    }

    /// After a check, what to do about it.
    fn advise(&self, global: &Global, asked: &Asked<'_>) {
        let count = self.writes.len() + self.edits.len();
        if global.quiet || count + self.troubles.len() == 0 {
            return;
        }
        self.troubles.iter().for_each(|told| complain(global, told.line().trim_end(), told.help.as_deref()));
        if !self.troubles.is_empty() {
            let told = format!("{} not there, or not to be read or made", counted(self.troubles.len(), "region"));
            complain(global, &told, None);
        }
        if count == 0 {
            return;
        }
        let all = documents(self.current + count);
        let told = format!("{count} of {all} {} not what the records say", if count == 1 { "is" } else { "are" });
        let help = match (asked, self.writes.len(), self.edits.len()) {
            (_, 0, 0) => None,
            (_, 0, _) => Some("move what is yours outside the markers; `--overwrite` then writes the region anew"),
            (Asked::All { .. }, _, 0) => Some("`pm refresh` writes them anew"),
            (Asked::All { .. }, ..) => {
                Some("`pm refresh` writes them anew; where somebody edited one by hand, only with `--overwrite`")
            }
            (Asked::One { .. }, ..) => Some("the same command without `--check` writes it anew"),
        };
        complain(global, &told, help);
    }

    fn tell_of_troubles(&self, global: &Global) {
        for told in &self.troubles {
            complain(global, told.line().trim_end(), told.help.as_deref());
        }
    }

    /// Why nothing was written.
    fn stop(&self, global: &Global) {
        self.tell_of_troubles(global);
        for (told, _) in &self.edits {
            let help = "somebody edited it: lines with `-` above stand there and would be lost, those with `+` would \
                        come; move what is yours outside the markers, then repeat the command with `--overwrite`";
            complain(global, told.line().trim_end(), Some(help));
        }
        complain(global, "nothing was written", None);
    }

    /// What was written.
    fn written(&self, files: usize) -> String {
        let line = |(told, name): &(Told, String)| Told { message: format!("wrote `{name}`"), ..told.clone() }.line();
        let mut text: String = self.writes.iter().map(line).collect();
        text.push_str(&match (self.writes.len(), self.current) {
            (0, 0) if !self.troubles.is_empty() => "No document was written.\n".to_owned(),
            (0, 0) => "There are no documents in regions of these files.\n".to_owned(),
            (0, current) => format!("{} up to date.\n", documents(current)),
            (count, 0) => format!("{} written in {}.\n", documents(count), counted(files, "file")),
            (count, current) => {
                format!("{} written in {}; {current} up to date.\n", documents(count), counted(files, "file"))
            }
        });
        text
    }
}

/// The text with another marker at a place: that its checksum will be another one says nothing.
fn with_marker(text: &str, at: usize, marker: &str) -> String {
    let (before, rest) = text.split_at_checked(at).unwrap_or((text, ""));
    let own = rest.lines().next().unwrap_or_default();
    format!("{before}{marker}{}", rest.get(own.len()..).unwrap_or_default())
}
