//! The parts of the page, one file each: what it needs of the runs, and the sentences that stand in it.

pub(crate) mod answer;
pub(crate) mod assumptions;
pub(crate) mod comparison;
pub(crate) mod differences;
pub(crate) mod events;
pub(crate) mod grid;
pub(crate) mod market;
mod names;
pub(crate) mod overview;
mod speak;
pub(crate) mod tornado;
pub(crate) mod vendors;
