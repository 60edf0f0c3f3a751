//! Server classes, and where a vendor's figure for a segment and class stands.

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

/// The index of a vendor's figure for a segment and class among `segments` segments: by vendor, segment, class.
#[must_use]
pub const fn cell(vendor: usize, segment: usize, class: Class, segments: usize) -> usize {
    (vendor * segments + segment) * CLASSES.len() + class as usize
}
