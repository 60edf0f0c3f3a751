//! The report as one page: what is written, and when nothing is.

use crate::program::market;

#[test]
fn one_file_with_everything_in_it() {
    let folder = market();
    let write = |name: &str| {
        let arguments = ["report", "story.toml", "market.toml", "--draws", "200", "--seed", "7", "--out", name];
        assert_eq!(folder.run(&arguments).good(), "", "the page goes to its file");
        folder.text(name)
    };
    let page = write("report.html");
    assert!(page.starts_with("<!doctype html>") && page.contains("Content-Security-Policy"));
    assert!(page.len() < 3_000_000, "{} bytes", page.len());
    assert_eq!(page, write("again.html"), "the same bytes");
}

#[test]
fn with_errors_there_is_no_page() {
    let folder =
        market().with("bad.toml", "format = 1\nname = \"bad\"\nextends = \"market.toml\"\n[network]\natach = 1\n");
    let bad = folder.run(&["report", "bad.toml", "--out", "report.html"]);
    assert!(bad.status() == 2 && bad.err().contains("network.attach"), "{}", bad.err());
    let second = folder.run(&["report", "market.toml", "bad.toml", "--out", "report.html"]);
    assert_eq!(second.status(), 2);
    let here = folder.path(".").display().to_string();
    for out in [&here[..], "nowhere/report.html"] {
        let unwritten = folder.run(&["report", "market.toml", "--draws", "50", "--out", out]);
        assert!(unwritten.status() == 3 && unwritten.err().contains("cannot be written"), "{}", unwritten.err());
    }
    let none = folder.run(&["report", "market.toml"]);
    assert!(none.status() == 2 && none.err().contains("--out"), "{}", none.err());
    assert!(folder.names().iter().all(|name| !name.contains("report")), "{:?}", folder.names());
}
