//! The workspace's crates depend on each other as `.ci/crates.toml` allows.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

fn workspace() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests stand in the workspace")
}

fn dependencies() -> BTreeMap<String, Vec<String>> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline", "--format-version", "1"])
        .current_dir(workspace())
        .output()
        .expect("cargo runs");
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    let name = |value: &serde_json::Value| value["name"].as_str().expect("a name").to_owned();
    let all: Vec<String> = packages.iter().map(name).collect();
    packages
        .iter()
        .map(|package| {
            let of = package["dependencies"].as_array().expect("a list of dependencies").iter().map(name);
            (name(package), of.filter(|dependency| all.contains(dependency)).collect())
        })
        .collect()
}

#[test]
fn crates_depend_on_each_other_as_allowed() {
    let text = std::fs::read_to_string(workspace().join(".ci/crates.toml")).expect(".ci/crates.toml is there");
    let allowed: BTreeMap<String, Vec<String>> = toml::from_str(&text).expect(".ci/crates.toml lists crates");
    let found = dependencies();
    let mut faults: Vec<String> = Vec::new();
    for name in allowed.keys().filter(|name| !found.contains_key(*name)) {
        faults.push(format!("{name} is in .ci/crates.toml and not in the workspace"));
    }
    for (name, dependencies) in &found {
        let Some(may) = allowed.get(name) else {
            faults.push(format!("{name} is not in .ci/crates.toml"));
            continue;
        };
        for dependency in dependencies {
            if !may.iter().any(|allowed| allowed == dependency || allowed == "*") {
                faults.push(format!("{name} may not depend on {dependency}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_crate_has_its_row_in_the_architecture() {
    let page = std::fs::read_to_string(workspace().join("docs/ARCHITECTURE.md")).expect("the page is there");
    for name in dependencies().keys() {
        let room = name.trim_start_matches("rackcast-");
        let is_crate = workspace().join("crates").join(room).is_dir();
        assert!(!is_crate || page.contains(&format!("| `{room}` |")), "{room} has no row in docs/ARCHITECTURE.md");
    }
}
