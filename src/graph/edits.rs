//! How a finding is mended: from what was meant to the bytes that say it.

use super::{Place, Places};
use crate::finding::{Fix, Mend, Span};
use crate::syntax::{Node, Scalars, Value, removal};

impl Places<'_> {
    /// The bytes to replace so that what stands at a place is mended; nothing where they cannot be told for certain.
    pub fn fix(&mut self, place: &Place, mend: &Mend) -> Option<Fix> {
        let (file, span, replacement, told) = match mend {
            Mend::Text { written, meant } => {
                let (file, span, there) = self.bytes(place);
                let text = &self.strategy.files.get(file).filter(|_| there)?.text;
                let (span, new) = self.scalars(file)?.rewritten(text, span, written, meant)?;
                (file, span, new, format!("`{}` → `{meant}`", written.trim()))
            }
            Mend::Waiver(waiver) => {
                let number = place.record()?;
                let (file, span, rule) = self.waiver(number, *waiver)?;
                (file, span, String::new(), format!("waiver of `{rule}` deleted"))
            }
        };
        let path = self.strategy.files.get(file)?.path.clone();
        Some(Fix { path, span, replacement, told })
    }

    /// The bytes of a record's waiver of that number, and its rule.
    fn waiver(&mut self, number: usize, waiver: usize) -> Option<(usize, Span, String)> {
        let record = self.strategy.record(number)?;
        let names = |waiver: &crate::model::Waiver| {
            (waiver.rule.get().map(|rule| rule.0.to_string()), waiver.field.get().map(|field| field.0.to_string()))
        };
        let waivers = &record.common.waivers.items;
        let own = names(waivers.get(waiver)?);
        // Entries that could not be read have no number, and so it is counted among those that say the same.
        let before = waivers.iter().take(waiver).filter(|other| names(other) == own).count();
        let text = &self.strategy.files.get(record.file)?.text;
        let root = self.record_tree(record.file, record.number)?;
        let list = &root.entry("waivers")?.value;
        let says = |node: &Node<'_>, key: &str| node.text_at(key).map(|text| text.trim().to_owned());
        let is_own = |node: &Node<'_>| (says(node, "rule"), says(node, "field")) == own;
        let at = match &list.value {
            Value::Sequence(items) => {
                items.iter().enumerate().filter(|(_, item)| is_own(item)).nth(before).map(|(at, _)| at)?
            }
            _ => 0,
        };
        let span = removal(text, root, "waivers", at)?;
        Some((record.file, span, own.0?))
    }

    fn scalars(&mut self, file: usize) -> Option<&Scalars> {
        let source = self.strategy.files.get(file)?;
        let is_page = source.path.ends_with(".md") || source.path.ends_with(".markdown");
        Some(self.file(file).scalars.get_or_insert_with(|| Scalars::of(&source.text, is_page)))
    }
}
