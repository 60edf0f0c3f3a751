//! Server classes.

/// A class of AI servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// Servers with GPUs.
    Gpu,
    /// Servers with custom accelerators.
    Asic,
}

/// Both classes, in the order in which they stand.
pub const CLASSES: [Class; 2] = [Class::Gpu, Class::Asic];
