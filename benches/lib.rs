//! What a forecast costs: `cargo bench -p rackcast-benches`.
#![forbid(unsafe_code)]
