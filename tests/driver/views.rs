//! What each command shows of an overlay and of a project.

use crate::program::{Folder, OVERLAY, market};

fn overlay() -> Folder {
    Folder::new().with("fast.toml", OVERLAY)
}

#[test]
fn without_a_file_the_base_case_runs() {
    let page = Folder::new().run(&["run"]).good();
    assert!(page.starts_with("Base case: "));
    let lines: Vec<_> = page.lines().collect();
    assert!(lines.len() <= 90, "{} lines are more than two screens", lines.len());
    assert!(lines.iter().all(|line| line.chars().count() <= 100));
    assert!(!page.contains('\u{1b}'), "a pipe gets no colour");
}

#[test]
fn colour_is_there_when_asked_for_and_never_with_no_color() {
    let folder = Folder::new();
    let colour = |name: &str| {
        let output = folder.command(&["run"]).env(name, "1").output().unwrap();
        output.stdout.contains(&0x1b)
    };
    assert!(colour("CLICOLOR_FORCE"));
    assert!(!colour("NO_COLOR"));
}

#[test]
fn show_and_explain_name_file_and_line() {
    let folder = overlay();
    let changes = folder.run(&["show", "--changes", "fast.toml"]).good();
    assert!(changes.contains("fast.toml:6"), "{changes}");
    let explained = folder.run(&["explain", "adoption.enterprise.conversion_rate", "fast.toml"]).good();
    assert!(explained.contains("fast.toml:6") && explained.contains("0 to 1"), "{explained}");
    assert!(folder.run(&["explain", "vendor.dell.ai.cover"]).good().contains("quarters"));
    assert!(folder.run(&["explain", "horizon.as_of"]).good().contains("as_of"));
}

#[test]
fn settings_and_levers_are_checked_and_laid_on() {
    let folder =
        overlay().with("lever.toml", "format = 1\nname = \"Dearer\"\n[servers.gpu]\nprice = { times = 1.1 }\n");
    let one = |arguments: &[&str]| -> f64 {
        let all = [&["run", "--metric", "market.ai.orders", "--at", "2027", "--format", "csv", "--quiet"], arguments]
            .concat();
        folder.run(&all).good().lines().nth(1).unwrap().split(',').nth(5).unwrap().parse().unwrap()
    };
    let base = one(&[]);
    assert!(one(&["fast.toml"]) > base);
    assert!(one(&["--with", "lever.toml"]).to_bits() != base.to_bits());
    assert!(one(&["--set", "adoption.enterprise.conversion_rate=0.10"]) < base);
    insta::assert_snapshot!(folder.run(&["run", "--set", "servers.asic_share=1.4"]).all());
    insta::assert_snapshot!("misspelt", folder.run(&["run", "--set", "servers.asci_share=0.4"]).all());
}

