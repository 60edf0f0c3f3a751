//! Files that nobody writes by hand: each is refused with a reason, none breaks the program.

use std::fmt::Write;

use rackcast_scenario::{Diagnostic, Severity};
use rackcast_tests::{load, simple_text};

fn errors(contents: &[u8], files: &[(&str, &[u8])]) -> Vec<Diagnostic> {
    let problems = load("case.toml", contents, files).err().unwrap_or_default();
    problems.into_iter().filter(|problem| problem.severity == Severity::Error).collect()
}

fn refused(what: &str, contents: &[u8]) -> Vec<Diagnostic> {
    let errors = errors(contents, &[]);
    assert!(!errors.is_empty(), "{what} is taken");
    assert!(errors.iter().all(|error| !error.message.is_empty()), "{what} is refused without a word");
    errors
}

#[test]
fn what_is_no_text_is_refused() {
    refused("an empty file", b"");
    refused("a file of blanks", b" \n\t\r\n");
    refused("a byte order mark alone", b"\xef\xbb\xbf");
    refused("zero bytes", &[0; 4096]);
    refused("bytes that are no UTF-8", &(128..=255).cycle().take(4096).collect::<Vec<u8>>());
    refused("UTF-16", b"\xff\xfef\0o\0r\0m\0a\0t\0");
    refused("ten megabytes", &b"# a comment\n".repeat(900_000));
    refused("a single line of a megabyte", "x".repeat(1_000_000).as_bytes());
}

#[test]
fn deep_nesting_is_refused() {
    for depth in [200, 20_000, 200_000] {
        refused("arrays in arrays", format!("name = {}{}", "[".repeat(depth), "]".repeat(depth)).as_bytes());
        refused("open arrays", format!("name = {}", "[".repeat(depth)).as_bytes());
        refused("tables in tables", format!("name = {}1{}", "{ a = ".repeat(depth), " }".repeat(depth)).as_bytes());
        refused("a long header", format!("[{}a]\nb = 1", "a.".repeat(depth)).as_bytes());
        refused("a long key", format!("{}a = 1", "a.".repeat(depth)).as_bytes());
    }
    let brackets = "(".repeat(200_000);
    refused(
        "brackets in a question",
        simple_text(&[("checks", &format!("[{{ name = \"x\", must = \"{brackets}\" }}]"))]).as_bytes(),
    );
    let nots = "not ".repeat(100_000);
    refused(
        "nots in a question",
        simple_text(&[("checks", &format!("[{{ name = \"x\", must = \"{nots}\" }}]"))]).as_bytes(),
    );
}

#[test]
fn numbers_beyond_reach_are_refused() {
    for value in [
        "nan",
        "inf",
        "-inf",
        "1e999",
        "-1e999",
        "\"1e999 bn\"",
        "\"nan bn\"",
        "\"inf\"",
        "1e-999",
        "0.0",
        "\"\"",
        "\" bn\"",
        "\"1 bn bn\"",
        "\"1\u{a0}zn\"",
    ] {
        refused(value, simple_text(&[("segments.buyer.orders_at_start", value)]).as_bytes());
    }
    for end in [
        "\"2226-01\"",
        "\"9999-12\"",
        "\"10000-01\"",
        "\"2025-12\"",
        "\"2026-13\"",
        "\"2026-00\"",
        "\"0000-01\"",
        "\"-2026-01\"",
        "\"2026\"",
        "2026",
        "\"2076-01\"",
    ] {
        refused(end, simple_text(&[("horizon.end", end)]).as_bytes());
    }
    for path in [
        "{}",
        "{ \"2026Q5\" = 1.0 }",
        "{ \"2026Q1\" = 1.0, \"2026-02\" = 2.0 }",
        "{ \"FY26\" = 1.0 }",
        "{ step = true }",
        "{ \"2026\" = nan }",
        "{ \"2026\" = {} }",
        "{ \"2026\" = 1.0, step = 1 }",
    ] {
        refused(path, simple_text(&[("servers.gpu.price", path)]).as_bytes());
    }
}

#[test]
fn tables_of_figures_nobody_writes_are_refused() {
    let text = simple_text(&[("evidence.observations", "\"rows.csv\"")]);
    let header = "output,period,value,unit,published,source,note\n";
    let row = "vendor.maker.ai.orders,FY26Q1,10.0,USD bn,2026-05-01,x,\n";
    let taken = |rows: &str| errors(text.as_bytes(), &[("rows.csv", rows.as_bytes())]).is_empty();
    assert!(taken(&format!("{header}{row}")));
    let mut rows = Vec::from([
        String::new(),
        "x".to_owned(),
        header.replace("value", "values"),
        format!("{header}\"{row}"),
        format!("{header}{}", "a,".repeat(200_000)),
    ]);
    for (from, to) in [
        ("10.0", "nan"),
        ("10.0", "inf"),
        ("10.0", "1e999"),
        ("10.0", "-1"),
        ("10.0", ""),
        ("FY26Q1", "2026Q1"),
        ("FY26Q1", "FY26Q5"),
        ("FY26Q1", "FY99999999999Q1"),
        ("2026-05-01", "2026-02-30"),
        ("2026-05-01", "yesterday"),
        ("USD bn", "months"),
        ("USD bn", ""),
        ("maker", "nobody"),
        ("ai.orders", "ai.order"),
        (",x,", ",,"),
    ] {
        rows.push(format!("{header}{}", row.replace(from, to)));
    }
    for rows in rows {
        assert!(!taken(&rows), "taken: {}", rows.chars().take(200).collect::<String>());
    }
}

#[test]
fn many_faults_are_told_in_reasonable_time() {
    let mut text = simple_text(&[]);
    for number in 0..5000 {
        writeln!(text, "servers.asic_shar{number} = 1").expect("text takes all");
    }
    assert!(refused("five thousand unknown keys", text.as_bytes()).len() >= 5000);
}
