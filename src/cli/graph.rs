use clap::Args;

use super::Answer;
use super::global::Global;
use super::lint::unread;
use super::session::{Session, State};
use crate::documents::diagram::{Ask, Diagram, Drawing, MOST, diagram, draw};
use crate::output::graph::{EDGES, TEXT, dot, json, mermaid};
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
    /// How to draw it
    #[arg(long, value_name = "FORMAT", default_value = "svg", value_parser = ["svg", "mermaid", "dot", "json"])]
    format: String,
}

/// A kind as it is typed: one or several of it.
fn kind(word: &str) -> Result<Kind, String> {
    Kind::from_name(word).or_else(|| Kind::from_folder(word)).ok_or_else(|| {
        let kinds = Kind::ALL.map(Kind::name);
        match crate::values::nearest(word, kinds.iter().copied()) {
            Some(near) => format!("there is no such kind; did you mean `{}`?", near.name),
            None => format!("there is no such kind; there are {}", kinds.join(", ")),
        }
    })
}

impl Graph {
    pub(super) fn run(&self, global: &Global) -> Result<Answer, Failure> {
        let session = Session::open(global, State { at: self.at.as_deref(), staged: false })?;
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
        let text = match self.format.as_str() {
            "mermaid" => mermaid(&diagram),
            "dot" => dot(&diagram),
            "json" => json(&diagram),
            _ => svg(&diagram)?,
        };
        if !global.quiet {
            self.tell(&session, &diagram, &text);
        }
        Ok(text.into())
    }

    /// What a reader of the picture should know, and cannot see in it.
    fn tell(&self, session: &Session, diagram: &Diagram, text: &str) {
        let errors = unread(session);
        if errors > 0 {
            to_stderr(&format!("pm: {}, so links may be missing: pm lint\n", counted(errors, "error")));
        }
        if self.format == "mermaid" && (diagram.edges.len() > EDGES || text.len() > TEXT) {
            to_stderr(&format!(
                "pm: this has {} in {} characters; GitHub and GitLab draw at most {EDGES} links in {TEXT} characters. \
                 Fewer: `--depth`, `--kind`, `--without-ended`, or the name of a record\n",
                counted(diagram.edges.len(), "link"),
                text.len()
            ));
        }
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
