//! Files laid on each other.
#![forbid(unsafe_code)]
#![allow(clippy::float_cmp, reason = "what is written comes out as it is")]

mod support;

use rackcast_scenario::{
    BendOperation, Input, Loaded, MemoryFiles, NothingShipped, Request, Scenario, Severity, Value, load,
};
use support::{MARKET, MarketShipped, brief, errors, files, load_overlay};

const HEAD: &str = "format = 1\nname = \"Story\"\n";

fn story(extends: &str, text: &str) -> String {
    format!("{HEAD}extends = {extends}\n{text}")
}

fn loads(request: &Request, files: &MemoryFiles) -> std::sync::Arc<Scenario> {
    let loaded = load(request, files, &MarketShipped);
    assert_eq!(errors(&loaded), Vec::<String>::new());
    loaded.scenario.unwrap()
}

fn input<'s>(scenario: &'s Scenario, key: &str) -> &'s Input {
    &scenario.inputs[key]
}

fn start(scenario: &Scenario, key: &str) -> f64 {
    input(scenario, key).at_start(scenario.horizon)
}

fn of(loaded: &Loaded, severity: Severity) -> Vec<String> {
    loaded.diagnostics.iter().filter(|problem| problem.severity == severity).map(brief).collect()
}

#[test]
fn the_market_is_read_whole() {
    let scenario = loads(&Request::file("market.toml"), &files());
    assert_eq!(scenario.segments, ["cloud", "enterprise"]);
    assert_eq!(scenario.adopters, ["enterprise"]);
    assert_eq!(scenario.vendors.iter().map(|vendor| vendor.key.as_str()).collect::<Vec<_>>(), ["alpha", "beta"]);
    assert_eq!(scenario.vendors[0].name, "Alpha Systems");
    assert!(scenario.vendors[0].earnings && !scenario.vendors[1].earnings);
    assert_eq!(scenario.attributes, ["compliance", "services"]);
    assert_eq!(scenario.horizon.months(), 18);
    assert_eq!((scenario.evidence.len(), scenario.observations.len()), (4, 3));
    // Defaults are filled in, a written value knows its place.
    assert!(input(&scenario, "vendors.beta.arr_base").origin.is_none());
    assert_eq!(start(&scenario, "vendors.beta.arr_base"), 0.0);
    let origin = input(&scenario, "adoption.enterprise.churn").origin.as_ref().unwrap();
    assert_eq!(origin.place.to_string(), "market.toml:19");
    assert_eq!(scenario.base.as_ref().map(|base| base.file.clone()), None);
}

#[test]
fn an_overlay_changes_what_it_says_and_nothing_else() {
    let files = files().with("story.toml", story("\"market.toml\"", "[adoption.enterprise]\nchurn = \"20 %\"\n"));
    let scenario = loads(&Request::file("story.toml"), &files);
    let base = scenario.base.clone().unwrap();
    assert_eq!((scenario.name.as_str(), scenario.label.as_str()), ("Story", "story"));
    let changed: Vec<&String> = scenario
        .inputs
        .iter()
        .filter(|(key, input)| base.inputs[*key].value != input.value)
        .map(|(key, _)| key)
        .collect();
    assert_eq!(changed, ["adoption.enterprise.churn"]);
    assert_eq!(start(&scenario, "adoption.enterprise.churn"), 0.2);
    assert_eq!(input(&scenario, "adoption.enterprise.churn").replaced.len(), 1);
}

#[test]
fn each_file_is_laid_once_at_its_first_place() {
    // Two overlays of one base do not undo each other; the later of two words stands.
    let files = files()
        .with("one.toml", story("\"market.toml\"", "[planning]\nservice_life = 4\nadjustment_months = 7\n"))
        .with("two.toml", story("\"market.toml\"", "[planning]\nadjustment_months = 9\n"))
        .with("both.toml", story("[\"one.toml\", \"two.toml\", \"one.toml\", \"market.toml\"]", ""));
    let request = Request { inherited: true, ..Request::file("both.toml") };
    let scenario = loads(&request, &files);
    assert_eq!((start(&scenario, "planning.service_life"), start(&scenario, "planning.adjustment_months")), (4.0, 9.0));
    assert_eq!(scenario.base.as_ref().unwrap().file, "one.toml");
    assert_eq!(
        scenario.inherited.as_ref().unwrap().inputs["planning.adjustment_months"].at_start(scenario.horizon),
        9.0
    );
}

