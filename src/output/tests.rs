//! What holds for all formats, and each format's text in full.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use super::fixture::{fixture};
use super::*;

#[test]
fn show() {
    let f = fixture();
    let r = f.report();
    for fm in Format::ALL { println!("=== {}\n{}", fm.name(), render(fm, &r, &Style::PLAIN, None)); }
    let ascii = Style { unicode: false, width: Some(60), ..Style::PLAIN };
    println!("=== ascii\n{}", render(Format::Human, &r, &ascii, Some(2)));
    println!("=== narr\n{}", render(Format::Human, &r, &Style{narrated:true, ..ascii}, Some(2)));
    println!("=== colour\n{}", render(Format::Human, &r, &Style{colour:true, links: true, unicode: true, ..ascii}, Some(2)));
    let rows = vec![vec!["grow-smb".to_string(), "45 %".into(), "日本語 some long text which goes on for long enough to wrap".into()], vec!["x".into(), "1 000".into(), "y".into()]];
    println!("{}", table(&["id", "now", "what"], &rows, &Style::PLAIN));
    println!("{}", table(&["id", "now", "what"], &rows, &Style{width: Some(50), colour: true, ..Style::PLAIN}));
}
