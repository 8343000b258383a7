use clap::{ArgGroup, Args};

use super::Answer;
use super::document::{Into, Of};
use super::global::Global;
use super::list::kind;
use super::rank::tell_of_errors;
use super::session::{Session, State};
use super::whole_file::{Formats, WholeFile, first_tag_has};
use crate::documents::diagram::{Ask, Diagram, Drawing, MOST, diagram, draw};
use crate::output::graph::{EDGES, MADE_BY, TEXT, dot, json, mermaid};
use crate::output::{counted, to_stderr};
use crate::source::Failure;
use crate::values::Kind;

/// Draw how the records hang together: the whole strategy, what is near one record, or what drives which metric
///
/// An arrow leads to what a record serves: from an experiment to the option that it tests, and on up to the vision. What a
/// link names and nobody has written is drawn as a box that says so.
#[derive(Debug, Args)]
#[command(after_help = "Near a record: all that is above it, up to the vision, and what is below and beside it.\n\
    SVG shows 1,500 records at most: of more, those further down are counted where they hang.")]
#[command(group = ArgGroup::new("to").args(["output", "into"]))]
pub struct Graph {
    /// An id, `kind/id`, or a file: draw what is near that record
    name: Option<String>,
    /// Draw what drives which metric, and what is to move them
    #[arg(long)]
    metrics: bool,
    /// How many steps from the record, 2 without it; of the whole, how many steps down from the top
    #[arg(long, value_name = "N")]
    depth: Option<usize>,
    /// Draw these kinds only
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kind)]
    kind: Vec<Kind>,
    /// Draw these kinds too, as in `--with research,metric`
    #[arg(long, value_name = "KIND", value_delimiter = ',', value_parser = kind)]
    with: Vec<Kind>,
    /// Leave out what has ended, and what hangs only below that
    #[arg(long)]
    without_ended: bool,
    /// Draw a revision instead of the work tree
    #[arg(long, value_name = "REV")]
    at: Option<String>,
    /// How to draw it; without this as the file's ending says (.svg, .mmd, .dot, .gv, .json), else as SVG
    #[arg(long, value_name = "FORMAT", value_parser = ["svg", "mermaid", "dot", "json"])]
    format: Option<String>,
    #[command(flatten)]
    file: WholeFile,
    #[command(flatten)]
    into: Into,
}

impl Graph {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        self.into.holds(self.format.as_deref(), "mermaid", &[("-o", self.file.output.is_some())])?;
        let format = self.file.format(self.format.as_deref(), FORMATS)?;
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
        if let Some(answer) = self.into(global, &session)? {
            return Ok(answer);
        }
        let center = self.name.as_deref().map(|name| session.one(name)).transpose()?;
        let ask = Ask {
            center,
            depth: self.depth,
            metrics: self.metrics,
            kinds: &self.kind,
            with: &self.with,
            without_ended: self.without_ended,
            today: session.today,
        };
        let diagram = diagram(&session.strategy, &ask);
        let text = match format {
            "mermaid" => mermaid(&diagram),
            "dot" => dot(&diagram),
            "json" => json(&diagram),
            _ => svg(&diagram)?,
        };
        tell_of_errors(global, &session);
        if !global.quiet {
            tell(format, &diagram, &text);
        }
        self.file.answer(text, is_own)
    }

    /// A region of a file holds it as it is without further options: there is no place for them in its marker.
    fn into(&self, global: &Global, session: &Session) -> Result<Option<Answer>, Failure> {
        let plain = self.depth.is_none() && self.kind.is_empty() && self.with.is_empty() && !self.without_ended;
        if self.into.into.is_some() && !(plain && (self.name.is_none() || !self.metrics)) {
            let failure = Failure::new("a picture in a file of yours is drawn without these options");
            return Err(failure.help("name a record, or `--metrics`, or neither, and nothing else beside `--into`"));
        }
        let argument = self.name.as_deref().or(self.metrics.then_some("metrics"));
        self.into.answer(global, session, "graph", argument, None)
    }
}

/// `graph`, `graph:NAME` or `graph:metrics` in a region.
pub(super) fn document(of: &Of<'_>) -> Result<String, Failure> {
    let metrics = of.word == Some("metrics");
    let (center, depth, today) = (of.record, None, of.session.today);
    let ask = Ask { center, depth, metrics, kinds: &[], with: &[], without_ended: false, today };
    Ok(format!("```mermaid\n{}\n```\n", mermaid(&diagram(&of.session.strategy, &ask)).trim_end()))
}

const FORMATS: &Formats =
    &[("svg", &["svg"]), ("mermaid", &["mmd", "mermaid"]), ("dot", &["dot", "gv"]), ("json", &["json"])];

/// Whether a file is a picture that this command made.
fn is_own(bytes: &[u8]) -> bool {
    let first = bytes.get(..bytes.len().min(80)).unwrap_or_default();
    let begins = |mark: &str| first.starts_with(mark.as_bytes());
    let json = |mark: &str| begins("{") && first.windows(mark.len()).any(|part| part == mark.as_bytes());
    first_tag_has(bytes, "svg", "data-pm=\"graph\"")
        || begins(&format!("%% {MADE_BY}"))
        || begins(&format!("// {MADE_BY}"))
        || json("\"command\": \"graph\"")
}

/// What a reader of the picture should know, and cannot see in it.
fn tell(format: &str, diagram: &Diagram, text: &str) {
    if format == "mermaid" && (diagram.edges.len() > EDGES || text.len() > TEXT) {
        to_stderr(&format!(
            "pm: this has {} in {} characters; GitHub and GitLab draw at most {EDGES} links in {TEXT} characters. \
             Fewer: `--depth`, `--kind`, `--without-ended`, or the name of a record\n",
            counted(diagram.edges.len(), "link"),
            text.len()
        ));
    }
}

fn svg(diagram: &Diagram) -> Result<String, Failure> {
    draw(diagram, &Drawing::FILE).map_err(|too_many| {
        let told = format!(
            "{} records are more than one picture can show, which is {MOST}, and too many of them stand at the top",
            too_many.records
        );
        Failure::new(told).help(
            "draw what is near one of them, as in `pm graph NAME`, or fewer kinds with `--kind`; `--format json` and \
             `--format dot` have no limit",
        )
    })
}
