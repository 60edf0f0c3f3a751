//! The committed pages are what the tables say.

use std::path::Path;

use rackcast_catalogue::docs;

fn check(page: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(page);
    if std::env::var_os("RACKCAST_UPDATE").is_some() {
        std::fs::write(&path, made).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == made, "docs/{page} is stale: RACKCAST_UPDATE=1 cargo test -p rackcast-catalogue renews it");
}

#[test]
fn inputs() {
    check("inputs.md", &docs::inputs_markdown());
}

#[test]
fn outputs() {
    check("outputs.md", &docs::outputs_markdown());
}
