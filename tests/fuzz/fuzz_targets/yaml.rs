//! The fast path reads what it takes exactly as the full parser does: the same tree, values, styles and spans.
#![no_main]

use libfuzzer_sys::fuzz_target;
use pm::syntax::yaml::{fast, full};

fuzz_target!(|text: &str| {
    // Where the text begins in its file is part of every span.
    let offset = text.len() % 7;
    if let Some(read) = fast::parse(text, offset) {
        let document = full::document(text, offset);
        assert!(document.problems.is_empty(), "a mistake was passed over: {:?}", document.problems);
        assert_eq!(document.root.as_ref(), Some(&read));
    }
});
