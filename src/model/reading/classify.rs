use crate::config::{FILE, Settings};
use crate::values::Kind;

/// What a file can be, from its path alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `pm.yaml`.
    Config,
    /// A file of a layout folder, or `vision.md`.
    Layout(Kind),
    /// `metrics.yaml` and the like: a mapping of ids to records.
    Collection(Kind),
    /// A file that a mapping of `pm.yaml` reads, by its number; in a layout folder that folder's kind holds.
    Mapped(usize, Kind),
    /// Read only if it says `kind:`. In a layout folder that is its `README.md`.
    Elsewhere,
}

/// Tells from a path, relative to the workspace, what a file can be.
pub fn classify(path: &str, settings: &Settings) -> Place {
    if path == FILE {
        return Place::Config;
    }
    let layout = layout_kind(path, settings);
    if let Some((number, mapping)) =
        settings.mapping_for(path).and_then(|number| Some((number, settings.mappings.get(number)?)))
    {
        let kind = match layout {
            Some(Place::Layout(kind)) => kind,
            _ => mapping.kind,
        };
        return Place::Mapped(number, kind);
    }
    layout.unwrap_or(Place::Elsewhere)
}

fn layout_kind(path: &str, settings: &Settings) -> Option<Place> {
    roots_of(path, settings).find_map(|within| {
        let (first, rest) = within.split_once('/').unwrap_or((within, ""));
        if rest.is_empty() {
            return in_root(first);
        }
        let kind = Kind::from_folder(first)?;
        let prose = matches!(rest, "README.md" | "index.md" | "README.markdown" | "index.markdown");
        Some(if prose { Place::Elsewhere } else { Place::Layout(kind) })
    })
}

/// A file directly in a root.
fn in_root(name: &str) -> Option<Place> {
    let (stem, ending) = name.rsplit_once('.')?;
    match ending {
        "yaml" | "yml" if stem == "vision" => Some(Place::Layout(Kind::Vision)),
        "md" if stem == "vision" => Some(Place::Layout(Kind::Vision)),
        "yaml" | "yml" => Kind::ALL.iter().find(|kind| kind.collection() == stem).map(|kind| Place::Collection(*kind)),
        _ => None,
    }
}

/// The path as seen from the workspace, and from each root of `pm.yaml` that it lies in.
fn roots_of<'p>(path: &'p str, settings: &'p Settings) -> impl Iterator<Item = &'p str> {
    let deeper = path.match_indices('/').filter_map(|(at, _)| {
        let root = path.get(..at)?;
        settings.roots.is_match(root).then(|| path.get(at + 1..))?
    });
    std::iter::once(path).chain(deeper)
}
