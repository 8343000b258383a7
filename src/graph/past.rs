use std::collections::HashMap;
use std::sync::Arc;

use super::Strategy;
use super::index::Index;
use super::load::SourceFile;
use super::strategy::own_options;
use crate::model::reading::Place;
use crate::model::{Form, Record};
use crate::source::Tree;
use crate::values::Kind;

impl Strategy {
    /// The strategy that records of another time made together, under these settings: who links to whom, and no more.
    /// Each comes with the path of its file. The files have no text, so that no place in them can be shown.
    pub fn of_past(&self, records: Vec<(String, Record)>) -> Strategy {
        let mut past = Strategy {
            config: self.config.clone(),
            settings: self.settings.clone(),
            prefix: self.prefix.clone(),
            ..Strategy::default()
        };
        let own_options = own_options(records.iter().map(|(_, record)| record));
        let mut inside: HashMap<String, Vec<Record>> = HashMap::new();
        let mut own = Vec::new();
        for (path, record) in records {
            match &record.form {
                Form::Inline { initiative, .. } => inside.entry(initiative.clone()).or_default().push(record),
                _ => own.push((path, record)),
            }
        }
        own.sort_by(|(path, one), (other_path, other)| (path, one.number).cmp(&(other_path, other.number)));
        for (path, record) in own {
            let options = match record.kind {
                Kind::Initiative => inside.remove(&record.id).unwrap_or_default(),
                _ => Vec::new(),
            };
            let file = past.files.len();
            past.files.push(Arc::new(SourceFile {
                path,
                text: String::new(),
                place: Place::Elsewhere,
                has_regions: false,
            }));
            let records = std::iter::once(record).chain(options);
            past.add_all(file, records.map(|record| (record, Vec::new())), &own_options);
        }
        past.index = Index::of(&past.records);
        let nothing = Tree::from_texts([("", ""); 0]);
        past.led = past.resolve_all(&nothing);
        past.incoming = past.turn_around();
        past
    }
}
