//! `check` and `snapshot`: what refuses a forecast.

use crate::program::{Folder, OVERLAY};

fn with_check(must: &str) -> String {
    format!("{OVERLAY}\n[[checks]]\nname = \"orders\"\nmust = \"{must}\"\n")
}

#[test]
fn a_good_file_has_status_nought() {
    let folder = Folder::new().with("fast.toml", with_check("market.ai.orders[2027] > base:market.ai.orders[2027]"));
    insta::assert_snapshot!(folder.run(&["check", "fast.toml"]).all());
    assert_eq!(folder.run(&["check", "--run", "fast.toml"]).status(), 0);
    assert_eq!(folder.run(&["check", "--quiet", "fast.toml"]).good(), "");
}

#[test]
fn a_check_that_fails_is_shown_at_its_place() {
    let folder = Folder::new().with("fast.toml", with_check("market.ai.orders[2027] < base:market.ai.orders[2027]"));
    assert_eq!(folder.run(&["check", "fast.toml"]).status(), 0);
    insta::assert_snapshot!(folder.run(&["check", "--run", "fast.toml"]).all());
}

#[test]
fn a_check_without_a_value_fails() {
    let folder = Folder::new().with("fast.toml", with_check("market.ai.orders[2027] / 0 > 1"));
    let ran = folder.run(&["check", "--run", "fast.toml"]);
    assert_eq!(ran.status(), 1);
    assert!(ran.out().contains("cannot be answered"), "{}", ran.out());
}

#[test]
fn errors_are_rows_for_programs() {
    let folder = Folder::new().with("bad.toml", OVERLAY.replace("times = 1.2", "tines = 1.2"));
    let ran = folder.run(&["check", "--format", "json", "bad.toml"]);
    assert_eq!(ran.status(), 1);
    insta::assert_snapshot!(ran.out());
}

#[test]
fn a_lever_is_checked_on_the_base_case() {
    let folder = Folder::new()
        .with("lever.toml", "format = 1\nname = \"Dearer\"\n[servers.gpu]\nprice = { times = 1.1 }\n")
        .with("wrong.toml", "format = 1\nname = \"Wrong\"\n[vendors.del]\nbacklog_at_start = 3.0\n");
    assert_eq!(folder.run(&["check", "lever.toml"]).status(), 0);
    assert_eq!(folder.run(&["check", "wrong.toml"]).status(), 1);
}

#[test]
fn a_missing_snapshot_keeps_no_other_from_being_checked() {
    let folder = Folder::new().with("a.toml", OVERLAY).with("b.toml", OVERLAY).with("c.toml", OVERLAY);
    folder.run(&["snapshot", "b.toml"]).good();
    let ran = folder
        .with("b.toml", OVERLAY.replace("1.2", "1.3"))
        .run(&["snapshot", "--check", "a.toml", "b.toml", "c.toml"]);
    assert_eq!(ran.status(), 2);
    assert!(ran.out().contains("values moved"), "{}", ran.out());
    assert!(ran.err().contains("there is no a.snapshot, no c.snapshot"), "{}", ran.err());
}

#[test]
fn a_snapshot_is_kept_and_compared() {
    let folder = Folder::new().with("fast.toml", OVERLAY);
    assert_eq!(folder.run(&["snapshot", "--check", "fast.toml"]).status(), 2, "there is none yet");
    folder.run(&["snapshot", "fast.toml"]).good();
    assert_eq!(folder.names(), ["fast.snapshot", "fast.toml"]);
    folder.run(&["snapshot", "--check", "fast.toml"]).good();
    let folder = folder.with("fast.toml", OVERLAY.replace("1.2", "1.3"));
    let ran = folder.run(&["snapshot", "--check", "fast.toml"]);
    assert_eq!(ran.status(), 1);
    assert!(ran.out().contains("values moved"), "{}", ran.out());
    assert_eq!(folder.run(&["snapshot", "--check", "--quiet", "fast.toml"]).status(), 1);
}

#[test]
fn nine_digits_are_compared_and_no_more() {
    let folder = Folder::new().with("fast.toml", OVERLAY);
    folder.run(&["snapshot", "fast.toml"]).good();
    let accepted = folder.text("fast.snapshot");
    let digits = |value: &str| value.trim_start_matches(['0', '.', '-']).chars().filter(char::is_ascii_digit).count();
    let figures = accepted.lines().skip(1).flat_map(|line| line.split("  ").skip(1));
    assert!(
        figures.map(|figure| figure.rsplit(' ').next().unwrap()).all(|value| value.contains('e') || digits(value) <= 9)
    );
    let folder = folder.with("fast.toml", OVERLAY.replace("1.2", "1.2000000000001"));
    folder.run(&["snapshot", "--check", "fast.toml"]).good();
}
