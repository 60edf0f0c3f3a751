//! The sheets, a file for each kind.

pub(crate) mod assumptions;
pub(crate) mod changes;
pub(crate) mod charts;
pub(crate) mod comparison;
pub(crate) mod evidence;
pub(crate) mod figures;
pub(crate) mod headline;
pub(crate) mod summary;
pub(crate) mod values;
