//! What each command that lists something writes for programs: the same rows as csv and json, under stable names.

use serde_json::Value;

use crate::program::market;

/// Heads of the columns of a csv, and its rows by column as text.
fn csv(arguments: &[&str]) -> (Vec<String>, usize) {
    let text = market().run(&[arguments, &["--format", "csv", "--quiet"]].concat()).good();
    let mut lines = text.lines();
    (lines.next().unwrap().split(',').map(str::to_owned).collect(), lines.count())
}

fn json(arguments: &[&str]) -> Value {
    serde_json::from_str(&market().run(&[arguments, &["--format", "json", "--quiet"]].concat()).good()).unwrap()
}

#[test]
fn csv_and_json_have_the_same_columns_and_rows() {
    let lists = [
        (&["show", "market.toml"][..], "inputs", "key,value,unit,file,line,source,note"),
        (&["show", "--changes", "story.toml"], "changes", "what,name,was,is,file,line"),
        (
            &["evidence", "market.toml"],
            "observations",
            "fate,output,period,value,unit,used,published,source,note,file,line",
        ),
        (&["explain", "servers.asic_share", "market.toml"], "facts", "fact,of,value"),
        (&["explain", "vendor.alpha.ai.cover", "market.toml"], "facts", "fact,of,value"),
        (&["outputs"], "outputs", "output,kind,unit,calendar,actual,meaning"),
    ];
    for (arguments, list, columns) in lists {
        let (heads, rows) = csv(arguments);
        let page = json(arguments);
        let objects = page[list].as_array().unwrap();
        let names: Vec<_> = objects[0].as_object().unwrap().keys().cloned().collect();
        assert_eq!((heads.join(","), names.join(",")), (columns.to_owned(), columns.to_owned()), "{arguments:?}");
        assert_eq!((rows, rows > 1), (objects.len(), true), "{arguments:?}");
        assert_eq!(page["rackcast"], env!("CARGO_PKG_VERSION"));
    }
}

#[test]
fn numbers_are_numbers() {
    let shown = json(&["show", "market.toml"]);
    let value =
        |key: &str| shown["inputs"].as_array().unwrap().iter().find(|row| row["key"] == key).unwrap()["value"].clone();
    assert_eq!(value("network.attach"), 0.12);
    assert!(value("adoption.shops.conversion_rate").is_string(), "a path");
    let explained = json(&["explain", "network.attach", "market.toml"]);
    let facts = explained["facts"].as_array().unwrap();
    assert_eq!(facts.iter().find(|row| row["fact"] == "value").unwrap()["value"], 0.12);
}

#[test]
fn what_changes_is_told_of_everything() {
    insta::assert_snapshot!(market().run(&["show", "--changes", "story.toml", "--format", "csv"]).good());
}

#[test]
fn the_ending_of_a_file_is_its_form() {
    let folder = market();
    folder.run(&["evidence", "market.toml", "--quiet", "--out", "e.csv"]).good();
    folder.run(&["show", "market.toml", "--quiet", "--out", "s.json"]).good();
    assert!(folder.text("e.csv").starts_with("fate,output,"));
    assert_eq!(serde_json::from_str::<Value>(&folder.text("s.json")).unwrap()["scenario"], "market");
}
