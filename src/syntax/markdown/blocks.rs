//! What somebody wrote as Markdown, taken apart into what a document may hold: no headings, no HTML, nothing left open.

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Parser, Tag};

use super::OPTIONS;

/// Lists and quotes, and marks around words, are kept to this depth; what is deeper stands at it.
const DEEPEST: usize = 8;

/// A part of a text that stands on lines of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    Paragraph(Vec<Inline>),
    Quote(Vec<Block>),
    /// Its entries, and the number of the first where they are numbered.
    List {
        start: Option<u64>,
        items: Vec<Vec<Block>>,
    },
    Code {
        language: String,
        text: String,
    },
    /// Its rows, the head first; all have as many cells as the head.
    Table(Vec<Vec<Vec<Inline>>>),
}

/// A part of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    Text(String),
    Code(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Strike(Vec<Inline>),
    Link {
        target: String,
        words: Vec<Inline>,
    },
    /// The writer went on with the next line.
    Wrap,
    /// The line ends here.
    Break,
}

/// Takes a text apart. A heading becomes a line of strong words, HTML becomes text, comments are left out, and a picture
/// becomes a link.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut open = vec![Frame::new(Kind::Holder)];
    for event in Parser::new_ext(text, OPTIONS) {
        match event {
            Event::Start(tag) => {
                let depth = |marks: bool| open.iter().filter(|frame| frame.kind.is_deep(marks)).count();
                let kind = Kind::of(tag);
                let is_too_deep =
                    (kind.is_deep(false) && depth(false) >= DEEPEST) || (kind.is_deep(true) && depth(true) >= DEEPEST);
                open.push(Frame::new(if is_too_deep { Kind::Holder } else { kind }));
            }
            Event::End(_) => {
                if let (Some(frame), Some(around)) = (open.pop(), open.last_mut()) {
                    around.take(frame);
                }
            }
            event => open.iter_mut().last().into_iter().for_each(|frame| frame.leaf(&event)),
        }
    }
    let mut root = open.into_iter().next().unwrap_or(Frame::new(Kind::Holder));
    root.flush();
    root.blocks
}

enum Kind {
    /// What it holds is its parent's.
    Holder,
    Paragraph,
    Heading,
    Quote,
    List(Option<u64>),
    Item,
    Code(String),
    Html,
    Table,
    Row,
    Cell,
    Emphasis,
    Strong,
    Strike,
    Link(String),
    /// A link of which only the words are kept.
    Words,
}

impl Kind {
    fn of(tag: Tag<'_>) -> Kind {
        match tag {
            Tag::Paragraph => Kind::Paragraph,
            Tag::Heading { .. } => Kind::Heading,
            Tag::BlockQuote(_) => Kind::Quote,
            Tag::List(start) => Kind::List(start),
            Tag::Item => Kind::Item,
            Tag::CodeBlock(CodeBlockKind::Fenced(language)) => Kind::Code(language.to_string()),
            Tag::CodeBlock(CodeBlockKind::Indented) => Kind::Code(String::new()),
            Tag::HtmlBlock => Kind::Html,
            Tag::Table(_) => Kind::Table,
            Tag::TableHead | Tag::TableRow => Kind::Row,
            Tag::TableCell => Kind::Cell,
            Tag::Emphasis => Kind::Emphasis,
            Tag::Strong => Kind::Strong,
            Tag::Strikethrough => Kind::Strike,
            Tag::Link { link_type: LinkType::WikiLink { .. }, .. } => Kind::Words,
            Tag::Link { link_type: LinkType::Email, dest_url, .. } => Kind::Link(format!("mailto:{dest_url}")),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => Kind::Link(dest_url.to_string()),
            _ => Kind::Holder,
        }
    }

    /// Whether there may be one in another, of blocks or of marks around words.
    fn is_deep(&self, marks: bool) -> bool {
        match self {
            Kind::Quote | Kind::List(_) => !marks,
            Kind::Emphasis | Kind::Strong | Kind::Strike | Kind::Link(_) => marks,
            _ => false,
        }
    }
}

struct Frame {
    kind: Kind,
    blocks: Vec<Block>,
    inlines: Vec<Inline>,
    items: Vec<Vec<Block>>,
    cells: Vec<Vec<Inline>>,
    rows: Vec<Vec<Vec<Inline>>>,
    text: String,
}

impl Frame {
    fn new(kind: Kind) -> Frame {
        Frame {
            kind,
            blocks: Vec::new(),
            inlines: Vec::new(),
            items: Vec::new(),
            cells: Vec::new(),
            rows: Vec::new(),
            text: String::new(),
        }
    }

