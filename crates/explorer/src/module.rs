//! The crate as WebAssembly, and how a page calls it.

/// The module, as `.ci/explorer` builds it, compressed by gzip.
pub const MODULE: &[u8] = include_bytes!("../module/rackcast.wasm.gz");

/// An ES module that calls it.
pub const WRAPPER: &str = include_str!("../module/rackcast.mjs");
