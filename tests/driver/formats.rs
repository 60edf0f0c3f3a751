//! Which forms the result of each command has, and what the ending of a file says of them.

use crate::program::{Folder, UNCERTAIN, market};

/// Commands with a choice of forms, and what they need besides.
const COMMANDS: [&[&str]; 11] = [
    &["run", "market.toml"],
    &["compare", "market.toml", "story.toml"],
    &["merge", "part"],
    &["grid", "market.toml"],
    &["diff", "market.toml", "market.toml"],
    &["show", "market.toml"],
    &["evidence", "market.toml"],
    &["explain", "servers.asic_share", "market.toml"],
    &["outputs"],
    &["check", "market.toml"],
    &["chart", "market.ai.orders", "market.toml"],
];

/// The forms that the help of a command lists.
fn listed(folder: &Folder, command: &str) -> Vec<String> {
    let help = folder.run(&[command, "--help"]).good();
    let (_, forms) = help.split_once("--format <FORMAT>").unwrap();
    let (forms, _) = forms.split_once("\n      --").unwrap_or((forms, ""));
    let value = |line: &str| Some(line.trim().strip_prefix("- ")?.split_once(':')?.0.to_owned());
    forms.lines().filter_map(value).collect()
}

#[test]
fn help_lists_the_forms_that_a_command_has() {
    let folder = market();
    // A part that is drawn for a page, and one that is drawn for programs.
    let drawn = [&["run", "market.toml", "--draws", "20", "--shard", "1/1", "--out"][..], &["part"]].concat();
    let drawn = |form| folder.run(&[&drawn[..], &UNCERTAIN, &["--format", form]].concat()).good();
    for command in COMMANDS {
        let listed = listed(&folder, command[0]);
        assert!(listed.len() > usize::from(command[0] != "chart"), "{command:?}: {listed:?}");
        for form in ["table", "markdown", "csv", "parquet", "xlsx", "json", "svg", "png", "text"] {
            if command[0] == "merge" {
                drawn(if ["table", "markdown"].contains(&form) { "table" } else { "csv" });
            }
            let ran = folder.command(&[command, &["--quiet", "--format", form]].concat()).output();
            let ran = ran.unwrap();
            let err = String::from_utf8(ran.stderr).unwrap();
            if listed.iter().any(|known| known == form) {
                assert!(ran.status.success(), "{command:?} {form}: {err}");
                continue;
            }
            assert!(ran.status.code() == Some(2) && ran.stdout.is_empty(), "{command:?} {form}: {err}");
            let values = format!("[possible values: {}]", listed.join(", "));
            assert!(err.contains(&values) || form == "png", "{command:?} {form}: {err}");
        }
    }
}

#[test]
fn files_end_as_their_forms_do() {
    let folder = market();
    let before = folder.names();
    insta::assert_snapshot!(folder.refusals(&[
        &["run", "market.toml", "--out", "x.xls"],
        &["run", "market.toml", "--out", "x.html"],
        &["run", "market.toml", "--out", "x.svg"],
        &["run", "market.toml", "--format", "xlsx", "--out", "x.csv"],
        &["run", "market.toml", "--format", "parquet", "--out", "x.txt"],
        &["compare", "market.toml", "story.toml", "--format", "csv", "--out", "x.XLSX"],
        &["run", "market.toml", "--draws", "20", "--shard", "1/2", "--out", "x.csv"],
        &["grid", "market.toml", "--out", "x.xlsx"],
        &["show", "market.toml", "--out", "x.parquet"],
        &["diff", "market.toml", "story.toml", "--out", "x.csv"],
        &["diff", "market.toml", "story.toml", "--format", "json", "--out", "x.md"],
        &["report", "market.toml", "--out", "x.txt"],
        &["report", "market.toml", "--out", "x.svg"],
        &["schema", "--out", "x.toml"],
    ]));
    assert_eq!(folder.names(), before, "nothing is written");
    // Any text may be called one, and who says a form may choose an ending of his own.
    for (form, name) in [("csv", "x.txt"), ("markdown", "x.text"), ("json", "x.2026-08"), ("table", "x")] {
        folder.run(&["run", "market.toml", "--quiet", "--format", form, "--out", name]).good();
        assert!(!folder.text(name).is_empty());
    }
    folder.run(&["run", "market.toml", "--quiet", "--out", "x.CSV"]).good();
    assert_eq!(folder.text("x.CSV"), folder.text("x.txt"));
}
