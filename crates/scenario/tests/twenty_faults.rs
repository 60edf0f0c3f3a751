//! A chain of three files with observations and sources, and twenty planted faults: each is told, and nothing else.
#![forbid(unsafe_code)]

mod support;

use rackcast_scenario::{MemoryFiles, NothingShipped, Request, load};

#[test]
fn exactly_the_twenty() {
    let files = MemoryFiles::new()
        .with("forecast.toml", include_str!("files/twenty-faults/forecast.toml"))
        .with("story.toml", include_str!("files/twenty-faults/story.toml"))
        .with("market.toml", include_str!("files/twenty-faults/market.toml"))
        .with("observations.csv", include_str!("files/twenty-faults/observations.csv"))
        .with("sources.csv", include_str!("files/twenty-faults/sources.csv"));
    let loaded = load(&Request::file("forecast.toml"), &files, &NothingShipped);
    let planted = [
        ("missing-file", "forecast.toml", 4),
        ("bad-horizon", "forecast.toml", 7),
        ("unknown-output", "forecast.toml", 10),
        ("bad-form", "story.toml", 7),
        ("out-of-range", "story.toml", 8),
        ("unknown-name", "story.toml", 10),
        ("bad-distribution", "story.toml", 14),
        ("broken-toml", "story.toml", 17),
        ("unknown-output", "story.toml", 22),
        ("out-of-range", "market.toml", 20),
        ("bad-period", "market.toml", 21),
        ("wrong-type", "market.toml", 23),
        ("wrong-unit", "market.toml", 27),
        ("duplicate-point", "market.toml", 30),
        ("not-finite", "market.toml", 61),
        ("missing-key", "market.toml", 64),
        ("unknown-key", "market.toml", 95),
        ("unknown-name", "market.toml", 98),
        ("negative-figure", "observations.csv", 3),
        ("unknown-source", "observations.csv", 5),
    ];
    let found: Vec<_> = loaded
        .diagnostics
        .iter()
        .map(|problem| {
            let place = problem.place.as_ref().unwrap();
            (problem.code, place.file.name.as_str(), place.start().line)
        })
        .collect();
    assert_eq!(found, planted);
    assert!(loaded.scenario.is_none());
    let told: Vec<String> = loaded.diagnostics.iter().map(support::full).collect();
    insta::assert_snapshot!(told.join("\n"));
}