#[test]
fn bends_stack_in_the_order_of_files() {
    let bend = |text: &str| format!("[adoption.enterprise]\nusage_growth = {text}\n");
    let files = files()
        .with("one.toml", story("\"market.toml\"", &bend("{ times = 0.5 }")))
        .with("two.toml", story("\"one.toml\"", &bend("{ plus = 0.1, from = \"2026Q2\", note = \"why\" }")))
        .with("flat.toml", story("\"two.toml\"", &bend("0.3")));
    let scenario = loads(&Request::file("two.toml"), &files);
    let usage = input(&scenario, "adoption.enterprise.usage_growth");
    assert!(matches!(usage.value, Value::Path(_)));
    assert_eq!(
        usage.bends.iter().map(|bend| bend.operation).collect::<Vec<_>>(),
        [BendOperation::Times(0.5), BendOperation::Plus(0.1)]
    );
    let monthly = usage.monthly(scenario.horizon);
    assert!((monthly[2] - 0.4).abs() < 1e-12 && (monthly[3] - 0.5).abs() < 1e-12);
    // A plain value clears them, with a warning.
    let loaded = load(&Request::file("flat.toml"), &files, &NothingShipped);
    assert_eq!(of(&loaded, Severity::Warning), ["bend-undone flat.toml:5 usage_growth"]);
    let scenario = loaded.scenario.unwrap();
    assert!(input(&scenario, "adoption.enterprise.usage_growth").bends.is_empty());
}

#[test]
fn a_default_is_bent_where_there_is_one() {
    let loaded = load_overlay("[vendors.beta]\norder_volatility = { plus = 0.3 }");
    let scenario = loaded.scenario.unwrap();
    assert_eq!(start(&scenario, "vendors.beta.order_volatility"), 0.3);
    assert!(input(&scenario, "vendors.beta.order_volatility").origin.is_none());
}

#[test]
fn a_bent_distribution_is_cut_after_the_bend() {
    let text =
        |bend: &str| format!("[ordering]\nphantom_months = {{ dist = \"uniform\", min = 30, max = 60 }}\n{bend}");
    let files = files()
        .with("one.toml", story("\"market.toml\"", &text("")))
        .with("two.toml", story("\"one.toml\"", "[ordering]\nphantom_months = { plus = 0.1 }"))
        .with("three.toml", story("\"one.toml\"", "[ordering]\nphantom_months = { plus = 10 }"));
    let loaded = load(&Request::file("two.toml"), &files, &NothingShipped);
    assert_eq!(of(&loaded, Severity::Warning), ["distribution-cut two.toml:5 { plus = 0.1 }"]);
    let scenario = loaded.scenario.unwrap();
    // 30 to 59.9 are left, which the bend takes to 30.1 to 60.
    assert!((start(&scenario, "ordering.phantom_months") - 45.05).abs() < 1e-9);
    let loaded = load(&Request::file("three.toml"), &files, &NothingShipped);
    assert_eq!(errors(&loaded), ["distribution-cut three.toml:5 { plus = 10 }"]);
}

#[test]
fn a_bend_cuts_the_points_whose_months_it_acts_in() {
    let attach = "attach = { \"2026-01\" = { dist = \"uniform\", min = 0.5, max = 1.0 }, \"2027-06\" = { dist = \"uniform\", min = 1.9, max = 1.99 } }";
    let files = files()
        .with("one.toml", story("\"market.toml\"", &format!("[network]\n{attach}")))
        .with("two.toml", story("\"one.toml\"", "[network]\nattach = { plus = 0.0105, from = \"2027\" }"))
        .with(
            "early.toml",
            story(
                "\"one.toml\"",
                "[network]\nattach = { plus = -0.5025, from = \"2026-02\" }\n[horizon]\nend = \"2026-03\"",
            ),
        );
    let medians = |file: &str| {
        let loaded = load(&Request::file(file), &files, &NothingShipped);
        assert_eq!(of(&loaded, Severity::Warning).len(), 1, "{:?}", errors(&loaded));
        let scenario = loaded.scenario.unwrap();
        let Value::Path(path) = &input(&scenario, "network.attach").value else { panic!() };
        path.points.iter().map(|point| (point.number.median() * 1e9).round() / 1e9).collect::<Vec<_>>()
    };
    // 0 to 2 is allowed: of the second point 1.9 to 1.9895 is left, which the bend takes to 2.
    assert_eq!(medians("two.toml"), [0.75, 1.94475]);
    // Of the first point 0.5025 to 1 is left, which the bend takes to 0.
    assert_eq!(medians("early.toml"), [0.75125, 1.945]);
}

