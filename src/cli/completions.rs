use clap::Args;
use clap_complete::Shell;

use super::Answer;

/// Print completions for a shell
#[derive(Debug, Args)]
#[command(after_help = "For bash: pm completions bash > ~/.local/share/bash-completion/completions/pm")]
pub struct Completions {
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self) -> Answer {
        let mut text = Vec::new();
        clap_complete::generate(self.shell, &mut super::command(), "pm", &mut text);
        String::from_utf8_lossy(&text).into_owned().into()
    }
}
