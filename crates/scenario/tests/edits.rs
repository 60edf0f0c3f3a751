//! Random edits of valid files: never a panic, and no scenario with an error.
#![forbid(unsafe_code)]

mod support;

use proptest::prelude::*;
use rackcast_scenario::{NothingShipped, Request, Severity, load};
use support::{MARKET, OBSERVATIONS, files};

/// An overlay that uses what the market does not.
const OVERLAY: &str = include_str!("files/overlay.toml");

/// Texts that mean something somewhere.
const PIECES: [&str; 36] = [
    "0",
    "-1",
    "1e308",
    "nan",
    "inf",
    "\"24.4 bn\"",
    "\"9 months\"",
    "true",
    "{}",
    "[]",
    "{ times = 1.2 }",
    "{ plus = 0.1, from = \"2026-07\" }",
    "{ p10 = 0.2, p50 = 0.3, p90 = 0.5 }",
    "{ dist = \"normal\", mean = 1, sd = 0.1 }",
    "{ \"2026\" = 0.5, \"2027\" = 0.6 }",
    "false",
    "[vendors.alpha]",
    "[segments.cloud]",
    "[[events]]",
    "[grid]",
    "drop = true",
    "\"2026Q5\"",
    "FY27Q1",
    "\n",
    "=",
    "\"",
    "[",
    "]",
    "{",
    "}",
    ",",
    ".",
    "#",
    "é",
    "\u{0}",
    "\u{1F600}",
];

fn edit(text: &str, at: usize, remove: usize, insert: &str) -> String {
    let mut start = at % (text.len() + 1);
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = (start + remove).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    format!("{}{insert}{}", &text[..start], &text[end..])
}

fn edits() -> impl Strategy<Value = Vec<(usize, usize, usize)>> {
    prop::collection::vec((any::<usize>(), 0..40_usize, 0..PIECES.len()), 1..4)
}

fn applied(text: &str, edits: &[(usize, usize, usize)]) -> String {
    edits.iter().fold(text.to_owned(), |text, (at, remove, piece)| edit(&text, *at, *remove, PIECES[*piece]))
}

/// A line of the file with its value replaced.
fn revalued(text: &str, line: usize, piece: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let line = line % lines.len();
    let edited = lines[line].split_once(" = ").map(|(key, _)| format!("{key} = {}", PIECES[piece]));
    let kept = lines
        .iter()
        .enumerate()
        .map(|(at, text)| if at == line { edited.clone().unwrap_or_default() } else { (*text).to_owned() });
    kept.collect::<Vec<_>>().join("\n")
}

fn loads(market: &str, overlay: &str, observations: &str) {
    let files =
        files().with("market.toml", market).with("overlay.toml", overlay).with("market-observations.csv", observations);
    let loaded = load(&Request::file("overlay.toml"), &files, &NothingShipped);
    let failed = loaded.diagnostics.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(loaded.scenario.is_none(), failed);
    for problem in &loaded.diagnostics {
        for place in problem.place.iter().chain(&problem.chain) {
            assert!(place.span.end <= place.file.text.len() && place.span.start <= place.span.end, "{problem:?}");
            let _ = (place.start(), place.end(), place.text());
        }
    }
    if let Some(scenario) = loaded.scenario {
        for (key, input) in &scenario.inputs {
            assert!(input.monthly(scenario.horizon).iter().all(|value| input.spec.range.contains(*value)), "{key}");
        }
    }
}

#[test]
fn the_files_are_valid() {
    let files = files().with("overlay.toml", OVERLAY);
    let loaded = load(&Request::file("overlay.toml"), &files, &NothingShipped);
    assert_eq!(support::errors(&loaded), Vec::<String>::new());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_of_text(market in edits(), overlay in edits(), which in 0..4) {
        let market = if which % 2 == 0 { applied(MARKET, &market) } else { MARKET.to_owned() };
        let overlay = if which > 0 { applied(OVERLAY, &overlay) } else { OVERLAY.to_owned() };
        loads(&market, &overlay, OBSERVATIONS);
    }

    #[test]
    fn edits_of_values(line in any::<usize>(), piece in 0..PIECES.len(), other in any::<usize>(), second in 0..PIECES.len()) {
        loads(&revalued(MARKET, line, piece), &revalued(OVERLAY, other, second), OBSERVATIONS);
    }

    #[test]
    fn edits_of_observations(edits in edits()) {
        loads(MARKET, OVERLAY, &applied(OBSERVATIONS, &edits));
    }

    #[test]
    fn edits_of_bytes(at in any::<usize>(), byte in any::<u8>()) {
        let mut bytes = MARKET.as_bytes().to_vec();
        let at = at % bytes.len();
        bytes[at] = byte;
        let files = files().with("market.toml", bytes);
        let _ = load(&Request::file("market.toml"), &files, &NothingShipped);
    }
}