#[test]
fn a_dropped_vendor_takes_along_what_names_it() {
    let files = files()
        .with(
            "asks.toml",
            story(
                "\"market.toml\"",
                "[[checks]]\nname = \"alpha sells\"\nmust = \"vendor.alpha.revenue[2026-08] > 1\"\n\
                 [[checks]]\nname = \"the market sells\"\nmust = \"market.ai.orders[2026] > 1\"\n\
                 [[judgements]]\noutput = \"vendor.alpha.ai.orders\"\nperiod = \"FY27Q1\"\nvalue = 1\nbecause = \"so\"\n\
                 [grid]\nvendors.alpha.backlog_at_start = [1]\n",
            ),
        )
        .with("drop.toml", story("\"asks.toml\"", "[vendors]\nalpha = false\nbeta.share.network = 1\n"))
        .with("late.toml", story("\"drop.toml\"", "[vendors.alpha]\nbacklog_at_start = { times = 2 }\n"));
    let loaded = load(&Request::file("late.toml"), &files, &NothingShipped);
    assert_eq!(errors(&loaded), Vec::<String>::new());
    assert_eq!(
        of(&loaded, Severity::Note),
        [
            "dropped-with late.toml:5 backlog_at_start",
            "dropped-with drop.toml:5 alpha",
            "dropped-with drop.toml:5 alpha"
        ]
    );
    let scenario = loaded.scenario.unwrap();
    assert_eq!(scenario.vendors.len(), 1);
    assert_eq!(scenario.checks.iter().map(|check| check.name.as_str()).collect::<Vec<_>>(), ["the market sells"]);
    assert!(scenario.judgements.is_empty() && scenario.grid.is_empty() && scenario.evidence.is_empty());
    assert!(!scenario.inputs.keys().any(|key| key.contains("alpha")));
}

#[test]
fn a_dropped_segment_takes_along_its_adoption_and_shares() {
    let loaded = load_overlay("segments.enterprise = false");
    assert_eq!(errors(&loaded), Vec::<String>::new());
    let scenario = loaded.scenario.unwrap();
    assert_eq!((scenario.segments.len(), scenario.adopters.len()), (1, 0));
    assert!(!scenario.inputs.keys().any(|key| key.contains("enterprise")));
    assert_eq!(errors(&load_overlay("[vendors]\nalfa = false")), ["unknown-name overlay.toml:5 alfa"]);
    assert_eq!(errors(&load_overlay("[adoption]\nenterprise = false")), ["wrong-type overlay.toml:5 false"]);
}

#[test]
fn lists_merge_by_name_and_drop_removes() {
    let event = |name: &str, rest: &str| format!("[[events]]\nname = \"{name}\"\n{rest}\n");
    let files = files()
        .with(
            "one.toml",
            story(
                "\"market.toml\"",
                &(event("a", "when = \"market.ai.orders[2026] > 1\"")
                    + &event("b", "when = \"market.ai.orders[2026] > 2\"")),
            ),
        )
        .with(
            "two.toml",
            story("\"one.toml\"", &(event("b", "when = \"market.ai.orders[2026] > 3\"") + &event("a", "drop = true"))),
        );
    let scenario = loads(&Request::file("two.toml"), &files);
    let events: Vec<_> = scenario.events.iter().map(|event| (event.name.as_str(), event.text.as_str())).collect();
    assert_eq!(events, [("b", "market.ai.orders[2026] > 3")]);
    let loaded = load_overlay("[[events]]\nname = \"c\"\ndrop = true");
    assert_eq!(of(&loaded, Severity::Warning), ["nothing-to-drop overlay.toml:4 [[events]]"]);
}

