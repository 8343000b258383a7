use clap::Args;

use super::Answer;
use crate::source::Failure;

/// Print a JSON Schema, for editors: of a kind, of a collection, of `pm.yaml` (config), or of what a command prints with `--format json`
#[derive(Debug, Args)]
pub struct Schema {
    /// A kind, `collection`, `config`, or one for a command such as `lint`, `status`; left out, all names
    name: Option<String>,
}

impl Schema {
    pub(super) fn run(&self) -> Result<Answer, Failure> {
        let all = crate::output::schemas();
        let name_of = |file: &str| file.trim_end_matches(".schema.json").to_owned();
        let Some(name) = &self.name else {
            return Ok(all.iter().map(|(file, _)| format!("{}\n", name_of(file))).collect::<String>().into());
        };
        match all.iter().find(|(file, _)| name_of(file) == *name) {
            Some((_, text)) => Ok(text.clone().into()),
            None => {
                let names: Vec<String> = all.iter().map(|(file, _)| name_of(file)).collect();
                let near = crate::values::nearest(name, names.iter().map(String::as_str));
                let help = near.map_or_else(
                    || format!("there are {}", names.join(", ")),
                    |near| format!("did you mean `{}`?", near.name),
                );
                Err(Failure::new(format!("there is no schema called `{name}`")).help(help))
            }
        }
    }
}
