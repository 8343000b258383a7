use clap::Args;

use super::Answer;
use crate::source::Failure;

/// Print the manual page of `pm`, or of one of its commands, as roff
#[derive(Debug, Args)]
#[command(after_help = "To read one: pm manpages lint | man -l -")]
pub struct Manpages {
    /// A command, such as lint
    command: Option<String>,
}

impl Manpages {
    pub(super) fn run(&self) -> Result<Answer, Failure> {
        let mut all = super::command();
        all.build();
        let command = match &self.command {
            None => all,
            Some(name) => {
                let found = all.find_subcommand(name).filter(|command| !command.is_hide_set());
                let found = found.ok_or_else(|| {
                    Failure::new(format!("there is no command `{name}`")).help("`pm --help` lists them")
                })?;
                found.clone().name(format!("pm-{name}"))
            }
        };
        let mut text = Vec::new();
        let written = clap_mangen::Man::new(command).render(&mut text);
        written.map_err(|error| Failure::new(format!("the page cannot be made: {error}")))?;
        Ok(String::from_utf8_lossy(&text).into_owned().into())
    }
}