    fn leaf(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) | Event::Html(text) if matches!(self.kind, Kind::Code(_) | Kind::Html) => {
                self.text.push_str(text);
            }
            Event::Text(text) => self.words(text),
            Event::Code(text) => self.inlines.push(Inline::Code(text.to_string())),
            Event::InlineHtml(html) | Event::Html(html) => match html.trim_matches(['<', '>', '/', ' ']) {
                "br" => self.inlines.push(Inline::Break),
                _ => self.words(&without_comments(html)),
            },
            Event::FootnoteReference(name) => self.words(&format!("[^{name}]")),
            Event::SoftBreak => self.inlines.push(Inline::Wrap),
            Event::HardBreak => self.inlines.push(Inline::Break),
            _ => {}
        }
    }

    fn words(&mut self, text: &str) {
        match self.inlines.last_mut() {
            Some(Inline::Text(before)) => before.push_str(text),
            _ if text.is_empty() => {}
            _ => self.inlines.push(Inline::Text(text.to_owned())),
        }
    }

    /// Words that stand in an entry, a quote or a page without a paragraph around them.
    fn flush(&mut self) {
        if !self.inlines.is_empty() {
            let inlines = std::mem::take(&mut self.inlines);
            self.paragraph(inlines);
        }
    }

    fn paragraph(&mut self, inlines: Vec<Inline>) {
        let is_blank = |inline: &Inline| match inline {
            Inline::Text(text) => text.trim().is_empty(),
            Inline::Wrap | Inline::Break => true,
            _ => false,
        };
        if !inlines.iter().all(is_blank) {
            self.block(Block::Paragraph(inlines));
        }
    }

    fn block(&mut self, block: Block) {
        self.flush();
        self.blocks.push(block);
    }

    /// A part of it has ended.
    fn take(&mut self, mut part: Frame) {
        let words = |part: &mut Frame| std::mem::take(&mut part.inlines);
        match std::mem::replace(&mut part.kind, Kind::Holder) {
            Kind::Paragraph => self.paragraph(part.inlines),
            Kind::Heading => self.paragraph(vec![Inline::Strong(part.inlines)]),
            Kind::Quote => {
                part.flush();
                self.block(Block::Quote(part.blocks));
            }
            Kind::List(start) => self.block(Block::List { start, items: part.items }),
            Kind::Item => {
                part.flush();
                self.items.push(part.blocks);
            }
            Kind::Code(language) => self.block(Block::Code { language, text: part.text }),
            Kind::Html => self.paragraph(vec![Inline::Text(without_comments(&part.text))]),
            Kind::Table => self.block(Block::Table(part.rows)),
            Kind::Row => self.rows.push(part.cells),
            Kind::Cell => self.cells.push(part.inlines),
            Kind::Emphasis => self.inlines.push(Inline::Emphasis(words(&mut part))),
            Kind::Strong => self.inlines.push(Inline::Strong(words(&mut part))),
            Kind::Strike => self.inlines.push(Inline::Strike(words(&mut part))),
            Kind::Link(target) => self.inlines.push(Inline::Link { target, words: words(&mut part) }),
            Kind::Words => self.inlines.extend(words(&mut part)),
            Kind::Holder => {
                // Of a list that is too deep: its entries are those of the entry around it.
                for block in part.blocks.drain(..).chain(part.items.drain(..).flatten()) {
                    self.block(block);
                }
                self.inlines.append(&mut part.inlines);
            }
        }
    }
}

/// HTML as it was written, but for what nobody was to see.
fn without_comments(html: &str) -> String {
    let mut kept = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, comment)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::{Block, Inline, blocks};

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn headings_html_and_comments_are_no_more_than_words() {
        assert_eq!(blocks("# A\n"), [Block::Paragraph(vec![Inline::Strong(vec![text("A")])])]);
        assert_eq!(blocks("<div>x</div>\n"), [Block::Paragraph(vec![text("<div>x</div>\n")])]);
        assert_eq!(blocks("<!-- for\n\nus -->\n"), []);
        assert_eq!(blocks("a <!-- b --> c"), [Block::Paragraph(vec![text("a  c")])]);
    }

    #[test]
    fn entries_hold_what_stands_below_them() {
        let list = blocks("1. a\n\n   b\n2. c\n");
        let entry = |words: &[&str]| words.iter().map(|word| Block::Paragraph(vec![text(word)])).collect::<Vec<_>>();
        assert_eq!(list, [Block::List { start: Some(1), items: vec![entry(&["a", "b"]), entry(&["c"])] }]);
    }

    #[test]
    fn nothing_is_lost_however_deep() {
        let deep = format!("{}x", ">".repeat(5_000));
        assert!(format!("{:?}", blocks(&deep)).contains("Text(\"x\")"));
        let deep: String = (0..40).map(|level| format!("{}- n{level}\n", "  ".repeat(level))).collect();
        let told = format!("{:?}", blocks(&deep));
        assert!((0..40).all(|level| told.contains(&format!("\"n{level}\""))), "{told}");
    }
}
