pub mod finding;
pub mod syntax;
