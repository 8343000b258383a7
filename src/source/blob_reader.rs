use super::read_problem::text_of;
use super::repository::Repositories;
use super::revision::read_blob;
use super::{BlobId, Failure, Place, ReadProblem};

/// Reads contents by Git's name for them, from as many threads as wanted.
pub struct BlobReader {
    repositories: Repositories,
}

/// A reader of the repository that a workspace is in.
pub fn blobs(place: &Place) -> Result<BlobReader, Failure> {
    Ok(BlobReader { repositories: Repositories::new(place, place.open()?) })
}

impl BlobReader {
    /// The whole text of a blob. What a partial clone left out is `Lacking`, and is never fetched.
    pub fn read(&self, blob: BlobId) -> Result<String, ReadProblem> {
        let read = |repository: &git2::Repository| match blob.to_git() {
            Ok(id) => read_blob(repository, id),
            Err(error) => Err(ReadProblem::NotReadable(format!("Git: {}", error.message()))),
        };
        let bytes = self.repositories.with(read).map_err(|failure| ReadProblem::NotReadable(failure.message))?;
        text_of(bytes?)
    }
}
