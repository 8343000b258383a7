//! `pm`: product strategy as plain text in Git. Data flows one way; the modules are the stages, in this order.

pub mod finding;
pub mod source;
pub mod syntax;
pub mod values;
pub mod typed;
pub mod config;
pub mod model;
pub mod graph;
pub mod compare;
pub mod history;
pub mod rank;
pub mod rules;
pub mod adopt;
pub mod diff;
pub mod documents;
pub mod output;
pub mod cli;
