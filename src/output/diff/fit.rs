/// A part of a comment that can be shortened line by line.
#[derive(Clone, Debug, Default)]
pub struct Section {
    pub head: String,
    /// Each with its line end; the first weighs most.
    pub lines: Vec<String>,
    pub foot: String,
    /// What a line is, for what was cut: `details`.
    pub what: &'static str,
}

/// What was left out: of what, how much, and how much there is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    pub what: &'static str,
    pub left_out: usize,
    pub all: usize,
}

/// The sections one after the other, those that weigh most first, in at most `room` characters: of what does not fit
/// whole lines are left out from the end. Sections without lines are left out without a word.
pub fn fit(sections: &[Section], room: usize) -> (String, Vec<Cut>) {
    let size = |text: &str| text.chars().count();
    let mut out = String::new();
    let mut used = 0;
    let mut cuts: Vec<Cut> = Vec::new();
    for section in sections.iter().filter(|section| !section.lines.is_empty()) {
        let frame = size(&section.head) + size(&section.foot);
        let mut within = used + frame;
        let fits = section.lines.iter().take_while(|line| {
            within += size(line);
            within <= room
        });
        let shown: Vec<&str> = fits.map(String::as_str).collect();
        note(&mut cuts, section, shown.len());
        if shown.is_empty() {
            continue;
        }
        used += frame + shown.iter().map(|line| size(line)).sum::<usize>();
        out.push_str(&section.head);
        shown.iter().for_each(|line| out.push_str(line));
        out.push_str(&section.foot);
    }
    cuts.retain(|cut| cut.left_out > 0);
    (out, cuts)
}

fn note(cuts: &mut Vec<Cut>, section: &Section, shown: usize) {
    let (all, left_out) = (section.lines.len(), section.lines.len() - shown);
    match cuts.iter_mut().find(|cut| cut.what == section.what) {
        Some(cut) => (cut.all, cut.left_out) = (cut.all + all, cut.left_out + left_out),
        None => cuts.push(Cut { what: section.what, left_out, all }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn section(what: &'static str, lines: &[&str]) -> Section {
        let lines = lines.iter().map(|line| (*line).to_owned()).collect();
        Section { head: "<".to_owned(), lines, foot: ">".to_owned(), what }
    }

    #[test]
    fn whole_lines_go_from_the_end() {
        let sections = [section("promises", &["ää", "b"]), section("none", &[]), section("details", &["c", "dd", "e"])];
        let cut = |what, left_out, all| Cut { what, left_out, all };
        assert_eq!(fit(&sections, 11), ("<ääb><cdde>".to_owned(), vec![]));
        assert_eq!(fit(&sections, 10), ("<ääb><cdd>".to_owned(), vec![cut("details", 1, 3)]));
        assert_eq!(fit(&sections, 7), ("<ääb>".to_owned(), vec![cut("details", 3, 3)]));
        assert_eq!(fit(&sections, 4), ("<ää>".to_owned(), vec![cut("promises", 1, 2), cut("details", 3, 3)]));
        assert_eq!(fit(&sections, 0).0, "");
    }
}