#[test]
fn what_a_shorter_horizon_leaves_out_is_noted() {
    let ask = "[[events]]\nname = \"late\"\nwhen = \"market.ai.orders[2027Q1] > 1\"\n[[judgements]]\noutput = \"vendor.alpha.ai.orders\"\nperiod = \"FY27Q1\"\nvalue = 1\nbecause = \"so\"\n";
    let files = files()
        .with("asks.toml", story("\"market.toml\"", ask))
        .with("short.toml", story("\"asks.toml\"", "[horizon]\nend = \"2026-08\"\n"))
        .with("own.toml", story("\"asks.toml\"", &format!("{ask}[horizon]\nend = \"2026-08\"\n")));
    let loaded = load(&Request::file("short.toml"), &files, &NothingShipped);
    assert_eq!(errors(&loaded), Vec::<String>::new());
    assert_eq!(
        of(&loaded, Severity::Note),
        ["outside-horizon asks.toml:6 2027Q1", "outside-horizon asks.toml:9 \"FY27Q1\""]
    );
    let loaded = load(&Request::file("own.toml"), &files, &NothingShipped);
    assert_eq!(errors(&loaded), ["outside-horizon own.toml:6 2027Q1", "outside-horizon own.toml:9 \"FY27Q1\""]);
}

#[test]
fn a_lever_is_laid_on_a_scenario_or_on_the_programs() {
    let lever = format!(
        "{HEAD}[servers]\nasic_share = {{ times = 1.5 }}\n[[checks]]\nname = \"more\"\nmust = \"market.ai.orders[2026] > base:market.ai.orders[2026]\"\n"
    );
    let files = files().with("levers/more.toml", lever);
    let alone = loads(&Request::file("levers/more.toml"), &files);
    assert_eq!((alone.name.as_str(), alone.label.as_str()), ("Story", "more"));
    assert_eq!(alone.checks[0].base.as_ref().unwrap().file, "rackcast:base");
    let request = Request {
        levers: vec!["levers/more.toml".to_owned()],
        settings: vec!["planning.service_life=4 years".to_owned(), "horizon.end=2026-12".to_owned()],
        ..Request::file("market.toml")
    };
    let laid = loads(&request, &files);
    assert_eq!((laid.name.as_str(), laid.horizon.months()), ("Small market", 12));
    assert_eq!(start(&laid, "planning.service_life"), 4.0);
    assert_eq!(laid.checks[0].base.as_ref().unwrap().file, "market.toml");
    assert_eq!(laid.checks[0].base.as_ref().unwrap().horizon.months(), 18);
    // Without a base case in the program, or where it is no lever, it cannot be.
    let loaded = load(&Request::file("levers/more.toml"), &files, &NothingShipped);
    assert_eq!(errors(&loaded), ["no-base levers/more.toml:1 "]);
    let request = Request { levers: vec!["market.toml".to_owned()], ..Request::file("market.toml") };
    assert_eq!(errors(&load(&request, &files, &NothingShipped)), ["no-lever market.toml:1 "]);
}

#[test]
fn a_setting_is_checked_as_a_file_is() {
    let set = |setting: &str| {
        let request = Request { settings: vec![setting.to_owned()], ..Request::file("market.toml") };
        errors(&load(&request, &files(), &NothingShipped))
    };
    assert_eq!(set("servers.asic_share=1.35"), ["out-of-range --set:1 1.35"]);
    assert_eq!(set("servers.asci_share=0.35"), ["unknown-key --set:1 asci_share"]);
    assert_eq!(set("servers.asic_share"), ["broken-toml --set:1 "]);
    assert_eq!(set("extends=\"x.toml\""), ["unknown-key --set:1 extends"]);
    assert_eq!(set("evidence.observations=\"x.csv\""), ["unknown-key --set:1 evidence"]);
    assert_eq!(set("vendors.beta=false"), Vec::<String>::new());
}

