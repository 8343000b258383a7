//! `pm`: product strategy as plain text in Git. Data flows one way; the modules are the stages, in this order.

pub mod cli;
pub mod config;
pub mod documents;
pub mod finding;
pub mod graph;
pub mod model;
pub mod output;
pub mod rules;
pub mod source;
pub mod syntax;
pub mod typed;
pub mod values;
