//! What a user types: one command a file.

mod adopt;
mod audit;
mod before;
mod changed_settings;
mod completions;
mod config;
mod diff;
mod document;
mod explain;
mod export;
mod findings;
mod git_diff_driver;
mod global;
mod graph;
mod init;
mod language;
mod lint;
mod list;
mod log;
mod manpages;
mod map;
mod mend;
mod new;
mod north_star;
mod pair;
mod past;
mod paths;
mod portfolio;
mod rank;
mod rank_plot;
mod records_page;
mod refresh;
mod regenerate;
mod report;
mod review;
mod schema;
mod session;
mod show;
mod status;
mod template;
mod then;
mod tree;
mod why;
mod whole_file;

use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use crate::output::{to_stderr, to_stdout};
use crate::source::Failure;
pub use document::document_states;
use global::Global;

/// Product strategy as plain text in Git: linted, reviewed, ranked and rendered.
#[derive(Debug, Parser)]
#[command(name = "pm", version, max_term_width = 100, disable_help_subcommand = true)]
#[command(
    after_help = "Exit codes: 0 done or clean, 1 findings, 2 the job could not be done, 3 no base to compare with.\n\
    A strategy begins with `pm init`; `pm explain` says what is checked and why."
)]
pub struct Cli {
    #[command(flatten)]
    global: Global,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Init),
    New(new::New),
    Adopt(adopt::Adopt),
    Lint(lint::Lint),
    Explain(explain::Explain),
    List(list::List),
    Show(show::Show),
    Tree(tree::Tree),
    Why(why::Why),
    Status(status::Status),
    Portfolio(portfolio::Portfolio),
    Graph(graph::Graph),
    Rank(rank::Rank),
    Review(review::Review),
    Diff(diff::Diff),
    Audit(audit::Audit),
    Log(log::Log),
    Report(report::Report),
    Map(map::Map),
    Export(export::Export),
    Refresh(refresh::Refresh),
    GitDiffDriver(git_diff_driver::GitDiffDriver),
    NorthStar(north_star::NorthStar),
    Template(template::Template),
    Schema(schema::Schema),
    Config(config::Config),
    Completions(completions::Completions),
    Manpages(manpages::Manpages),
    #[command(hide = true)]
    Regenerate(regenerate::Regenerate),
}

/// What a command comes to: what to print, and the exit code.
#[derive(Debug, Default)]
pub struct Answer {
    pub text: String,
    pub code: u8,
}

impl From<String> for Answer {
    fn from(text: String) -> Answer {
        Answer { text, code: 0 }
    }
}

/// The whole program.
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => {
            let text = error.render();
            if error.use_stderr() {
                to_stderr(&text.to_string());
                return ExitCode::from(2);
            }
            let _ = to_stdout(&text.to_string());
            return ExitCode::SUCCESS;
        }
    };
    let code = match run(&cli) {
        Ok(answer) => match to_stdout(&answer.text) {
            Ok(()) => answer.code,
            Err(error) => fail(&cli, &Failure::new(format!("the result could not be written: {error}"))),
        },
        Err(failure) => fail(&cli, &failure),
    };
    ExitCode::from(code)
}

fn run(cli: &Cli) -> Result<Answer, Failure> {
    let global = &cli.global;
    if global.full_parsers {
        crate::syntax::force_full_parsers();
    }
    match &cli.command {
        Command::Init(command) => command.run(global),
        Command::New(command) => command.run(global),
        Command::Adopt(command) => command.run(global),
        Command::Lint(command) => command.run(global),
        Command::Explain(command) => command.run(global),
        Command::List(command) => command.run(global),
        Command::Show(command) => command.run(global),
        Command::Tree(command) => command.run(global),
        Command::Why(command) => command.run(global),
        Command::Status(command) => command.run(global),
        Command::Portfolio(command) => command.run(global),
        Command::Graph(command) => command.run(global),
        Command::Rank(command) => command.run(global),
        Command::Review(command) => command.run(global),
        Command::Diff(command) => command.run(global),
        Command::Audit(command) => command.run(global),
        Command::Log(command) => command.run(global),
        Command::Report(command) => command.run(global),
        Command::Map(command) => command.run(global),
        Command::Export(command) => command.run(global),
        Command::Refresh(command) => command.run(global),
        Command::GitDiffDriver(command) => command.run(global),
        Command::NorthStar(command) => command.run(global),
        Command::Template(command) => command.run(global),
        Command::Schema(command) => command.run(),
        Command::Config(command) => command.run(global),
        Command::Completions(command) => Ok(command.run()),
        Command::Manpages(command) => command.run(),
        Command::Regenerate(command) => command.run(global),
    }
}

fn fail(cli: &Cli, failure: &Failure) -> u8 {
    let style = cli.global.style_of_stderr();
    let mut text =
        format!("{}: {}\n", style.paint(crate::output::Ink::Error, "pm"), crate::output::one_line(&failure.message));
    if let Some(help) = &failure.help {
        text.push_str(&crate::output::wrap(help, "  help: ", "        ", style.width));
        if !text.ends_with('\n') {
            text.push('\n');
        }
    }
    to_stderr(&text);
    failure.exit
}

/// The command as clap sees it, for completions, manual pages and `docs/cli.md`.
fn command() -> clap::Command {
    Cli::command()
}
