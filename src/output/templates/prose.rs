//! Markdown that somebody wrote, for the inside of a document: its paragraphs, lists, tables, code and links, and nothing
//! that would change what stands around it.

use super::inline::Writer;
use crate::output::safe;
use crate::syntax::markdown::blocks::{Block, blocks};

/// Characters of a table cell: no more than anybody reads there.
const MOST_IN_A_CELL: usize = 1_000;

/// On lines of their own: a heading is a line of strong words, HTML is text, comments are left out.
pub fn prose(text: &str, into: Option<&str>) -> String {
    written(&blocks(text), into)
}

/// On one line: for an entry of a list, or a heading.
pub fn line(text: &str, into: Option<&str>) -> String {
    let mut writer = Writer::on_one_line(into, usize::MAX);
    one_line(&mut writer, &blocks(text));
    writer.finish()
}

/// On one line, and no more than fits into a cell of a table.
pub fn cell(text: &str, into: Option<&str>) -> String {
    let mut writer = Writer::on_one_line(into, MOST_IN_A_CELL);
    one_line(&mut writer, &blocks(text));
    writer.finish()
}

/// Words that lead to a file of the workspace, or to an address; the words alone where it is neither.
pub fn link(words: &str, target: &str, into: Option<&str>) -> String {
    let mut writer = Writer::on_one_line(into, usize::MAX);
    writer.plain_link(words, target);
    writer.finish()
}

fn written(blocks: &[Block], into: Option<&str>) -> String {
    let parts = blocks.iter().map(|block| match block {
        Block::Paragraph(inlines) => {
            let mut writer = Writer::on_lines(into);
            writer.all(inlines);
            writer.finish()
        }
        Block::Quote(inner) => indented(&written(inner, into), "> ", "> "),
        Block::List { start, items } => {
            // Markdown counts to nine digits.
            let numbered = start.filter(|start| start.saturating_add(items.len() as u64) < 1_000_000_000);
            let entry = |(number, item): (u64, &Vec<Block>)| {
                let mark = numbered.map_or("- ".to_owned(), |start| format!("{}. ", start + number));
                indented(&written(item, into), &mark, &" ".repeat(mark.len()))
            };
            (0..).zip(items).map(entry).collect::<Vec<_>>().join("\n")
        }
        Block::Code { language, text } => code(language, text),
        Block::Table(rows) => table(rows, into),
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn indented(text: &str, first: &str, further: &str) -> String {
    if text.is_empty() {
        return first.trim_end().to_owned();
    }
    let lines = text.lines().enumerate().map(|(number, line)| {
        let lead = if number == 0 { first } else { further };
        format!("{lead}{line}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Fenced by more backticks than stand in it, and without anything that `pm` would take for its own marks.
fn code(language: &str, text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    let language: String =
        language.chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+')).collect();
    let text = safe(text).replace("<!--", "<!\u{200b}--");
    format!("{fence}{language}\n{}\n{fence}", text.trim_end_matches('\n'))
}

fn table(rows: &[Vec<Vec<crate::syntax::markdown::blocks::Inline>>], into: Option<&str>) -> String {
    let row = |cells: &Vec<Vec<_>>| {
        let cells = cells.iter().map(|cell| {
            let mut writer = Writer::on_one_line(into, MOST_IN_A_CELL);
            writer.all(cell);
            writer.finish()
        });
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let Some((head, body)) = rows.split_first() else { return String::new() };
    let below = format!("|{}", "---|".repeat(head.len()));
    let lines = [row(head), below].into_iter().chain(body.iter().map(row));
    lines.collect::<Vec<_>>().join("\n")
}

fn one_line(writer: &mut Writer<'_>, blocks: &[Block]) {
    for (number, block) in blocks.iter().enumerate() {
        if number > 0 {
            writer.gap(" ");
        }
        match block {
            Block::Paragraph(inlines) => writer.all(inlines),
            Block::Quote(inner) => one_line(writer, inner),
            Block::List { items, .. } => {
                for (number, item) in items.iter().enumerate() {
                    if number > 0 {
                        writer.gap("; ");
                    }
                    one_line(writer, item);
                }
            }
            Block::Code { text, .. } => writer.code(text),
            Block::Table(rows) => {
                for (number, cell) in rows.iter().flatten().enumerate() {
                    if number > 0 {
                        writer.gap(", ");
                    }
                    writer.all(cell);
                }
            }
        }
    }
}
