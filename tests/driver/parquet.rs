//! Tables and draws in Parquet: what is in them, and what is refused.

use std::process::Stdio;

use parquet::file::reader::{FileReader, SerializedFileReader};

use crate::program::{Folder, UNCERTAIN, market};

fn run(folder: &Folder, arguments: &[&str]) -> crate::program::Ran {
    folder.run(&[&["run", "market.toml", "--quiet"], &UNCERTAIN[..], arguments].concat())
}

/// The names of a file's columns, and how many rows it has.
fn read(folder: &Folder, path: &str) -> (Vec<String>, i64) {
    let file = SerializedFileReader::new(std::fs::File::open(folder.path(path)).unwrap()).unwrap();
    let about = file.metadata().file_metadata();
    let names = about.schema_descr().columns().iter().map(|column| column.name().to_owned()).collect();
    assert_eq!(
        file.get_row_iter(None).unwrap().map(Result::unwrap).count(),
        usize::try_from(about.num_rows()).unwrap()
    );
    (names, about.num_rows())
}

#[test]
fn every_table_of_values_has_this_form() {
    let folder = market();
    let commands = [
        &["run", "market.toml"][..],
        &["run", "market.toml", "--draws", "20"],
        &["compare", "market.toml", "story.toml"],
        &["compare", "market.toml", "story.toml", "--draws", "20"],
        &["grid", "market.toml"],
    ];
    for arguments in commands {
        folder.run(&[arguments, &["--quiet", "--out", "table.parquet"]].concat()).good();
        let csv = folder.run(&[arguments, &["--quiet", "--format", "csv"]].concat()).good();
        let (names, rows) = read(&folder, "table.parquet");
        assert_eq!(names.join(","), csv.lines().next().unwrap(), "{arguments:?}");
        assert_eq!(usize::try_from(rows).unwrap(), csv.lines().count() - 1, "{arguments:?}");
        let piped = folder.command(&[arguments, &["--quiet", "--format", "parquet"]].concat()).output().unwrap();
        assert_eq!(piped.stdout, std::fs::read(folder.path("table.parquet")).unwrap(), "{arguments:?}");
    }
}

#[test]
fn a_list_is_refused() {
    let ran = market().run(&["show", "market.toml", "--out", "inputs.parquet"]);
    assert_eq!((ran.status(), &*ran.out()), (2, ""));
    insta::assert_snapshot!(ran.err());
}

#[test]
fn every_draw_is_kept_on_request() {
    let folder = market();
    let keep = ["--draws", "2100", "--keep-draws", "draws.parquet"];
    let page = run(&folder, &keep).good();
    assert_eq!(page, run(&folder, &keep[..2]).good());
    let (names, rows) = read(&folder, "draws.parquet");
    assert_eq!((rows, &*names[0], &*names[1]), (2100, "draw", "network.attach"));
    assert!(names.iter().any(|name| name == "market.ai.shipments 2027"), "{names:?}");

    let chosen = ["--metric", "vendor.beta.ai.*", "--at", "FY27", "--out", "bands.csv"];
    run(&folder, &[&keep[..], &chosen].concat()).good();
    let (names, _) = read(&folder, "draws.parquet");
    assert_eq!(names[..3], ["draw", "network.attach", "vendor.beta.ai.orders FY27"]);
    assert!(names[2..].iter().all(|name| name.starts_with("vendor.beta.ai.") && name.ends_with(" FY27")), "{names:?}");

    let bytes = |threads| {
        run(&folder, &[&keep[..], &["--threads", threads]].concat()).good();
        std::fs::read(folder.path("draws.parquet")).unwrap()
    };
    assert_eq!(bytes("1"), bytes("3"));
}

#[test]
fn draws_that_cannot_be_kept_are_refused() {
    let folder = market();
    let said: Vec<_> = [
        &["run", "market.toml", "--keep-draws", "draws.parquet"][..],
        &["run", "market.toml", "--draws", "10", "--keep-draws", "draws.csv"],
        &["run", "market.toml", "--draws", "10", "--keep-draws", "a.parquet", "--out", "a.parquet"],
        &["run", "market.toml", "story.toml", "--draws", "10", "--keep-draws", "draws.parquet"],
        &["run", "market.toml", "--draws", "10", "--keep-draws", "nowhere/draws.parquet"],
    ]
    .iter()
    .map(|arguments| {
        let ran = folder.run(&[arguments, &["--quiet"][..]].concat());
        assert_eq!(ran.out(), "", "{arguments:?}");
        format!("{}\n{}{}", arguments.join(" "), ran.err(), ran.status())
    })
    .collect();
    insta::assert_snapshot!(said.join("\n"));
    assert!(!folder.names().iter().any(|name| name.ends_with("parquet")), "{:?}", folder.names());
}

/// A limit on the size of files stands for the disk, which a test cannot fill.
#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_fills_while_draws_are_written_leaves_no_file() {
    let folder = market();
    let program = env!("CARGO_BIN_EXE_rackcast");
    let script = format!(
        "trap '' XFSZ; ulimit -f 64; exec {program} run market.toml --draws 20000 --quiet --keep-draws draws.parquet"
    );
    let mut command = std::process::Command::new("sh");
    let ran = command.args(["-c", &script]).current_dir(folder.path("")).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert_eq!((ran.status.code(), ran.stdout.len()), (Some(3), 0), "{said}");
    assert!(said.contains("draws.parquet cannot be written: "), "{said}");
    assert_eq!(folder.names(), ["market.toml", "observations.csv", "story.toml"]);
}
