//! The order of work that costs least: one solver a file, chosen by what the costs, dependencies and teams are.

mod bound;
mod branch;
mod canonical;
mod dispatch;
mod evaluate;
mod groups;
mod ideals;
mod job;
mod knots;
mod line;
mod linear;
mod lookahead;
mod min_cut;
mod one_team;
mod part;
mod precedence;
mod prices;
mod reach;
mod recommend;
mod search;
mod sidney;
mod smith;
mod starts;
mod straight;
mod subset;
mod teams;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;

pub use evaluate::{Infeasible, Schedule, evaluate};
pub use job::{Job, Problem};
pub use recommend::{Optimality, Recommended, recommend};
pub use search::thorough;
