//! Draws run in parts: what is put together, and what is not.

use crate::program::{Folder, market};

/// An uncertain market that files of its own make up, with a lever on it.
fn asked(more: &[&'static str]) -> Vec<&'static str> {
    let set = [
        "--set",
        "network.attach={ p10 = 0.1, p50 = 0.12, p90 = 0.15 }",
        "--set",
        "segments.labs.demand_volatility=0.15",
    ];
    [&["run", "story.toml", "--draws", "2051", "--seed", "7"], &set[..], more].concat()
}

/// Draws the parts of a run into files `part1`, `part2` …
fn parts(folder: &Folder, of: usize, more: &[&'static str]) -> Vec<String> {
    let part = |number: usize| {
        let (shard, name) = (format!("{number}/{of}"), format!("part{number}"));
        let arguments = [&asked(more)[..], &["--shard", &shard, "--out", &name]].concat();
        assert_eq!(folder.run(&arguments).good(), "", "nothing is shown");
        name
    };
    (1..=of).map(part).collect()
}

#[test]
fn parts_show_what_one_run_shows() {
    for (of, more) in [(3, &[][..]), (8, &["--format", "csv", "--period", "quarter"])] {
        let folder = market();
        let whole = folder.run(&asked(more)).good();
        let mut names = parts(&folder, of, more);
        names.rotate_left(1);
        // Whoever puts the parts together has none of the scenario's files.
        let elsewhere = names.iter().fold(Folder::new(), |folder_there, name| {
            folder_there.with(name, std::fs::read(folder.path(name)).unwrap())
        });
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let merged = elsewhere.run(&[&["merge"], &names[..], &more[..more.len().min(2)]].concat()).good();
        assert!(merged == whole, "{merged}\n{whole}");
    }
}

#[test]
fn parts_that_do_not_make_a_whole_are_refused() {
    let folder = market();
    parts(&folder, 3, &[]);
    let other = ["run", "story.toml", "--draws", "2051", "--seed", "8", "--shard", "2/3", "--out", "other"];
    folder.run(&other).good();
    let bytes = std::fs::read(folder.path("part2")).unwrap();
    let (short, mut altered) = (&bytes[..bytes.len() / 2], bytes.clone());
    altered[bytes.len() / 2] ^= 1;
    let folder = folder.with("short", short).with("altered", altered).with("note", "no part");
    let refused = |parts: &[&str]| {
        let ran = folder.run(&[&["merge"], parts].concat());
        assert_eq!((ran.status(), ran.out()), (2, String::new()));
        ran.err()
    };
    let said = [
        refused(&["part1"]),
        refused(&["part1", "part3", "part1"]),
        refused(&["part1", "other", "part3"]),
        refused(&["part1", "short", "altered", "note", "absent"]),
        refused(&["part1", "part2", "part3", "--format", "csv"]),
    ];
    insta::assert_snapshot!(said.join(""), @"
    error: 2 parts are missing: 2/3, 3/3
    error: part1 and part1 are the same part, 1/3
    error: part1 and other are parts of different runs: scenario story with network.attach = { p10 = 0.1 p50 = 0.12 p90 = 0.15 } and segments.labs.demand_volatility = 0.15 and story
    error: short is truncated or altered: its checksum is another. Run this part again
    altered is truncated or altered: its checksum is another. Run this part again
    note is no part that `--shard` wrote
    absent is not there
    error: the parts hold what a page shows; for a table, run them with the --format that is wanted here
    ");
    assert!(folder.run(&["merge", "part3", "part2", "part1"]).good().contains("2,051 draws"));
}

#[test]
fn a_shard_says_what_it_needs() {
    let folder = market();
    for (arguments, said) in [
        (&["--shard", "9/8", "--draws", "10", "--out", "x"][..], "of 8 parts there is no part 9"),
        (&["--shard", "1/8", "--draws", "10"], "--out"),
        (&["--shard", "1/8", "--out", "x"], "--draws"),
        (&["market.toml", "--shard", "1/8", "--draws", "10", "--out", "x"], "one scenario"),
    ] {
        let ran = folder.run(&[&["run", "story.toml"], arguments].concat());
        assert!(ran.status() == 2 && ran.err().contains(said), "{}", ran.err());
        assert!(!folder.names().contains(&"x".to_owned()));
    }
}
