//! `init` and `new`: a project to edit.

use crate::program::Folder;

#[test]
fn init_writes_what_is_shipped_and_overwrites_nothing() {
    let folder = Folder::new();
    folder.run(&["init", "project"]).good();
    let base = folder.text("project/base.toml");
    assert_eq!(
        folder.run(&["run", "project/base.toml", "--format", "csv"]).good().lines().count(),
        folder.run(&["run", "--format", "csv"]).good().lines().count()
    );
    let again = folder.run(&["init", "project"]);
    assert_eq!(again.status(), 2);
    assert!(again.err().contains("is there already"), "{}", again.err());
    assert_eq!(folder.text("project/base.toml"), base);
    folder.run(&["check", "--quiet", "project/asic-surge.toml", "project/rackcast.toml"]).good();
}

#[test]
fn init_into_a_folder_with_other_files_keeps_them() {
    let folder = Folder::new().with("notes.txt", "mine");
    folder.run(&["init", ".", "--quiet"]).good();
    assert_eq!(folder.text("notes.txt"), "mine");
    assert!(folder.names().contains(&"base.toml".to_owned()));
}

#[test]
fn new_writes_an_overlay_that_holds() {
    let folder = Folder::new();
    folder.run(&["new", "my-story"]).good();
    assert!(folder.text("my-story.toml").contains("name = \"My story\""));
    assert!(folder.text("my-story.toml").contains("extends = \"rackcast:base\""));
    folder.run(&["check", "--run", "my-story.toml"]).good();
    assert_eq!(folder.run(&["new", "my-story"]).status(), 2, "it is there already");
    folder.run(&["init", "p"]).good();
    folder.run(&["new", "p/other.toml"]).good();
    assert!(folder.text("p/other.toml").contains("extends = \"base.toml\""));
    assert!(folder.text("p/other.toml").starts_with("#:schema schema.json\n"));
    assert!(folder.text("my-story.toml").starts_with("format = 1\n"), "no schema lies beside it");
    folder.run(&["new", "p/levers/third"]).good();
    assert!(folder.text("p/levers/third.toml").starts_with("#:schema ../schema.json\n"));
    let said = folder.run(&["new", "p/a story"]).good();
    assert!(said.contains("rackcast compare p/base.toml \"p/a story.toml\""), "{said}");
    folder.run(&["check", "--run", "p/other.toml"]).good();
}
