//! How much of real YAML the fast path takes, and at which lines it gives up:
//! `cargo bench --profile dev --bench fast_share -- FOLDER…`. Every YAML file counts, and every page's front matter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;

use pm::syntax::{FrontMatter, front_matter, yaml};

fn main() {
    let (mut all, mut taken, mut wrong) = (0, 0, 0);
    let mut lines = Vec::new();
    for folder in std::env::args().skip(1).filter(|argument| argument != "--bench") {
        for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten() {
            let Ok(text) = fs::read_to_string(entry.path()) else { continue };
            for part in parts(entry.path().to_str().unwrap(), &text) {
                all += 1;
                if yaml::fast::parse(part, 0).is_some() {
                    taken += 1;
                } else if !yaml::full::document(part, 0).problems.is_empty() {
                    wrong += 1;
                } else {
                    lines.push(format!("{}: {:?}", entry.path().display(), first_line_left(part)));
                }
            }
        }
    }
    lines.iter().for_each(|line| println!("{line}"));
    println!(
        "{taken} of {all} take the fast path; {wrong} have a mistake that is to be told, {} are left to the full parser",
        lines.len()
    );
}

fn parts<'t>(path: &str, text: &'t str) -> Vec<&'t str> {
    match path.rsplit('.').next() {
        Some("md") => match front_matter(text) {
            FrontMatter::Closed { yaml, .. } => vec![yaml.of(text)],
            _ => Vec::new(),
        },
        Some("yaml" | "yml") => yaml::documents(text, 0).iter().map(|document| document.span.of(text)).collect(),
        _ => Vec::new(),
    }
}

/// The line with which a text that was taken without it is taken no more.
fn first_line_left(text: &str) -> &str {
    let mut end = 0;
    let mut taken = 0;
    let mut last = "";
    for line in text.split_inclusive('\n') {
        end += line.len();
        if yaml::fast::parse(&text[..end], 0).is_some() {
            taken = end;
        } else if end - line.len() == taken || last.is_empty() {
            last = line;
        }
    }
    last
}
