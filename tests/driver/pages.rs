//! Every page and table as the program writes it, of a made-up market.

use crate::program::{Folder, market};

/// The first lines of a text.
fn head(text: &str, count: usize) -> String {
    text.lines().take(count).collect::<Vec<_>>().join("\n")
}

/// A snapshot of each command's output, under a name of its own.
fn snapshots(of: &[(&str, &[&str])]) {
    let folder = market();
    for (name, arguments) in of {
        let page = folder.run(&[arguments, &["--quiet"][..]].concat()).good();
        assert!(!page.contains('\u{1b}') && !page.contains("NaN"), "{name}: {page}");
        insta::assert_snapshot!(*name, page);
    }
}

#[test]
fn run() {
    snapshots(&[
        ("run", &["run", "market.toml"]),
        ("run_all", &["run", "market.toml", "--all", "--vendor", "beta"]),
        ("run_markdown", &["run", "story.toml", "--format", "markdown"]),
        ("run_csv", &["run", "market.toml", "--metric", "vendor.*.ai.orders", "--period", "year", "--format", "csv"]),
        ("run_json", &["run", "story.toml", "--metric", "market.asic.share", "--at", "2027", "--format", "json"]),
        ("run_metric", &["run", "market.toml", "--metric", "vendor.alpha.ai.*", "--period", "quarter"]),
    ]);
}

#[test]
fn compare() {
    snapshots(&[
        ("compare", &["compare", "market.toml", "story.toml"]),
        ("compare_markdown", &["compare", "market.toml", "story.toml", "--vendor", "beta", "--format", "markdown"]),
    ]);
}

#[test]
fn grid() {
    let metric = ["grid", "market.toml", "--metric", "market.ai.orders"];
    snapshots(&[
        ("grid", &["grid", "market.toml"]),
        ("grid_csv", &[&metric[..], &["--format", "csv"]].concat()),
        ("grid_json", &[&metric[..], &["--format", "json"]].concat()),
    ]);
}

#[test]
fn show() {
    snapshots(&[
        ("show", &["show", "story.toml"]),
        ("show_changes", &["show", "--changes", "story.toml"]),
        ("show_nothing_changes", &["show", "--changes", "market.toml"]),
    ]);
}

#[test]
fn evidence() {
    snapshots(&[("evidence", &["evidence", "story.toml"])]);
}

#[test]
fn explain() {
    snapshots(&[
        ("explain_input", &["explain", "servers.asic_share", "story.toml"]),
        ("explain_pattern", &["explain", "vendors.V.delivery_months", "market.toml"]),
        ("explain_setting", &["explain", "horizon.as_of", "market.toml"]),
        ("explain_output", &["explain", "vendor.alpha.ai.backlog", "market.toml"]),
    ]);
}

#[test]
fn schema() {
    let schema = Folder::new().run(&["schema"]).good();
    assert_eq!(schema, include_str!("../../scenarios/schema.json"));
    insta::assert_snapshot!(head(&schema, 12));
}

#[test]
fn snapshot() {
    let folder = market();
    folder.run(&["snapshot", "market.toml"]).good();
    insta::assert_snapshot!("snapshot_same", folder.run(&["snapshot", "--check", "market.toml"]).all());
    let folder =
        folder.with("market.toml", include_str!("../../crates/report/tests/market.toml").replace("0.12", "0.13"));
    insta::assert_snapshot!("snapshot_moved", folder.run(&["snapshot", "--check", "market.toml"]).all());
}

#[test]
fn init_and_new() {
    let folder = Folder::new();
    insta::assert_snapshot!("init", folder.run(&["init", "project"]).all());
    insta::assert_snapshot!("init_again", folder.run(&["init", "project"]).all());
    insta::assert_snapshot!("new", folder.run(&["new", "my-story"]).all() + &folder.text("my-story.toml"));
}

#[test]
fn completions_and_man() {
    let folder = Folder::new();
    insta::assert_snapshot!("completions", head(&folder.run(&["completions", "bash"]).good(), 12));
    insta::assert_snapshot!("man", head(&folder.run(&["man"]).good(), 12));
}
