use clap::Args;

use super::Answer;
use super::global::Global;
use super::session::{Session, State};
use crate::output::table;
use crate::output::templates::{BUILT_IN, BuiltIn, PARTS, built_in};
use crate::source::{Failure, ReadProblem};
use crate::values::nearest;

/// Print a built-in template to begin one of your own from; without a name, list them
///
/// A file of that name in the folder that `templates:` of pm.yaml names replaces it.
#[derive(Debug, Args)]
pub struct Template {
    /// The template, as the list shows it
    name: Option<String>,
}

impl Template {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let Some(name) = &self.name else { return list(global) };
        if name.trim_end_matches(".md") == "parts" {
            return Ok(PARTS.to_owned().into());
        }
        match built_in(name) {
            Some(template) => Ok(template.text.to_owned().into()),
            None => {
                let failure = Failure::new(format!("no template is called `{name}`"));
                Err(failure.help(match nearest(name, BUILT_IN.iter().map(|one| one.name)) {
                    Some(near) => format!("did you mean `{}`?", near.name),
                    None => "`pm template` lists them".to_owned(),
                }))
            }
        }
    }
}

/// What there is, and which file of the workspace replaces it.
fn list(global: &Global) -> Result<Answer, Failure> {
    let session = Session::open(global, State::default()).ok();
    let row = |one: &BuiltIn| {
        let own = session.as_ref().map(|session| own_template(session, one.name)).transpose()?.flatten();
        let from = own.map_or_else(|| "built in".to_owned(), |(path, _)| path);
        Ok(vec![one.name.to_owned(), one.about.to_owned(), from])
    };
    let rows = BUILT_IN.iter().map(row).collect::<Result<Vec<_>, Failure>>()?;
    Ok(table(&["template", "what it makes", "from"], &rows, &global.style()).into())
}

/// The workspace's own template: its path relative to the workspace, and its text.
pub(super) fn own_template(session: &Session, name: &str) -> Result<Option<(String, String)>, Failure> {
    let Some(folder) = &session.strategy.settings.templates else { return Ok(None) };
    let path = format!("{folder}{name}.md");
    match session.tree.read(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(ReadProblem::Vanished) => Ok(None),
        Err(why) => Err(Failure::new(format!("{}{path}: this template cannot be read: {why}", session.from_here))),
    }
}
