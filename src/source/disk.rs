use std::collections::HashMap;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::read_file::{not_a_file, read_file};
use super::tree::{Origin, Target};
use super::{BlobId, ReadProblem};

/// The files below a folder on disk.
pub(super) struct Disk {
    root: PathBuf,
    /// Folders that were looked into, by path from the root. Whole listings, because only a listing tells `Polonius.md`
    /// from `polonius.md` on a disk that does not, and links often point into the same few folders.
    listings: Mutex<HashMap<String, Arc<Listing>>>,
}

enum Listing {
    Names(HashMap<String, FileType>),
    Missing,
    /// There, but it may not be listed.
    Closed,
}

/// What a path leads to, one name at a time, no symbolic link followed.
enum Standing {
    Is(FileType),
    /// Behind a symbolic link or in a folder that may not be listed.
    Unknown(&'static str),
    Missing,
}

impl Disk {
    pub(super) fn new(root: PathBuf) -> Disk {
        Disk { root, listings: Mutex::default() }
    }

    fn standing(&self, path: &str) -> Standing {
        let mut folder_end = 0;
        let mut rest = path;
        loop {
            let (name, below) = rest.split_once('/').map_or((rest, None), |(name, below)| (name, Some(below)));
            let folder = path.get(..folder_end).unwrap_or_default();
            let kind = match &*self.listing(folder.trim_end_matches('/')) {
                Listing::Names(names) => names.get(name).copied(),
                Listing::Missing => None,
                Listing::Closed => return Standing::Unknown("permission denied"),
            };
            match (kind, below) {
                (None, _) => return Standing::Missing,
                (Some(kind), None) => return Standing::Is(kind),
                (Some(kind), Some(_)) if kind.is_symlink() => {
                    return Standing::Unknown("behind a symbolic link, which pm does not follow");
                }
                (Some(_), Some(below)) => {
                    folder_end += name.len() + 1;
                    rest = below;
                }
            }
        }
    }

    fn listing(&self, folder: &str) -> Arc<Listing> {
        let known = |listings: &HashMap<String, Arc<Listing>>| listings.get(folder).cloned();
        if let Some(listing) = known(&self.listings.lock().unwrap_or_else(PoisonError::into_inner)) {
            return listing;
        }
        let listing = Arc::new(list(&self.root.join(folder)));
        self.listings.lock().unwrap_or_else(PoisonError::into_inner).insert(folder.into(), Arc::clone(&listing));
        listing
    }
}

fn list(folder: &Path) -> Listing {
    match fs::read_dir(folder) {
        Ok(entries) => {
            let named = |entry: fs::DirEntry| Some((entry.file_name().into_string().ok()?, entry.file_type().ok()?));
            Listing::Names(entries.filter_map(Result::ok).filter_map(named).collect())
        }
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Listing::Closed,
        Err(_) => Listing::Missing,
    }
}

impl Origin for Disk {
    fn read_listed(&self, path: &str, _: Option<BlobId>) -> Result<Vec<u8>, ReadProblem> {
        read_file(&self.root.join(path))
    }

    fn read_other(&self, path: &str) -> Result<Vec<u8>, ReadProblem> {
        match self.standing(path) {
            Standing::Is(kind) if kind.is_file() => read_file(&self.root.join(path)),
            Standing::Is(kind) => Err(not_a_file(kind)),
            Standing::Unknown(why) => Err(ReadProblem::NotReadable(why.into())),
            Standing::Missing => Err(ReadProblem::Vanished),
        }
    }

    fn look_up(&self, path: &str) -> Target {
        match self.standing(path) {
            Standing::Is(kind) if kind.is_dir() => Target::Folder,
            Standing::Is(_) | Standing::Unknown(_) => Target::File,
            Standing::Missing => Target::Missing,
        }
    }
}
