use std::ops::Range;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::cut::cut;
use crate::finding::Label;
use crate::syntax::{BOM, Lines};

/// The few lines of a file that are to be shown, cut and made safe, as a source of its own: miette reads a source
/// from its first byte for every label, which is quadratic over the findings of a big file, and prints lines whole.
#[derive(Debug, Default)]
pub struct Window {
    text: String,
    lines: Vec<Line>,
    pub spans: Vec<Range<usize>>,
}

#[derive(Debug)]
struct Line {
    /// Offset in the window's text.
    start: usize,
    /// In the file, from 1.
    number: usize,
}

impl Window {
    /// The lines under some labels of one file; `spans` are the labels' places in the window, in the same order.
    pub fn of(text: &str, lines: &Lines, labels: &[&Label], room: usize, ellipsis: &str) -> Window {
        let number = |label: &Label| label.start.line.clamp(1, u32::try_from(lines.count()).unwrap_or(u32::MAX));
        let mut window = Window { spans: vec![0..0; labels.len()], ..Window::default() };
        for shown in with_gaps_filled(labels.iter().map(|label| number(label)).collect()) {
            let (mut line, mut start) = (lines.line(text, shown), lines.start(shown));
            if let Some(rest) = line.strip_prefix(BOM).filter(|_| shown == 1) {
                (line, start) = (rest, start + BOM.len());
            }
            let here = || labels.iter().enumerate().filter(|(_, label)| number(label) == shown);
            // A span over several lines ends with its first.
            let within = |offset: usize| offset.saturating_sub(start).min(line.len());
            let spans: Vec<_> = here().map(|(_, label)| within(label.span.start())..within(label.span.end())).collect();
            let cut = cut(line, &spans, room, ellipsis);
            let begin = window.text.len();
            for ((n, _), span) in here().zip(cut.spans) {
                if let Some(place) = window.spans.get_mut(n) {
                    *place = begin + span.start..begin + span.end;
                }
            }
            window.lines.push(Line { start: begin, number: shown as usize });
            window.text.push_str(&cut.text);
            window.text.push('\n');
        }
        window
    }

    /// Each line shown: its number and text.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines.iter().zip(self.text.lines()).map(|(line, text)| (line.number, text))
    }

    /// The lines without a gap around the one at an offset, as indices.
    fn run(&self, offset: usize) -> Range<usize> {
        let at = self.lines.partition_point(|line| line.start <= offset).saturating_sub(1);
        let adjoin = |n: usize| match (self.lines.get(n), self.lines.get(n + 1)) {
            (Some(line), Some(next)) => line.number + 1 == next.number,
            _ => false,
        };
        let first = (0..at).rev().take_while(|n| adjoin(*n)).last().unwrap_or(at);
        let last = (at..self.lines.len()).find(|n| !adjoin(*n)).unwrap_or(at);
        first..last + 1
    }
}

impl SourceCode for Window {
    /// All lines around the span that are shown without a gap: how much context there is was decided above.
    fn read_span<'w>(
        &'w self,
        span: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'w> + 'w>, MietteError> {
        let run = self.run(span.offset());
        let first = self.lines.get(run.start).ok_or(MietteError::OutOfBounds)?;
        let end = self.lines.get(run.end).map_or(self.text.len(), |line| line.start);
        let data = self.text.get(first.start..end).ok_or(MietteError::OutOfBounds)?;
        let span = (first.start, data.len()).into();
        Ok(Box::new(MietteSpanContents::new(data.as_bytes(), span, first.number - 1, 0, run.len())))
    }
}

/// The numbers in order, and a single missing one between two: showing it takes no more room than a gap.
fn with_gaps_filled(mut numbers: Vec<u32>) -> Vec<u32> {
    numbers.sort_unstable();
    numbers.dedup();
    let next = numbers.iter().skip(1).copied().map(Some).chain([None]);
    let pairs = numbers.iter().copied().zip(next);
    pairs.flat_map(|(line, next)| std::iter::once(line).chain((next == Some(line + 2)).then_some(line + 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::with_gaps_filled;

    #[test]
    fn a_gap_of_one_line_is_filled() {
        assert_eq!(with_gaps_filled(vec![9, 3, 5, 5, 10]), [3, 4, 5, 9, 10]);
    }
}
