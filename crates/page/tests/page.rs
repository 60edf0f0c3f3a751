//! The file as a whole: it holds everything, asks for nothing, and text of a scenario stays text.

mod common;

use std::sync::{Arc, OnceLock};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rackcast_calendar::Period;
use rackcast_page::{Engine, Report, SCRIPT, STYLE, html, rows_to_swing, tornado};
use rackcast_scenario::MemoryFiles;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The base case beside a story, with draws, a tornado and a grid.
fn base() -> &'static str {
    static PAGE: OnceLock<String> = OnceLock::new();
    PAGE.get_or_init(|| {
        let grid = common::shipped("rackcast:conversion-and-asic-grid");
        let grid = common::grid(&grid, &["market.ai.orders"], 2027);
        let others = [common::shipped("rackcast:supply-tight-asic-surge")];
        common::page(&common::shipped("rackcast:base"), &others, 200, Some(&grid))
    })
}

/// What stands between two texts.
fn between<'a>(page: &'a str, from: &str, to: &str) -> &'a str {
    let start = page.find(from).unwrap_or_else(|| panic!("no {from}")) + from.len();
    &page[start..start + page[start..].find(to).unwrap()]
}

fn data(page: &str) -> Value {
    serde_json::from_str(between(page, "id=\"page-data\">", "</script>")).unwrap()
}

