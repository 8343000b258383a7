//! How much of real YAML and Markdown the fast paths take, and at which lines they give up:
//! `cargo bench --profile dev --bench fast_share -- FOLDER…`. Every YAML file counts, and every page: its front matter and its text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

use std::fs;

use pm::syntax::{FrontMatter, front_matter, markdown, yaml};

fn main() {
    let (mut yaml, mut markdown) = (Share::default(), Share::default());
    for folder in std::env::args().skip(1).filter(|argument| argument != "--bench") {
        for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().flatten() {
            let Ok(text) = fs::read_to_string(entry.path()) else { continue };
            let path = entry.path().to_str().unwrap();
            for part in parts(path, &text) {
                let is_wrong = |part: &str| !yaml::full::document(part, 0).problems.is_empty();
                yaml.add(path, part, |part| yaml::fast::parse(part, 0).is_some(), is_wrong);
            }
            if path.ends_with(".md") {
                let page = &text[front_matter(&text).body()..];
                markdown.add(path, page, |page| markdown::fast::page(page, 0).is_some(), |_| false);
            }
        }
    }
    yaml.tell("YAML");
    markdown.tell("Markdown");
}

#[derive(Default)]
struct Share {
    taken: usize,
    wrong: usize,
    left: Vec<String>,
}

impl Share {
    fn add(&mut self, path: &str, text: &str, is_taken: impl Fn(&str) -> bool, is_wrong: impl Fn(&str) -> bool) {
        match text {
            _ if is_taken(text) => self.taken += 1,
            _ if is_wrong(text) => self.wrong += 1,
            _ => self.left.push(format!("{path}: {:?}", first_line_left(text, is_taken))),
        }
    }

    fn tell(&self, language: &str) {
        self.left.iter().for_each(|line| println!("{line}"));
        let Share { taken, wrong, left } = self;
        let all = taken + wrong + left.len();
        println!(
            "{language}: {taken} of {all} take the fast path; {wrong} have a mistake that is to be told, {} are left to the \
             full parser",
            left.len()
        );
    }
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
fn first_line_left(text: &str, is_taken: impl Fn(&str) -> bool) -> &str {
    let mut end = 0;
    let mut taken = 0;
    let mut last = "";
    for line in text.split_inclusive('\n') {
        end += line.len();
        if is_taken(&text[..end]) {
            taken = end;
        } else if end - line.len() == taken || last.is_empty() {
            last = line;
        }
    }
    last
}
