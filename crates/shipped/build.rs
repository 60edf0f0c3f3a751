//! Lists the files of `scenarios/` that the program carries: TOML, tables, the schema and the page that explains them.
//! Accepted forecasts belong to a checkout, not to a program.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const CARRIED: [&str; 4] = ["toml", "csv", "json", "md"];

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios").canonicalize()?;
    let mut files = Vec::new();
    gather(&root, &mut files)?;
    files.sort();
    let mut list = String::from("[\n");
    for file in &files {
        let parts = file.strip_prefix(&root).map_err(io::Error::other)?.components();
        let name: Vec<_> = parts.map(|part| part.as_os_str().to_string_lossy()).collect();
        let _ = writeln!(list, "    ({:?}, include_str!({:?})),", name.join("/"), file.display().to_string());
    }
    list.push(']');
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?);
    fs::write(out.join("files.rs"), list)
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    println!("cargo::rerun-if-changed={}", folder.display());
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(&path, files)?;
        } else if path.extension().is_some_and(|ending| CARRIED.iter().any(|carried| ending == *carried)) {
            files.push(path);
        }
    }
    Ok(())
}
