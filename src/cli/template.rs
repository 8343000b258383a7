use clap::Args;

use super::Answer;
use super::global::Global;
use super::session::{Session, State};
use crate::output::templates::{BUILT_IN, BuiltIn, PARTS, built_in};
use crate::output::{one_line, table, to_stderr};
use crate::source::{Failure, ReadProblem, Target};
use crate::values::nearest;

/// Print a built-in template to begin one of your own from; without a name, list them
///
/// A file of that name in the folder that `templates:` of pm.yaml names replaces it. `parts`, which several templates share, is
/// printed too and cannot be replaced.
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
    if let Some(session) = &session {
        tell_of_templates(global, session);
    }
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
    is_folder(session, folder)?;
    refuse_misspelt(session, folder)?;
    let path = format!("{folder}{name}.md");
    match session.tree.read(&path) {
        Ok(text) => Ok(Some((path, text))),
        Err(ReadProblem::Vanished) => Ok(None),
        Err(why) => Err(Failure::new(format!("{}{path}: this template cannot be read: {why}", session.from_here))),
    }
}

/// That `templates:` of pm.yaml leads to a folder of the workspace: whoever wrote it expects templates from there.
fn is_folder(session: &Session, folder: &str) -> Result<(), Failure> {
    let name = folder.trim_end_matches('/');
    let refused = |what: &str, help: &str| {
        Err(Failure::new(format!("{}pm.yaml: `templates: {name}` {what}", session.from_here)).help(help.to_owned()))
    };
    if name.split('/').any(|part| part == "..") {
        return refused("leads out of this workspace", "name a folder in it, such as `docs/templates`");
    }
    match session.tree.look_up(&format!("{}{name}", session.tree.prefix)) {
        Target::Folder => Ok(()),
        Target::File => refused("is no folder", "name the folder that the templates are in, such as `docs/templates`"),
        Target::Missing => {
            refused("does not exist", "create that folder, or take `templates` out of pm.yaml: then all are built in")
        }
    }
}

/// A file that was to replace a built-in template, and replaces none because of how it is called: whoever wrote it would
/// look for its text in vain. In the workspace's own folder there is much that is no template.
fn refuse_misspelt(session: &Session, folder: &str) -> Result<(), Failure> {
    if folder.is_empty() {
        return Ok(());
    }
    let names = session.tree.files.iter().filter_map(|entry| Some((&entry.path, stray(&entry.path, folder)?)));
    for (path, name) in names.filter(|(_, name)| *name != "parts") {
        if let Some(near) = nearest(name, BUILT_IN.iter().map(|one| one.name)) {
            let told = format!("{}{path}: no template is called `{name}`", session.from_here);
            return Err(Failure::new(told).help(format!("did you mean `{}.md`? `pm template` lists them", near.name)));
        }
    }
    Ok(())
}

/// The name of a Markdown file in the folder of templates that replaces none.
fn stray<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    let name = path.strip_prefix(folder)?.strip_suffix(".md")?;
    (!name.contains('/') && !name.eq_ignore_ascii_case("readme") && built_in(name).is_none()).then_some(name)
}

/// Files beside the workspace's own templates that no document is made from.
pub(super) fn tell_of_templates(global: &Global, session: &Session) {
    let Some(folder) = session.strategy.settings.templates.as_deref().filter(|_| !global.quiet) else { return };
    for entry in &session.tree.files {
        let Some(name) = stray(&entry.path, folder) else { continue };
        let path = format!("{}{}", session.from_here, entry.path);
        let path = one_line(&path);
        if name == "parts" {
            to_stderr(&format!(
                "pm: `{path}` is not used: the shared parts stay the built-in ones; a template that needs others has \
                 them itself, with `{{% macro %}}`\n"
            ));
        } else {
            match nearest(name, BUILT_IN.iter().map(|one| one.name)) {
                // Of another folder it is a failure, where a document is made.
                Some(near) if folder.is_empty() => to_stderr(&format!(
                    "pm: `{path}` is not used: no template has that name; did you mean `{}.md`?\n",
                    near.name
                )),
                Some(_) => {}
                // In the workspace's own folder there is much that is no template.
                None if folder.is_empty() => {}
                None => to_stderr(&format!(
                    "pm: `{path}` is not used: no template has that name; `pm template` lists them\n"
                )),
            }
        }
    }
}
