//! `pm rank` as its users meet it: every vector of its definition through the binary's JSON, what holds for all input,
//! and what is said of bad input.

use crate::support::world;
mod automatic;
mod bad_input;
mod invariants;
mod large;
mod names;
mod options;
mod plans;
mod questions;
mod scores;
mod sequences;
mod uncertainty;
mod vectors;
mod workspace;