fn hash(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

#[test]
fn the_policy_names_the_script_and_the_style_that_are_there() {
    let policy = between(base(), "Content-Security-Policy\" content=\"", "\">");
    let script = between(base(), "<script type=\"module\">", "</script>");
    let style = between(base(), "<style>", "</style>");
    assert_eq!((script, style), (SCRIPT, STYLE));
    assert!(policy.starts_with("default-src 'none'; "), "{policy}");
    assert!(policy.contains(&format!("script-src {};", hash(script))), "{policy}");
    assert!(policy.contains(&format!("style-src {};", hash(style))), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("http"));
}

#[test]
fn nothing_is_fetched() {
    let frame =
        base().replace(SCRIPT, "").replace(STYLE, "").replace(between(base(), "id=\"page-data\">", "</script>"), "");
    for asks in ["http:", "https:", "src=", "href=", "<link", "<img", "@import"] {
        assert!(!frame.contains(asks), "{asks} in {frame}");
    }
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
    for asks in ["fetch(", "XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "importScripts", "import("] {
        assert!(!SCRIPT.contains(asks), "{asks} in the script");
    }
    let code = &SCRIPT[SCRIPT.find("*/").unwrap()..];
    for address in code
        .match_indices("http")
        .map(|(at, _)| &code[at..])
        .filter(|text| text.starts_with("http://") || text.starts_with("https://"))
    {
        assert!(address.starts_with("http://www.w3.org/"), "{}", &address[..60]);
    }
}

#[test]
fn text_of_a_scenario_cannot_leave_its_place() {
    let name = "</script><script>alert(1)</script><!-- \u{2028} & \\\"";
    let story = format!(
        "format = 1\nname = {name:?}\ndescription = \"<img src=x onerror=alert(2)>\"\nextends = \"rackcast:base\"\n\
         [[events]]\nname = \"<b>=1+1\"\nwhen = \"market.ai.orders[2027] > 1\"\n"
    );
    let files = MemoryFiles::new().with("story.toml", story.replace("\\u{2028}", "\\u2028"));
    let page = common::page(&common::scenario("story.toml", &files), &[], 0, None);
    for tag in ["<script>alert", "<img", "<b>", "<!--"] {
        assert!(!page.replace(SCRIPT, "").contains(tag), "{tag}");
    }
    // The data and the program, which has none in itself.
    assert_eq!(page.matches("</script").count(), 2);
    assert_eq!(between(&page, "<title>", "</title>").matches('<').count(), 0);
    let data = data(&page);
    assert_eq!(data["scenarios"][0]["name"], name);
    let events = data["events"]["events"].as_array().unwrap();
    assert!(events.iter().any(|event| event["name"] == "<b>=1+1"));
}

#[test]
fn every_number_is_the_forecasts_own() {
    let data = data(base());
    let (_, run) = common::run(&common::shipped("rackcast:base"), 0);
    let [layout, told] = [&data["layouts"][0], &data["scenarios"][0]];
    let mut values = Vec::new();
    for output in layout["outputs"].as_array().unwrap() {
        let group = &layout["groups"][usize::try_from(output["group"].as_u64().unwrap()).unwrap()];
        let periods = group["steps"].as_array().unwrap().iter().chain(group["years"].as_array().unwrap());
        let at = usize::try_from(output["at"].as_u64().unwrap()).unwrap();
        let first = usize::try_from(output["row"].as_u64().unwrap()).unwrap();
        for (index, period) in periods.enumerate() {
            let period = period["name"].as_str().unwrap().parse().unwrap();
            let row = run.forecast.layout.row(output["name"].as_str().unwrap(), period).unwrap();
            assert_eq!(row, first + index);
            let mark = run.forecast.layout.rows[row].mark.letter();
            assert_eq!(told["marks"].as_str().unwrap().chars().nth(at + index), Some(mark));
            values.push(run.forecast.values[row]);
        }
    }
    assert!(values.iter().flatten().count() > 3000);
    // As text, since not every reader of JSON gives the last bit.
    assert!(base().contains(&format!("\"values\":{},\"marks\"", serde_json::to_string(&values).unwrap())));
}

#[test]
fn every_section_has_its_data() {
    let data = data(base());
    let (_, run) = common::run(&common::shipped("rackcast:base"), 0);
    let count = |pointer: &str| data.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).as_array().unwrap().len();
    let scenario = &run.scenario;
    assert_eq!(count("/vendors"), scenario.vendors.len());
    assert_eq!(count("/market/segments"), scenario.segments.len());
    assert_eq!(count("/assumptions"), scenario.inputs.len());
    assert_eq!(count("/events/events"), scenario.events.len());
    assert_eq!(count("/events/checks"), scenario.checks.len());
    assert_eq!(count("/grid/cells"), 25);
    assert_eq!(count("/comparison"), 1);
    assert!(count("/comparison/0/changes") > 3, "it is set against the scenario that is told");
    assert!(count("/scenarios/0/bands/cells") > 500);
    assert!(count("/differences") > 20);
    let uncertain = data["assumptions"].as_array().unwrap().iter().filter(|row| row["uncertain"] == true).count();
    assert_eq!(count("/tornado/inputs"), uncertain);
    assert!(data["events"]["events"][0]["probability"].is_number());
    // Each figure that fixes an actual has its source.
    let reported = data["scenarios"][0]["reported"].as_array().unwrap();
    let known = |id: &Value| data["sources"].as_array().unwrap().iter().any(|source| source["id"] == *id);
    assert!(reported.len() > 80 && reported.iter().all(|figure| known(&figure["source"])));
}

#[test]
fn vendors_add_up_to_the_market_over_the_same_months() {
    let data = data(base());
    let (_, run) = common::run(&common::shipped("rackcast:base"), 0);
    let figures = data["overview"]["figures"].as_array().unwrap();
    assert_eq!(data["overview"]["period"], "2027");
    assert_eq!(figures.len(), 4 * run.scenario.vendors.len());
    for below in ["ai.orders", "ai.shipments", "ai.backlog"] {
        for (when, year) in [("before", 2026), ("now", 2027)] {
            let own =
                figures.iter().filter(|figure| figure["output"].as_str().unwrap().ends_with(&format!(".{below}")));
            let sum: f64 = own.map(|figure| figure[when]["value"].as_f64().unwrap()).sum();
            let market = run.forecast.value(&format!("market.{below}"), Period::Year(year)).unwrap();
            assert!((sum - market).abs() <= 1e-9 * market, "{below} {year}: {sum} of vendors, {market}");
        }
    }
    // A vendor whose fiscal year is the calendar's.
    let odm = figures.iter().find(|figure| figure["output"] == "vendor.odm.revenue").unwrap();
    let year = run.forecast.value("vendor.odm.revenue", Period::FiscalYear(2027)).unwrap();
    assert!((odm["now"]["value"].as_f64().unwrap() - year).abs() <= 1e-9 * year);
}

#[test]
fn a_grid_names_its_inputs_and_what_changes_nothing() {
    let data = data(base());
    let axes = data["grid"]["axes"].as_array().unwrap();
    let of = |name: &str| axes.iter().map(|axis| axis[name].clone()).collect::<Vec<_>>();
    assert_eq!(of("title"), ["Enterprise conversion rate", "ASIC share"]);
    assert_eq!(of("usual"), [2, 1]);
    assert_eq!(axes[0]["labels"][2], "no change");
    assert_eq!(axes[1]["labels"], serde_json::json!(["−5 pt", "no change", "+5 pt", "+10 pt", "+15 pt"]));
}

#[test]
fn a_story_says_where_it_differs_from_its_parent() {
    let data = data(&common::page(&common::shipped("rackcast:returns-disappoint"), &[], 0, None));
    let was = |key: &str| {
        let rows = data["assumptions"].as_array().unwrap();
        rows.iter().find(|row| row["key"] == key).unwrap()["was"].clone()
    };
    assert!(was("adoption.enterprise.conversion_rate").as_str().unwrap().contains("0.34"));
    assert!(was("servers.asic_share").is_null());
}

#[test]
fn a_story_of_a_base_case_and_a_lever_says_what_the_lever_changes() {
    let data = data(&common::page(&common::shipped("rackcast:asic-surge"), &[], 0, None));
    let rows = data["assumptions"].as_array().unwrap();
    let was = |key: &str| rows.iter().find(|row| row["key"] == key).unwrap()["was"].clone();
    assert!(was("servers.asic_share").as_str().unwrap().contains("0.315"));
    assert!(was("adoption.enterprise.conversion_rate").is_null());
}

#[test]
fn the_same_report_is_the_same_bytes_and_small() {
    let page = || common::page(&common::shipped("rackcast:base"), &[], 50, None);
    assert_eq!(page(), page());
    assert!(base().len() < 1_600_000, "{}", base().len());
}

#[test]
fn an_engine_stands_in_the_file() {
    let (_, run) = common::run(&common::shipped("rackcast:base"), 0);
    let engine = Engine { module: b"\0asm\x01<", setup: "{\"text\":\"</script>\"}" };
    let report = Report { version: "1", run: &run, compared: &[], grid: None, tornado: None, engine: Some(engine) };
    let page = html(&report);
    assert_eq!(STANDARD.decode(between(&page, "id=\"engine-module\">", "</script>")).unwrap(), engine.module);
    let setup: Value = serde_json::from_str(between(&page, "id=\"engine-setup\">", "</script>")).unwrap();
    assert_eq!(setup["text"], "</script>");
    // The one thing more that the page may do than one without.
    let policy = between(&page, "Content-Security-Policy\" content=\"", "\">");
    assert!(policy.contains(&format!("script-src {} 'wasm-unsafe-eval'; worker-src blob:;", hash(SCRIPT))), "{policy}");
    let without = policy.replace(" 'wasm-unsafe-eval'", "").replace("worker-src blob:; ", "");
    assert_eq!(without, between(base(), "Content-Security-Policy\" content=\"", "\">"));
}

#[test]
fn a_swing_is_the_run_with_that_number() {
    let base = common::shipped("rackcast:base");
    let (model, run) = common::run(&base, 0);
    let rows = rows_to_swing(&run);
    let tornado = tornado(&model, &rows);
    let swing = tornado.swings.iter().find(|swing| swing.key == "planning.price_elasticity").unwrap();
    for (number, values) in [(0.1, &swing.low), (0.7, &swing.high)] {
        let story = format!(
            "format = 1\nname = \"One\"\nextends = \"rackcast:base\"\n[planning]\nprice_elasticity = {number}\n"
        );
        let files = MemoryFiles::new().with("story.toml", story);
        let (_, other) = common::run(&common::scenario("story.toml", &files), 0);
        for (&row, value) in rows.iter().zip(values) {
            let (is, was) = (value.unwrap(), other.forecast.values[row].unwrap());
            assert!((is - was).abs() <= 1e-9 * was.abs(), "{}", run.forecast.layout.output_of(row).name);
        }
    }
    assert!(tornado.swings.iter().all(|swing| swing.low.len() == rows.len() && swing.high.len() == rows.len()));
}

#[test]
fn the_answer_is_written_from_the_numbers() {
    let answer = &data(base())["answer"];
    let sentences: Vec<_> = answer["sentences"].as_array().unwrap().iter().map(|text| text.as_str().unwrap()).collect();
    insta::assert_snapshot!(format!("{}\n\n{}", answer["headline"].as_str().unwrap(), sentences.join("\n")));
}

#[test]
fn a_horizon_without_whole_quarters_has_months() {
    let mut short = common::shipped("rackcast:base");
    let horizon = &mut Arc::make_mut(&mut short).horizon;
    (horizon.start, horizon.end) = ("2025-01".parse().unwrap(), "2025-02".parse().unwrap());
    let data = data(&common::page(&short, &[], 0, None));
    assert_eq!(data["layouts"][0]["groups"][0]["steps"][1]["name"], "2025-02");
    assert!(data["answer"]["headline"].as_str().unwrap().contains("2025-02"), "{}", data["answer"]["headline"]);
}