#[test]
fn base_reads_what_the_asking_file_builds_on() {
    let ask = "[[checks]]\nname = \"less\"\nmust = \"market.ai.orders[2026] < base:market.ai.orders[2026]\"\n";
    let files = files()
        .with("one.toml", story("\"market.toml\"", ask))
        .with("two.toml", story("\"one.toml\"", ""))
        .with("alone.toml", format!("{MARKET}\n{ask}"));
    let scenario = loads(&Request::file("two.toml"), &files);
    assert_eq!(scenario.checks[0].base.as_ref().unwrap().file, "market.toml");
    assert_eq!(scenario.base.as_ref().unwrap().file, "one.toml");
    let loaded = load(&Request::file("alone.toml"), &files, &NothingShipped);
    assert_eq!(errors(&loaded).len(), 1);
    assert!(errors(&loaded)[0].starts_with("no-base alone.toml"));
}

#[test]
fn the_day_of_the_forecast_can_be_moved() {
    let request = Request { as_of: Some("2026-09-30".parse().unwrap()), ..Request::file("market.toml") };
    let scenario = loads(&request, &files());
    assert_eq!(scenario.observations.len(), 4);
    assert_eq!(scenario.horizon.as_of.unwrap().to_string(), "2026-09-30");
}

#[test]
fn the_hash_is_of_the_meaning() {
    let hash = |text: String| {
        load(&Request::file("market.toml"), &files().with("market.toml", text), &NothingShipped)
            .scenario
            .unwrap()
            .hash
            .clone()
    };
    let plain = hash(MARKET.to_owned());
    assert_eq!(plain.len(), 64);
    assert_eq!(
        hash(
            MARKET
                .replace("churn = 0.1", "churn = { value = \"10 %\", note = \"a guess\" }")
                .replace("Small market", "Renamed")
        ),
        plain
    );
    assert_ne!(hash(MARKET.replace("churn = 0.1", "churn = 0.11")), plain);
    assert_ne!(hash(MARKET.replace("as_of = \"2026-08-31\"", "as_of = \"2026-06-01\"")), plain);
    let one = loads(&Request::file("one.toml"), &files().with("one.toml", story("\"market.toml\"", "")));
    assert_eq!(one.hash, plain);
}

#[test]
fn what_changes_nothing_is_told() {
    let loaded =
        load_overlay("[vendors.beta]\nattributes.complaince = 1\ncancellation = { plus = 0.1, from = \"2030\" }");
    assert!(loaded.scenario.is_some());
    assert_eq!(of(&loaded, Severity::Warning), ["unweighed-attribute overlay.toml:5 complaince"]);
    assert_eq!(loaded.diagnostics[0].help.as_deref(), Some("did you mean `compliance`?"));
    assert_eq!(of(&loaded, Severity::Note), ["outside-horizon overlay.toml:6 { plus = 0.1, from = \"2030\" }"]);
    let twice = "[[events]]\nname = \"a\"\nwhen = \"market.ai.orders[2026] > 1\"\n";
    let loaded = load_overlay(&twice.repeat(2));
    assert_eq!(of(&loaded, Severity::Warning), ["told-twice overlay.toml:7 [[events]]"]);
}

#[test]
fn provenance_is_said_once_for_a_table() {
    let loaded = load_overlay(
        "[vendors.beta]\nnote = \"by judgement\"\narr_base = { unit = \"USD m a year\", source = \"a\", \"2026\" = 500, \"2027\" = { value = 600, source = \"b\" } }",
    );
    assert_eq!(errors(&loaded), Vec::<String>::new());
    let scenario = loaded.scenario.unwrap();
    let Value::Path(path) = &input(&scenario, "vendors.beta.arr_base").value else { panic!() };
    let said: Vec<_> = path
        .points
        .iter()
        .map(|point| (point.number.median(), point.origin.source.as_deref(), point.origin.note.as_deref()))
        .collect();
    assert_eq!(said, [(0.5, Some("a"), Some("by judgement")), (0.6, Some("b"), Some("by judgement"))]);
}

