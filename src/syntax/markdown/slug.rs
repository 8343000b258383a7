use std::collections::{HashMap, HashSet};

use super::Heading;

/// The anchors that a page offers: what GitHub and mdBook make of its headings, and those written by hand.
pub fn anchors(headings: &[Heading], text: &str) -> HashSet<String> {
    let mut used: HashMap<String, usize> = HashMap::new();
    let mut anchors = HashSet::new();
    for heading in headings {
        anchors.extend(heading.id.clone());
        let slug = slug(&heading.text);
        let times = used.entry(slug.clone()).or_default();
        anchors.insert(if *times == 0 { slug } else { format!("{slug}-{times}") });
        *times += 1;
    }
    // `{#name}` stands behind headings, and with some site generators behind paragraphs and entries too.
    for (mark, end) in [("id=\"", '"'), ("name=\"", '"'), ("{#", '}')] {
        let mut rest = text;
        while let Some((_, after)) = rest.split_once(mark) {
            let (id, left) = after.split_once(end).unwrap_or((after, ""));
            anchors.insert(id.trim().to_owned());
            rest = left;
        }
    }
    anchors
}

/// Lower case, blanks to hyphens, everything but letters, digits, `-` and `_` dropped.
fn slug(text: &str) -> String {
    let kept = text.trim().chars().filter_map(|character| match character {
        ' ' => Some('-'),
        '-' | '_' => Some(character),
        _ if character.is_alphanumeric() => Some(character),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{anchors, slug};

    #[test]
    fn reads_like_the_forges_do() {
        assert_eq!(slug("The \"shiny future\" we are working towards"), "the-shiny-future-we-are-working-towards");
        assert_eq!(slug("Ziele & Maße"), "ziele--maße");
    }

    #[test]
    fn anchors_by_hand_stand_anywhere() {
        let text = "1. The year begins in February. {#fiscal-year}\n\n<a name=\"goals\"></a> {# half";
        let found = anchors(&[], text);
        assert!(found.contains("fiscal-year") && found.contains("goals"), "{found:?}");
    }
}
