//! Runs with draws: what is written, the same on any number of threads, and what is refused or stopped.

use crate::program::{Folder, Ran, UNCERTAIN, market};

fn drawn(folder: &Folder, arguments: &[&str]) -> Ran {
    folder.run(&[&["run", "market.toml"], &UNCERTAIN[..], arguments].concat())
}

#[test]
fn a_page_for_people_and_tables_for_programs() {
    let folder = market();
    let page = drawn(&folder, &["--draws", "300", "--seed", "7"]).good();
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    assert!(page.contains("300 draws, sobol, seed 7") && page.contains("(80 % between "), "{page}");
    let csv = drawn(&folder, &["--draws", "300", "--format", "csv"]).good();
    let head = "scenario,metric,period,unit,mark,value,reported,deterministic,draws,p5,p10,p25,p50,p75,p90,p95\n";
    assert!(csv.starts_with(head) && csv.lines().count() > 100, "{csv}");
    assert!(csv.lines().all(|line| line.split(',').count() == 16));
    let json = drawn(&folder, &["--draws", "300", "--metric", "market.ai.orders", "--format", "json"]).good();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let scenario = &json["scenarios"][0];
    assert_eq!(scenario["draws"]["n"], 300);
    assert_eq!(scenario["outputs"][0]["draws"], 300);
    let event = &scenario["events"][0];
    assert!(event["probability"].is_number() && event["standard_error"].is_number() && event.get("answer").is_none());
    let wide = drawn(&folder, &["--draws", "300", "--metric", "market.ai.orders", "--fan", "market.ai.servers"]).good();
    assert!(wide.contains("p95") && wide.contains("market.ai.servers: line p50"), "{wide}");
}

#[test]
fn without_a_count_as_many_as_the_scenario_says() {
    let folder = market();
    let page = folder.run(&["run", "story.toml", "--draws", "--quiet"]).good();
    assert!(page.contains("· 500 draws, sobol, seed 1 ·"), "{page}");
    let without = folder.run(&["run", "story.toml", "--quiet"]).good();
    assert!(!without.contains("draws") && !without.contains("p10"), "{without}");
}

#[test]
fn any_number_of_threads_writes_the_same_bytes() {
    let folder = market();
    for method in ["sobol", "latin-hypercube", "random"] {
        let of = |threads: &str, format: &str| {
            let arguments = ["--draws", "2100", "--method", method, "--threads", threads, "--format", format];
            drawn(&folder, &arguments).good()
        };
        for format in ["csv", "table"] {
            let alone = of("1", format);
            assert!(of("2", format) == alone && of("7", format) == alone, "{method}, {format}");
        }
    }
}

#[test]
fn another_seed_gives_other_numbers() {
    let folder = market();
    let of = |seed| drawn(&folder, &["--draws", "100", "--seed", seed, "--format", "csv"]).good();
    assert_eq!(of("1"), of("1"));
    assert_ne!(of("1"), of("2"));
}

#[test]
fn scenarios_are_compared_draw_by_draw() {
    let folder = market();
    let of = |more: &[&str]| folder.run(&[&["compare"], more, &UNCERTAIN[..], &["--draws", "300", "--quiet"]].concat());
    let page = of(&["market.toml", "story.toml"]).good();
    assert!(page.lines().all(|line| line.chars().count() <= 100), "{page}");
    assert!(page.contains("300 draws, sobol, seed 1 · ") && page.contains("; 80 % between "), "{page}");
    let csv = of(&["market.toml", "story.toml", "--format", "csv", "--threads", "1"]).good();
    assert_eq!(csv, of(&["market.toml", "story.toml", "--format", "csv", "--threads", "3"]).good());
    let head = csv.lines().next().unwrap();
    assert!(head.ends_with(",p95,difference,difference_p5,difference_p10,difference_p25,difference_p50,difference_p75,difference_p90,difference_p95,above"));
    // A vendor that only the second has stands beside nothing.
    let gamma = csv.lines().find(|line| line.contains(",vendor.gamma.ai.orders,")).unwrap();
    assert!(gamma.ends_with(",,,,,,,,,"), "{gamma}");
    // A scenario beside itself changed, and the seed of the first for both.
    let changed = ["compare", "market.toml", "--set", "servers.asic_share=0.3", "--draws", "300", "--seed", "9"];
    let page = folder.run(&changed).good();
    assert!(page.contains("seed 9") && page.contains("No difference here varies"), "{page}");
}