#[test]
fn what_a_scenario_inherits_is_made_on_request() {
    let files = files()
        .with("one.toml", story("\"market.toml\"", "[planning]\nservice_life = 4\n"))
        .with("two.toml", story("[\"market.toml\", \"one.toml\"]", ""));
    for (file, inherited) in [("market.toml", None), ("one.toml", Some("market")), ("two.toml", Some("one"))] {
        let request = Request::file(file);
        assert!(loads(&request, &files).inherited.is_none());
        let scenario = loads(&Request { inherited: true, ..request }, &files);
        assert_eq!(scenario.inherited.as_ref().map(|scenario| scenario.label.as_str()), inherited);
    }
}

#[test]
fn a_wrong_question_is_told_where_it_stands_though_a_later_file_has_another() {
    let check = |must: &str| format!("[[checks]]\nname = \"a\"\nmust = \"{must}\"\n");
    let files = files()
        .with("one.toml", story("\"market.toml\"", &check("market.ai.orders[2026] >")))
        .with("two.toml", story("\"one.toml\"", &check("market.ai.orders[2026] > 1")))
        .with("three.toml", story("\"one.toml\"", "[[checks]]\nname = \"a\"\ndrop = true\n"));
    for file in ["two.toml", "three.toml"] {
        let loaded = load(&Request::file(file), &files, &NothingShipped);
        assert_eq!(errors(&loaded).len(), 1);
        assert!(errors(&loaded)[0].starts_with("bad-expression one.toml:6"), "{:?}", errors(&loaded));
    }
    let both = check("market.ai.orders[2026] >") + &check("market.ai.orders[2026] <");
    assert_eq!(errors(&load_overlay(&both)).len(), 2);
}

#[test]
fn a_mistyped_adopter_does_not_hide_another() {
    let text = MARKET
        .replace("hosted_share = { enterprise = 0.3 }", "hosted_share = { enterprise = 0.3, goverment = 0.1 }")
        + "\n[adoption.labs]\npilot_duration = 5\n";
    let files = files().with("market.toml", text);
    let loaded = load(&Request::file("market.toml"), &files, &NothingShipped);
    assert_eq!(errors(&loaded).len(), 2, "{:?}", errors(&loaded));
    assert!(errors(&loaded)[0].ends_with("goverment") && errors(&loaded)[1].ends_with("[adoption.labs]"));
}

#[test]
fn a_tolerance_of_no_output_is_warned_of() {
    let of = |glob: &str| {
        let loaded = load_overlay(&format!("[tolerances]\n\"{glob}\" = {{ relative = 0.1 }}\n"));
        assert_eq!(errors(&loaded), Vec::<String>::new());
        loaded.diagnostics.first().map(|problem| (problem.code, problem.help.clone().unwrap()))
    };
    for glob in ["market.**", "vendor.*.ai.orders", "**", "**.orders", "market.ai.orders"] {
        assert_eq!(of(glob), None, "{glob}");
    }
    for (glob, help) in [
        ("markt.**", "did you mean `market.**`?"),
        ("vendor.*.ai.order", "did you mean `vendor.*.ai.orders`?"),
        ("**.order", "did you mean `**.orders`?"),
        ("vendor.alpah.**", "did you mean `vendor.alpha.**`?"),
        ("vendor.*.ord*", "a star stands for whole parts only"),
        ("nothing.like.it", "the command `rackcast outputs` lists all outputs"),
    ] {
        assert_eq!(of(glob), Some(("unknown-output", help.to_owned())), "{glob}");
    }
    // What is dropped, or in doubt, is told there.
    let loaded = load_overlay("[vendors]\nbeta = false\n[tolerances]\n\"vendor.beta.**\" = { relative = 0.1 }\n");
    assert_eq!(of_code(&loaded, "unknown-output"), 0);
}

fn of_code(loaded: &Loaded, code: &str) -> usize {
    loaded.diagnostics.iter().filter(|problem| problem.code == code).count()
}

#[test]
fn a_mistyped_key_of_the_grid_has_a_neighbour_that_is_faulty_itself() {
    let loaded = load_overlay("[servers]\nasic_share = 1.2\n[grid]\n\"servers.asic_shares\" = [0.1]\n");
    let grid = loaded.diagnostics.iter().find(|problem| problem.code == "unknown-key").unwrap();
    assert_eq!(grid.help.as_deref(), Some("did you mean `servers.asic_share`?"));
}
