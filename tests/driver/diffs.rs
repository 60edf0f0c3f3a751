//! `diff`: what changed between two versions, and what that does.

use std::process::Command;

use crate::program::{Folder, market};

/// The made-up market, and a version of it that differs in every way.
fn two_versions() -> Folder {
    let folder = market();
    let edits = [
        ("\"Made-up market\"", "\"A market of ours\""),
        ("attach = 0.12", "attach = { value = 0.14, note = \"assumption: dearer switches\" }"),
        ("\"2027\" = 0.4 }", "\"2027\" = 0.3 }"),
        ("price = 100.0", "price = { \"2026\" = 100.0, \"2027\" = 110.0 }"),
        ("0.33", "0.2"),
    ];
    let changed = edits.into_iter().fold(folder.text("market.toml"), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    folder.with("new.toml", changed)
}

/// Git in a folder, for which nobody has to be anybody.
fn git(folder: &Folder, arguments: &[&str]) {
    let who = ["-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").args(who).args(arguments).current_dir(folder.path(".")).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
}

/// A repository of scenarios in a folder, with one commit called `before`.
fn repository() -> Folder {
    let made = market();
    let folder = Folder::new();
    git(&folder, &["init", "--quiet"]);
    let folder = ["market.toml", "observations.csv", "story.toml"]
        .into_iter()
        .fold(folder, |folder, file| folder.with(&format!("cases/{file}"), made.text(file)))
        .with("cases/Cargo.toml", "[package]\nname = \"of something else\"\n");
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "one"]);
    git(&folder, &["tag", "before"]);
    folder
}

fn changed(folder: Folder, file: &str, from: &str, to: &str) -> Folder {
    let text = folder.text(file);
    assert!(text.contains(from), "{file} has {from}");
    folder.with(file, text.replace(from, to))
}

#[test]
fn a_page_says_what_changed_and_what_that_does() {
    let folder = two_versions();
    insta::assert_snapshot!(folder.run(&["diff", "market.toml", "new.toml"]).all());
    insta::assert_snapshot!(folder.run(&["diff", "market.toml", "new.toml", "--format", "markdown"]).all());
}

