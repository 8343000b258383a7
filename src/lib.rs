pub mod finding;
//pub mod source;
pub mod syntax;
pub mod values;
pub mod typed;
pub mod config;
pub mod model;
