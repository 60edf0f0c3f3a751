//! The committed schema is what the program makes.

use std::path::Path;

#[test]
fn the_committed_schema_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/schema.json");
    let made = rackcast_schema::schema_text();
    if std::env::var_os("RACKCAST_UPDATE").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == made,
        "scenarios/schema.json is stale: RACKCAST_UPDATE=1 cargo test -p rackcast-schema renews it"
    );
}
