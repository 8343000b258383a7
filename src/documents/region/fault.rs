use crate::syntax::markdown::{Fault, Flaw, Why};

/// What is wrong with a marker, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultWords {
    pub message: String,
    pub help: String,
    /// What the marker is that it does not agree with.
    pub other: &'static str,
}

/// A fault of a region's markers in words, where the other marker has this name.
pub fn fault_words(fault: &Fault<'_>, other: Option<&str>) -> FaultWords {
    let (name, of_other) = (fault.name, other.unwrap_or_default());
    let end = format!("`<!-- pm:end {name} -->`");
    let begin = format!("`<!-- pm:begin {name} -->`");
    let (message, help, other) = match fault.why {
        Why::Flaw(flaw) => return flaw_words(flaw, name),
        Why::NoEnd => (
            format!("the region `{name}` has no end"),
            format!("put {end} on a line of its own below it; what stands under this marker is not read until then"),
            "",
        ),
        Why::NoBegin => (
            format!("the region `{name}` ends here and begins nowhere"),
            format!("put {begin} on a line of its own above it, or delete this marker"),
            "",
        ),
        Why::OtherName => (
            format!("the region `{of_other}` ends here by another name: `{name}`"),
            format!("write `<!-- pm:end {of_other} -->`, or the same name in the marker above"),
            "it begins here",
        ),
        Why::Nested => (
            format!("the region `{name}` begins within another one, `{of_other}`"),
            "move it below the end of that one: what stands in a region is written by pm".to_owned(),
            "that one begins here",
        ),
        Why::Twice => (
            format!("there are two regions `{name}` in this file"),
            "delete one of them with both its markers".to_owned(),
            "the first",
        ),
    };
    FaultWords { message, help, other }
}

fn flaw_words(flaw: Flaw, name: &str) -> FaultWords {
    let (message, help) = match flaw {
        Flaw::Open => ("this marker has no `-->` on its line", "end the comment on the same line".to_owned()),
        Flaw::NotAlone => ("something stands behind this marker", "give the marker a line of its own".to_owned()),
        Flaw::OneLine => ("both markers of this region are on one line", "give each a line of its own".to_owned()),
        Flaw::NoName => (
            "this marker does not say which document belongs here",
            "name it, as in `<!-- pm:begin portfolio -->`; `pm refresh --help` lists the documents".to_owned(),
        ),
        Flaw::Checksum => (
            "the checksum in this marker is none: it has 64 hexadecimal digits",
            format!("write `<!-- pm:begin {name} -->` without it, and `pm refresh --overwrite` writes the region anew"),
        ),
        Flaw::Unknown => (
            "this marker says more than a name, `language=`, `on=` and `sha256=`",
            "delete the rest; a name is one word, such as `north-star:initiative/search`".to_owned(),
        ),
        Flaw::InComment => (
            "a comment that begins further up ends with this marker",
            "end that comment on a line before it; or take the marker out, where it was only to be kept".to_owned(),
        ),
    };
    FaultWords { message: message.to_owned(), help, other: "" }
}
