//! Files that are no scenario: a clear message, status 2, nothing on the standard output.

use crate::program::{Folder, OVERLAY};

/// The message for a file with these contents.
fn message(contents: impl AsRef<[u8]>) -> String {
    let folder = Folder::new().with("bad.toml", contents);
    let ran = folder.run(&["run", "bad.toml"]);
    assert_eq!((ran.status(), &*ran.out()), (2, ""), "{}", ran.err());
    assert!(!ran.err().contains("panicked"), "{}", ran.err());
    assert_eq!(folder.run(&["check", "bad.toml"]).status(), 1);
    ran.err()
}

#[test]
fn files_that_cannot_be_read() {
    insta::assert_snapshot!("empty", message(""));
    insta::assert_snapshot!("binary", message([0x7f, b'E', b'L', b'F', 0, 0xff, 0xfe, 0]));
    insta::assert_snapshot!("folder", Folder::new().with("bad.toml/x", "").run(&["run", "bad.toml"]).err());
    insta::assert_snapshot!("missing", Folder::new().run(&["run", "bad.toml"]).err());
    insta::assert_snapshot!("too_large", message("# comment\n".repeat(1_000_000)));
}

#[test]
fn deep_nesting_and_long_lines() {
    let deep = format!("format = 1\nname = \"x\"\nx = {}{}\n", "[".repeat(50_000), "]".repeat(50_000));
    assert!(message(deep).contains("bad.toml:3"));
    let long = format!("{OVERLAY}\nservice_lif{} = 5\n", "e".repeat(500_000));
    assert!(message(long).len() < 5_000);
}

#[test]
fn broken_toml_is_shown_at_every_place() {
    insta::assert_snapshot!(message("format = 1\nname = \"x\nextends = rackcast:base\n[servers\nasic_share = 0.4.2\n"));
}

#[test]
fn wrong_keys_types_units_numbers_and_periods() {
    let faults = r#"
[planning]
service_lief = 5.0
adjustment_months = "9 parsecs"
supply_line_weight = 1.5
inference_efficiency = { "2026Q5" = 0.4 }
training_efficiency = nan

[servers]
asic_share = true
gpu.supply = { "2026" = "180 k a quarter" }

[vendors.delll]
delivery_months = 3.0
"#;
    insta::assert_snapshot!(message(format!("{OVERLAY}{faults}")));
}

#[test]
fn a_circle_of_files_is_shown_whole() {
    let overlay = |parent: &str| format!("format = 1\nname = \"x\"\nextends = \"{parent}\"\n");
    let folder = Folder::new()
        .with("a.toml", overlay("b.toml"))
        .with("b.toml", overlay("c.toml"))
        .with("c.toml", overlay("a.toml"));
    let ran = folder.run(&["run", "a.toml"]);
    assert_eq!(ran.status(), 2);
    insta::assert_snapshot!(ran.err());
}

#[test]
fn a_fault_of_a_parent_names_the_chain() {
    let folder = Folder::new()
        .with("base.toml", "format = 1\nname = \"x\"\nextends = \"rackcast:base\"\n[servers]\nasic_share = 1.2\n")
        .with("story.toml", "format = 1\nname = \"y\"\nextends = \"base.toml\"\n");
    let ran = folder.run(&["run", "story.toml"]);
    assert_eq!(ran.status(), 2);
    insta::assert_snapshot!(ran.err());
}

#[test]
fn a_horizon_of_two_hundred_years() {
    insta::assert_snapshot!(message(format!("{OVERLAY}\n[horizon]\nend = \"2225-01\"\n")));
}