#[test]
fn of_scenarios_side_by_side_the_one_that_cannot_be_drawn_is_named() {
    let bad = r#"format = 1
name = "Bad in some draws"
extends = "market.toml"

[adoption.shops]
production_growth_at_start = -0.3
churn = { dist = "uniform", min = 0.2, max = 0.9, note = "assumption: hardly known" }
"#;
    let ran = market().with("bad.toml", bad).run(&["compare", "market.toml", "bad.toml", "--draws", "200", "--quiet"]);
    assert_eq!((ran.status(), &*ran.out()), (2, ""));
    insta::assert_snapshot!(ran.err());
}

#[test]
fn what_cannot_be_drawn_is_refused() {
    let folder = market();
    let said: Vec<_> = [
        &["--draws", "0"][..],
        &["--draws", "market.toml"],
        &["--draws", "-5"],
        &["--draws", "10", "--threads", "0"],
        &["--seed", "7"],
        &["--draws", "10", "--method", "dice"],
        &["--draws", "4294967297"],
        &["--draws", "10", "--fan", "market.ai.shipment"],
        &["--draws", "10", "--fan", "market.ai.shipments", "--format", "csv"],
        &["--draws", "200", "--set", "adoption.shops.churn={ dist = 'uniform', min = 0.2, max = 0.9 }"],
    ]
    .iter()
    .map(|arguments| {
        // The last breaks a rule in a part of its draws.
        let growth = ["--set", "adoption.shops.production_growth_at_start=-0.3"];
        let ran = drawn(
            &folder,
            &[&["--quiet"][..], if arguments[1] == "200" { &growth[..] } else { &[] }, arguments].concat(),
        );
        assert_eq!((ran.status(), &*ran.out()), (2, ""), "{arguments:?}");
        format!("{}\n{}", arguments.join(" "), ran.err())
    })
    .collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[cfg(unix)]
#[test]
fn a_run_that_is_told_to_stop_twice_leaves_nothing() {
    use std::process::Command;

    let keep = ["run", "market.toml", "--quiet", "--draws", "50000000", "--keep-draws", "draws.parquet"];
    let uncertain = ["--set", "segments.labs.demand_volatility=0.3"];
    for _ in 0..4 {
        let folder = market();
        let mut child = folder.command(&[&keep[..], &uncertain].concat()).spawn().unwrap();
        while !folder.names().iter().any(|name| name.starts_with(".rackcast-")) {
            assert!(child.try_wait().unwrap().is_none(), "it ended before it wrote");
            std::thread::yield_now();
        }
        // The program may be gone when it is told again.
        let twice = format!("kill -INT {0}; kill -INT {0} 2>&1; true", child.id());
        assert!(
            Command::new("sh").args(["-c", &twice]).stdout(std::process::Stdio::null()).status().unwrap().success()
        );
        assert_eq!(child.wait().unwrap().code(), Some(130));
        assert!(!folder.names().iter().any(|name| name.contains("rackcast-") || name.contains("draws")));
    }
}

#[cfg(unix)]
#[test]
fn a_long_run_says_how_long_and_stops_when_told() {
    use std::io::{BufRead, BufReader};
    use std::process::{Command, Stdio};

    let folder = market();
    let arguments = ["run", "market.toml", "--draws", "1000000000000", "--method", "random", "--out", "bands.csv"];
    let mut child = folder.command(&arguments).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let estimate = said.find(|line| line.as_ref().is_ok_and(|line| line.contains("draws: about"))).unwrap().unwrap();
    assert!(estimate.starts_with("1000000000000 draws: about ") && estimate.ends_with(" days"), "{estimate}");
    assert!(Command::new("sh").args(["-c", &format!("kill -INT {}", child.id())]).status().unwrap().success());
    assert_eq!(child.wait().unwrap().code(), Some(130));
    assert_eq!(said.last().unwrap().unwrap(), "stopped; nothing is written");
    assert!(!folder.names().iter().any(|name| name == "bands.csv" || name.starts_with('.')), "{:?}", folder.names());
}
