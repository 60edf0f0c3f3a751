//! The shipped scenarios: no problems, their checks hold, and their forecasts are the accepted ones.

use std::path::{Path, PathBuf};
use std::{fs, process::Command};

fn scenarios() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").canonicalize().unwrap();
    let mut files: Vec<_> = [folder.clone(), folder.join("levers")]
        .iter()
        .flat_map(|folder| fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    files
}

fn is_lever(file: &Path) -> bool {
    file.parent().is_some_and(|folder| folder.ends_with("levers"))
}

fn rackcast(arguments: &[&str], file: &Path) -> (i32, String) {
    let folder = file.parent().unwrap();
    let name = file.file_name().unwrap();
    let output =
        Command::new(env!("CARGO_BIN_EXE_rackcast")).args(arguments).arg(name).current_dir(folder).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap_or(-1), String::from_utf8(said).unwrap())
}

#[test]
fn every_check_holds() {
    for file in scenarios() {
        let (status, said) = rackcast(&["check", "--run"], &file);
        assert_eq!(status, 0, "{said}");
    }
}

#[test]
fn pages_are_the_accepted_ones() {
    for file in scenarios() {
        let (status, page) = rackcast(&["run", "--quiet"], &file);
        assert_eq!(status, 0, "{page}");
        let stem = file.file_stem().unwrap().to_string_lossy().into_owned();
        insta::assert_snapshot!(if is_lever(&file) { format!("lever-{stem}") } else { stem }, page);
    }
}

#[test]
fn every_number_is_the_accepted_one() {
    for file in scenarios().iter().filter(|file| !is_lever(file)) {
        let (status, said) = rackcast(&["snapshot", "--check"], file);
        assert_eq!(status, 0, "{said}\nwhere this is meant: rackcast snapshot {}", file.display());
    }
}
