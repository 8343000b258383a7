use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode, ThemeCharacters, ThemeStyles,
};

use super::cut::TAB;
use super::window::Window;
use super::{Style, one_line};
use crate::finding::{Label, Severity};

/// The lines of a window with their labels drawn beneath, by miette. The finding's own place has the colour of its
/// severity; `own` says which label that is, if any.
pub fn drawn(window: Window, labels: &[&Label], own: Option<usize>, severity: Severity, style: &Style) -> String {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    // As miette will sort them, so that each gets its colour.
    order.sort_by_key(|n| window.spans.get(*n).map_or(0, |span| span.start));
    let places = order.iter().filter_map(|n| {
        let message = labels.get(*n).map(|label| one_line(&label.message).into_owned());
        let span = window.spans.get(*n)?.clone();
        Some(LabeledSpan::new_with_span(message.filter(|message| !message.is_empty()), span))
    });
    let places = places.collect();
    let owns: Vec<bool> = order.iter().map(|n| own == Some(*n)).collect();
    let handler = GraphicalReportHandler::new_themed(theme(&owns, severity, style))
        .without_primary_span_start()
        .without_syntax_highlighting()
        .with_urls(false)
        .with_context_lines(0)
        .tab_width(TAB);
    let mut out = String::new();
    // Writing into a string does not fail, and every place lies in the window.
    let _ = handler.render_report(&mut out, &Shown { window, places });
    // The first line is miette's own heading, which is empty here.
    out.split_once('\n').map_or(String::new(), |(_, drawing)| drawing.to_owned())
}

fn theme(owns: &[bool], severity: Severity, style: &Style) -> GraphicalTheme {
    let mut characters = if style.unicode { ThemeCharacters::unicode() } else { ThemeCharacters::ascii() };
    characters.error = String::new();
    if !style.colour {
        return GraphicalTheme { characters, styles: ThemeStyles::none() };
    }
    let mut styles = ThemeStyles::ansi();
    let (own, other) = match severity {
        Severity::Error => (styles.error, styles.advice),
        Severity::Warning => (styles.warning, styles.advice),
        Severity::Info => (styles.advice, styles.linum),
    };
    styles.highlights = owns.iter().map(|is_own| if *is_own { own } else { other }).collect();
    GraphicalTheme { characters, styles }
}

/// What miette is asked to draw.
#[derive(Debug)]
struct Shown {
    window: Window,
    places: Vec<LabeledSpan>,
}

impl Diagnostic for Shown {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.window)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.places.iter().cloned()))
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Shown {}