#[test]
fn the_same_is_said_to_be_the_same() {
    let folder = market().with("again.toml", market().text("market.toml"));
    insta::assert_snapshot!(folder.run(&["diff", "market.toml", "again.toml"]).all(), @r"
    status 0
    --- out
    AI shipments in 2027 stay at USD 72.2 bn. The forecast is the same in all 100 outputs.
    market.toml → again.toml

    No value, name or list of the scenario changed.
    ");
}

#[test]
fn tolerances_of_the_new_side_decide() {
    let folder = two_versions();
    let allow =
        |relative: &str| format!("{}\n[tolerances]\n\"**\" = {{ relative = {relative} }}\n", folder.text("new.toml"));
    let (wide, tight) = (allow("0.9"), allow("0.0"));
    let folder = folder.with("wide.toml", wide).with("tight.toml", tight);
    let within = folder.run(&["diff", "market.toml", "wide.toml"]);
    assert_eq!(within.status(), 0, "{}", within.all());
    assert!(within.out().contains("No output moves beyond tolerance"), "{}", within.out());
    assert_eq!(folder.run(&["diff", "market.toml", "tight.toml"]).status(), 1);
    // What the old side allows does not count.
    assert_eq!(folder.run(&["diff", "wide.toml", "new.toml"]).status(), 0, "the same numbers");
    assert_eq!(folder.run(&["diff", "wide.toml", "market.toml"]).status(), 1);
}

#[test]
fn programs_get_every_period_that_moved() {
    let folder = two_versions();
    let text = folder.run(&["diff", "market.toml", "new.toml", "--format", "json"]).out();
    let page: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!((&page["beyond_tolerance"], &page["scenarios"][0]["verdict"]), (&true.into(), &"beyond".into()));
    let changes = page["scenarios"][0]["changes"].as_array().unwrap();
    let attach = changes.iter().find(|change| change["name"] == "network.attach").unwrap();
    assert_eq!(
        (&attach["was"], &attach["is"], &attach["source"]),
        (&0.12.into(), &0.14.into(), &serde_json::Value::Null)
    );
    let outputs = page["scenarios"][0]["outputs"].as_array().unwrap();
    let spending = outputs.iter().find(|row| row["metric"] == "market.network.spending" && row["period"] == "2027");
    let spending = spending.unwrap();
    let ratio = spending["new"].as_f64().unwrap() / spending["old"].as_f64().unwrap();
    assert!(ratio > 1.14, "14 for 12 and more GPU servers: {ratio}");
}

#[test]
fn a_difference_and_a_story_tell_of_the_same_inputs() {
    let story = "format = 1\nname = \"Story\"\nextends = \"market.toml\"\n[general_servers]\nsupply = 900.0\n\
                 [planning]\nservice_life = 4.5\n[network]\nattach = 0.12\n[servers.gpu]\n\
                 supply = { \"2026\" = 22.0, \"2027-06\" = 41.0 }\n[servers.asic]\nsupply = { times = 1.1 }\n";
    let folder = market().with("story.toml", story);
    let of = |arguments: &[&str], changes: fn(&serde_json::Value) -> &serde_json::Value| {
        let text = folder.run(&[arguments, &["--format", "json", "--quiet"]].concat()).out();
        let page: serde_json::Value = serde_json::from_str(&text).unwrap();
        let inputs = changes(&page).as_array().unwrap().iter().filter(|change| change["what"] == "input");
        inputs.map(|change| (change["name"].to_string(), change["was"].to_string())).collect::<Vec<_>>()
    };
    let told = of(&["show", "--changes", "story.toml"], |page| &page["changes"]);
    let compared = of(&["diff", "market.toml", "story.toml"], |page| &page["scenarios"][0]["changes"]);
    let names = |of: &[(String, String)]| of.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    // What is said again is no change, and a limit that was not there was none.
    assert_eq!(told.len(), 4, "{told:?}");
    assert_eq!(names(&told), names(&compared));
    for list in [&told, &compared] {
        assert!(list.contains(&("\"general_servers.supply\"".to_owned(), "\"no limit\"".to_owned())), "{list:?}");
    }
    let page = folder.run(&["diff", "market.toml", "story.toml"]).out();
    assert!(page.lines().any(|line| line.contains("general_servers.supply") && line.contains("no limit  ")), "{page}");
}

#[test]
fn a_revision_stands_for_what_the_other_side_names() {
    let folder = changed(repository(), "cases/market.toml", "attach = 0.12", "attach = 0.15");
    insta::assert_snapshot!(folder.run(&["diff", "before", "cases/market.toml"]).all());
    for old in ["before:cases/market.toml", "HEAD:./cases/market.toml"] {
        let ran = folder.run(&["diff", old, "cases/market.toml"]);
        assert!(ran.status() == 1 && ran.out().contains("network.attach"), "{old}: {}", ran.all());
    }
    let same = folder.run(&["diff", "before", "HEAD:cases/market.toml"]);
    assert!(same.status() == 0 && same.out().contains("is the same"), "{}", same.all());
}

#[test]
fn what_the_old_side_builds_on_is_of_its_revision() {
    // The parent and the evidence change, not the file that is named.
    let folder = changed(repository(), "cases/market.toml", "attach = 0.12", "attach = 0.15");
    let ran = folder.run(&["diff", "before", "cases/story.toml"]);
    assert!(ran.out().contains("cases/market.toml:") && ran.out().contains("network.attach"), "{}", ran.all());
    let evidence = repository().text("cases/observations.csv");
    let line = evidence.lines().nth(1).unwrap();
    let output = line.split(',').next().unwrap();
    let folder = repository().with("cases/observations.csv", evidence.replace(&format!("{line}\n"), ""));
    let ran = folder.run(&["diff", "before", "cases/market.toml"]);
    assert!(ran.out().contains(&format!("no more observation {output}")), "{}", ran.all());
}

#[test]
fn a_folder_is_compared_scenario_by_scenario() {
    let folder = changed(repository(), "cases/market.toml", "attach = 0.12", "attach = 0.15")
        .with("cases/extra.toml", "format = 1\nname = \"Extra\"\nextends = \"market.toml\"\n");
    std::fs::remove_file(folder.path("cases/story.toml")).unwrap();
    insta::assert_snapshot!(folder.run(&["diff", "before", ".", "--format", "markdown"]).all());
    let two = folder.run(&["diff", "before:cases", "cases"]);
    assert!(two.status() == 1 && two.out().contains("New: extra.toml."), "{}", two.all());
}

#[test]
fn the_forecast_of_another_version_is_a_side() {
    let folder = two_versions();
    folder.run(&["run", "market.toml", "--format", "json", "--out", "old.json"]).good();
    let same = folder.run(&["diff", "old.json", "market.toml"]);
    assert!(same.status() == 0 && same.out().contains("is the same"), "{}", same.all());
    let older = folder.text("old.json").replacen("\"rackcast\": \"", "\"rackcast\": \"0.0.", 1);
    let folder = folder.with("old.json", older);
    let moved = folder.run(&["diff", "old.json", "new.toml"]);
    assert_eq!(moved.status(), 1);
    assert!(moved.out().contains("The program changed: rackcast 0.0."), "{}", moved.out());
    // A part of the outputs is compared as far as it goes.
    folder.run(&["run", "market.toml", "--metric", "market.**", "--format", "json", "--out", "part.json"]).good();
    let part = folder.run(&["diff", "part.json", "market.toml"]);
    assert!(part.status() == 0 && part.out().contains("on one side only"), "{}", part.all());
    // Of several the one that the other side names, or all of a folder.
    folder.run(&["run", "market.toml", "story.toml", "--format", "json", "--out", "two.json"]).good();
    assert_eq!(folder.run(&["diff", "two.json", "story.toml"]).status(), 0);
    let all = folder.run(&["diff", "two.json", "."]);
    assert!(all.status() == 0 && all.out().contains("None of 2 scenarios moves"), "{}", all.all());
}

#[test]
fn a_new_file_is_a_new_scenario() {
    let folder = repository().with("cases/extra.toml", "format = 1\nname = \"Extra\"\nextends = \"market.toml\"\n");
    let ran = folder.run(&["diff", "before", "cases/extra.toml"]);
    assert!(ran.status() == 0 && ran.out().contains("A new scenario."), "{}", ran.all());
}

#[test]
fn files_with_errors_say_so_at_their_place() {
    let folder = changed(repository(), "cases/market.toml", "attach = 0.12", "atach = 0.15");
    let new = folder.run(&["diff", "before", "cases/market.toml"]);
    assert!(new.status() == 2 && new.err().contains("cases/market.toml:") && new.out().is_empty(), "{}", new.all());
    git(&folder, &["commit", "--quiet", "-am", "broken"]);
    let folder = changed(folder, "cases/market.toml", "atach = 0.15", "attach = 0.15");
    let old = folder.run(&["diff", "HEAD", "cases/market.toml"]);
    assert!(old.status() == 2 && old.err().contains("This is HEAD:cases/market.toml."), "{}", old.all());
}

#[test]
fn what_was_broken_before_keeps_no_folder_from_being_compared() {
    let folder = repository()
        .with("cases/broken.toml", "format = 1\nname = 3\nextends = \"market.toml\"\n")
        .with("cases/lever.toml", "format = 1\nname = \"Lever\"\n[vendors.alpha]\nbacklog_at_start = 3.0\n");
    git(&folder, &["add", "."]);
    git(&folder, &["commit", "--quiet", "-m", "broken"]);
    let ran = folder.run(&["diff", "HEAD", "."]);
    assert_eq!(ran.status(), 0, "{}", ran.all());
    assert!(ran.err().contains("cases/broken.toml is left out: it has errors on both sides"), "{}", ran.err());
    assert!(ran.err().contains("cases/lever.toml is left out: a lever of another base case"), "{}", ran.err());
    assert_eq!(folder.run(&["diff", "HEAD", ".", "--quiet"]).err(), "");
    let folder = folder.with("cases/story.toml", "format = 1\nname = 3\nextends = \"market.toml\"\n");
    let ran = folder.run(&["diff", "HEAD", "."]);
    assert!(ran.status() == 2 && ran.err().contains("cases/story.toml:2"), "{}", ran.all());
}

#[test]
fn what_is_no_side_is_told() {
    let folder = repository().with("old.json", "{}").with("table.csv", "");
    for (arguments, said) in [
        (["diff", "nowhere", "cases/market.toml"], "nowhere is no file, no folder and no git revision"),
        (["diff", "before:cases/markt.toml", "cases/market.toml"], "did you mean before:cases/market.toml?"),
        (["diff", "cases", "cases/market.toml"], "is a file and the other side a folder"),
        (
            ["diff", "old.json", "cases/market.toml"],
            "old.json: it is no forecast that `rackcast run --format json` wrote",
        ),
        (["diff", "before", "rackcast:base"], "say of which file or folder"),
        (["diff", "--all", "cases/market.toml"], "required"),
    ] {
        let ran = folder.run(&arguments);
        assert!(ran.status() == 2 && ran.err().contains(said), "{arguments:?}: {}", ran.all());
    }
    let csv = folder.run(&["diff", "before", "cases/market.toml", "--format", "csv"]);
    assert!(csv.status() == 2 && csv.err().contains("table, markdown, json"), "{}", csv.all());
    let alone = market().run(&["diff", "main", "market.toml"]);
    assert!(alone.status() == 2 && alone.err().contains("git says: not a git repository"), "{}", alone.all());
}
