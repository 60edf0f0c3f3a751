//! Outputs that cannot be written, and readers that stop reading.

use std::fs::File;
use std::io::Read;
use std::process::Stdio;

use crate::program::{Folder, OVERLAY};

#[test]
fn a_file_is_there_whole_and_alone() {
    let folder = Folder::new().with("old.csv", "what was there before, and longer than nothing");
    folder.run(&["run", "--out", "old.csv"]).good();
    assert!(folder.text("old.csv").starts_with("scenario,metric,period,unit,mark,value,reported\n"));
    folder.run(&["run", "--out", "page.md"]).good();
    assert!(folder.text("page.md").contains("| Market "));
    assert_eq!(folder.names(), ["old.csv", "page.md"]);
}

#[test]
fn where_nothing_can_be_written_status_is_three() {
    let folder = Folder::new().with("folder/file", "");
    for out in ["nowhere/x.csv", "folder"] {
        let ran = folder.run(&["run", "--out", out]);
        assert_eq!((ran.status(), &*ran.out()), (3, ""), "{out}: {}", ran.err());
        assert!(ran.err().contains("cannot be written"), "{}", ran.err());
    }
    assert_eq!(folder.names(), ["folder"]);
    for arguments in [
        &["init", "folder/file/below"][..],
        &["new", "nowhere/story"],
        &["schema", "--out", "nowhere/schema.json"],
        &["man", "nowhere/pages"],
        &["evidence", "--out", "nowhere/x.json"],
    ] {
        let ran = folder.run(arguments);
        assert_eq!((ran.status(), &*ran.out()), (3, ""), "{arguments:?}: {}", ran.err());
    }
    assert_eq!(folder.names(), ["folder"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_has_status_three() {
    let folder = Folder::new();
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let status = folder.command(&["run"]).stdout(full()).stderr(Stdio::null()).status().unwrap();
    assert_eq!(status.code(), Some(3));
    let ran = folder.run(&["run", "--out", "/dev/full"]);
    assert_eq!(ran.status(), 3);
    insta::assert_snapshot!(ran.err());
}

#[test]
fn a_closed_pipe_is_a_quiet_success() {
    let folder = Folder::new();
    let mut child =
        folder.command(&["run", "--format", "csv"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let mut said = String::new();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    assert_eq!((child.wait().unwrap().code(), said), (Some(0), String::new()));
}

#[cfg(unix)]
#[test]
fn a_folder_without_permission_stays_as_it_was() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = Folder::new().with("shut/old.csv", "old");
    let shut = folder.path("shut");
    let permit = |mode| std::fs::set_permissions(&shut, std::fs::Permissions::from_mode(mode)).unwrap();
    permit(0o555);
    // Who may write everywhere cannot be kept out.
    if File::create(shut.join("probe")).is_err() {
        let ran = folder.run(&["run", "--out", "shut/old.csv"]);
        assert_eq!((ran.status(), folder.text("shut/old.csv")), (3, "old".to_owned()), "{}", ran.err());
        assert!(ran.err().contains("it is not permitted"), "{}", ran.err());
    }
    permit(0o755);
}

#[test]
fn nothing_is_written_of_a_file_with_an_error() {
    let folder = Folder::new().with("bad.toml", OVERLAY.replace("1.2", "\"fast\""));
    assert_eq!(folder.run(&["run", "bad.toml", "--out", "bad.csv"]).status(), 2);
    assert_eq!(folder.run(&["snapshot", "bad.toml"]).status(), 2);
    assert_eq!(folder.names(), ["bad.toml"]);
}