#[test]
fn a_page_says_what_options_change_and_what_that_does() {
    let folder =
        overlay().with("dearer.toml", "format = 1\nname = \"Dearer\"\n[servers.gpu]\nprice = { times = 1.1 }\n");
    let bend = "servers.asic_share={ plus = 0.1, from = \"2026-07\" }";
    let head = |arguments: &[&str]| {
        let page = folder.run(&[arguments, &["--quiet"]].concat()).good();
        page.lines().take_while(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
    };
    let said = [
        head(&["run", "--set", bend]),
        head(&["run", "fast.toml", "--with", "dearer.toml", "--set", "network.attach=0.2"]),
        head(&["run", "--set", "vendors.hpe.delivery_months={ times = 1.5, from = \"2026-07\" }"]),
        head(&["run", "--as-of", "2026-03-01"]),
        head(&["run", "--set", bend, "--draws", "100"]),
        head(&["show", "--set", bend]),
    ];
    insta::assert_snapshot!(said.join("\n\n"));
    let table = folder.run(&["run", "--set", bend, "--at", "2027", "--format", "csv", "--quiet"]).good();
    let label = "base with servers.asic_share = { plus = 0.1 from = 2026-07 }";
    assert!(table.lines().skip(1).all(|line| line.split(',').next() == Some(label)), "{table}");
    assert!(!head(&["run"]).contains("gainst it unchanged"));
}

#[test]
fn one_scenario_is_compared_with_itself_unchanged() {
    let folder = overlay();
    let page = folder.run(&["compare", "fast.toml", "--set", "servers.asic_share=0.5"]).good();
    assert!(page.starts_with("Fast pilots, with servers.asic_share = 0.5 against Fast pilots, 2027: "), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    let alone = folder.run(&["compare", "fast.toml"]);
    assert_eq!(alone.status(), 2);
    assert!(alone.err().contains("--set"), "{}", alone.err());
}

#[test]
fn compare_starts_with_the_answer() {
    let page = overlay().run(&["compare", "rackcast:base", "fast.toml"]).good();
    assert!(page.starts_with("Fast pilots against Base case, 2027: AI orders +"), "{page}");
}

#[test]
fn files_of_one_stem_are_told_apart() {
    let folder = overlay().with("a/story.toml", OVERLAY).with("b/story.toml", OVERLAY);
    let table = folder
        .run(&[
            "run",
            "a/story.toml",
            "b/story.toml",
            "--metric",
            "market.ai.orders",
            "--at",
            "2027",
            "--format",
            "csv",
        ])
        .good();
    let labels: Vec<_> = table.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(labels, ["a/story", "b/story"]);
}

#[test]
fn a_file_that_is_given_twice_has_two_labels() {
    let folder = overlay();
    let table = folder.run(&[
        "run",
        "fast.toml",
        "fast.toml",
        "--metric",
        "market.ai.orders",
        "--at",
        "2027",
        "--format",
        "csv",
    ]);
    let table = table.good();
    let labels: Vec<_> = table.lines().skip(1).map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(labels, ["fast", "fast (2)"]);
}

#[test]
fn a_vendor_has_its_own_events() {
    let page = Folder::new().run(&["run", "--vendor", "hpe"]).good();
    let events = &page[page.find("\nEvents").unwrap()..];
    assert!(events.contains("HPE's") && !events.contains("Dell"), "{events}");
    let page = Folder::new().run(&["run", "--vendor", "hpe", "--draws", "50"]).good();
    assert!(page.contains("HPE's FY26") && !page.contains("Dell"), "{page}");
}

#[test]
fn a_horizon_without_a_quarter_has_months() {
    let folder = market().with(
        "short.toml",
        "format = 1\nname = \"Short\"\nextends = \"market.toml\"\n[horizon]\nend = \"2025-08\"\n\
         [[judgements]]\noutput = \"vendor.beta.ai.orders\"\nperiod = \"FY26Q3\"\ndrop = true\n\
         [[events]]\nname = \"Alpha's AI backlog shrinks in FY27\"\ndrop = true\n\
         [[events]]\nname = \"ASIC servers pass a third of AI servers shipped\"\ndrop = true\n\
         [[checks]]\nname = \"Orders do not triple\"\ndrop = true\n",
    );
    let ran = folder.run(&["run", "short.toml", "--metric", "market.ai.orders", "--format", "csv"]);
    assert_eq!(ran.good().lines().count(), 3, "{}", ran.out());
    assert!(ran.err().contains("no quarter whole: months are reported"), "{}", ran.err());
    let page = folder.run(&["run", "short.toml", "--metric", "market.ai.orders"]).good();
    assert!(page.contains("2025-08"), "{page}");
    let page = folder.run(&[
        "compare",
        "short.toml",
        "--all",
        "--set",
        "network.attach=0.2",
        "--metric",
        "market.network.orders",
    ]);
    assert!(page.good().contains("2025-08"), "{}", page.out());
}

#[test]
fn explain_lists_the_keys_of_a_table() {
    let folder = market();
    let list = |name: &str| folder.run(&["explain", name, "market.toml"]).good();
    insta::assert_snapshot!(
        "explain_table",
        list("planning") + "\n" + &list("events") + "\n" + &list("vendors.alpha.share")
    );
    let json = folder.run(&["explain", "checks", "market.toml", "--format", "json"]).good();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["names"][0]["name"], "checks[].name");
}

#[test]
fn a_grid_is_a_table_of_two_inputs() {
    let grid =
        format!("{OVERLAY}\n[grid]\n\"servers.asic_share\" = [0.2, 0.4]\n\"network.attach\" = [0.1, 0.2, 0.3]\n");
    let folder = Folder::new().with("grid.toml", grid);
    let page = folder.run(&["grid", "grid.toml", "--metric", "market.network.spending"]).good();
    assert!(page.contains("down: servers.asic_share; across: network.attach"), "{page}");
    assert_eq!(folder.run(&["grid", "grid.toml", "--format", "csv"]).good().lines().count(), 1 + 6 * 2);
    insta::assert_snapshot!(folder.run(&["grid", "rackcast:base"]).all());
}

#[test]
fn json_reads_back() {
    let text = Folder::new().run(&["run", "--format", "json", "--metric", "market.ai.*"]).good();
    let page: serde_json::Value = serde_json::from_str(&text).unwrap();
    let scenario = &page["scenarios"][0];
    assert_eq!(scenario["scenario"], "base");
    assert_eq!(scenario["hash"].as_str().map(str::len), Some(64));
    assert!(
        scenario["events"].as_array().is_some_and(|events| events.iter().all(|event| event["answer"].is_boolean()))
    );
    assert!(scenario["outputs"].as_array().is_some_and(|rows| rows.len() == 5 * 15));
}

#[test]
fn evidence_and_outputs_are_listed() {
    let folder = Folder::new();
    assert!(folder.run(&["evidence"]).good().contains("vendor.dell.ai.orders"));
    assert!(folder.run(&["evidence", "--as-of", "2025-12-31"]).good().contains("after as_of"));
    insta::assert_snapshot!(folder.run(&["outputs"]).good());
}

#[test]
fn settings_say_where_they_are_written() {
    let folder = market();
    let place = |arguments: &[&str]| {
        let page = folder.run(&[&["explain", "--quiet"], arguments].concat()).good();
        let place = page.lines().find_map(|line| line.strip_prefix("where  ")).unwrap_or("").to_owned();
        let csv = folder.run(&[&["explain", "--quiet", "--format", "csv"], arguments].concat()).good();
        assert!(csv.lines().any(|line| line == format!("where,{},{place}", arguments[0])), "{csv}");
        place
    };
    let line = |of: &str| {
        let text = folder.text("market.toml");
        format!("market.toml:{}", 1 + text.lines().position(|line| line.starts_with(of)).unwrap())
    };
    assert_eq!(place(&["horizon.as_of", "market.toml"]), line("as_of"));
    assert_eq!(place(&["horizon.start", "story.toml"]), line("start"));
    assert_eq!(place(&["horizon.as_of", "market.toml", "--as-of", "2026-07-01"]), "--as-of");
    assert_eq!(place(&["horizon.as_of", "market.toml", "--set", "horizon.as_of=2026-07-01"]), "--set:1");
    assert_eq!(place(&["vendors.alpha.fiscal_year_end", "story.toml"]), line("fiscal_year_end"));
    assert_eq!(place(&["name", "story.toml"]), "story.toml:2");
    assert_eq!(place(&["draws.seed", "market.toml"]), "default");
    assert_eq!(place(&["draws.seed", "market.toml", "--set", "draws.seed=7"]), "--set:1");
    assert!(place(&["horizon.as_of"]).starts_with("rackcast:base:"));
}
