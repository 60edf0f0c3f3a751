//! States of sliders are levers.

mod common;

use std::collections::BTreeSet;

use common::{Embedded, moved, setup, shipped, states};
use rackcast_explorer::{Explorer, Form};
use rackcast_forecast::{Forecast, Model};
use rackcast_report::diagnostics_text;
use rackcast_scenario::{MemoryFiles, Request, load};

fn bits(forecast: &Forecast) -> Vec<Option<u64>> {
    forecast.values.iter().map(|value| value.map(f64::to_bits)).collect()
}

#[test]
fn every_state_is_the_lever_it_is_saved_as() {
    for name in ["rackcast:base", "rackcast:supply-tight-asic-surge"] {
        let mut explorer = shipped(name, &[]);
        for state in states(&explorer, 4) {
            let lever = explorer.lever(&state, "mine.toml");
            let request = Request { levers: vec!["mine.toml".to_owned()], ..Request::file(name) };
            let loaded = load(&request, &MemoryFiles::new().with("mine.toml", lever.as_str()), &Embedded);
            let warned: BTreeSet<_> = loaded.diagnostics.iter().map(|problem| problem.code).collect();
            assert!(!warned.contains("bend-undone"), "{lever}");
            let scenario = loaded.scenario.unwrap_or_else(|| panic!("{lever}\n{:?}", loaded.diagnostics));
            let forecast = Model::new(scenario).unwrap().forecast().unwrap();
            assert_eq!(bits(&forecast), bits(&explorer.run(&state).unwrap().forecast), "{lever}");
        }
    }
}

#[test]
fn every_slider_of_the_base_case_has_the_scenarios_value_and_runs_from_end_to_end() {
    let mut explorer = shipped("rackcast:base", &[]);
    assert!(explorer.sliders().len() > 8);
    for slider in explorer.sliders().to_vec() {
        assert!(slider.min <= slider.base && slider.base <= slider.max, "{slider:?}");
        for value in [slider.min, slider.max] {
            let state = moved(&explorer, &slider.key, value);
            let outcome = explorer.run(&state).unwrap_or_else(|why| panic!("{} at {value}: {why}", slider.key));
            let scenario = outcome.model.scenario();
            let reached = *scenario.inputs[&slider.key].monthly(scenario.horizon).last().unwrap();
            // What is cut off a bent distribution moves its median a little.
            assert!((reached - value).abs() < 0.05 * slider.step, "{slider:?} {reached}");
        }
    }
}

#[test]
fn what_is_known_is_set_and_what_varies_is_bent_from_the_month_after_as_of() {
    let explorer = shipped("rackcast:base", &["planning.price_elasticity=0.5"]);
    let of = |key: &str| explorer.sliders().iter().find(|slider| slider.key == key).unwrap();
    let asic = of("servers.asic_share");
    assert_eq!((asic.form, asic.from.unwrap().to_string()), (Form::Times, "2026-07".to_owned()));
    assert_eq!(of("adoption.enterprise.usage_growth").form, Form::Plus);
    assert_eq!((of("planning.price_elasticity").form, of("planning.price_elasticity").base), (Form::Set, 0.5));
    let lever = explorer.lever(&moved(&explorer, "servers.asic_share", 0.35), "a b.toml");
    insta::assert_snapshot!(lever);
    let lever = explorer.lever(&moved(&explorer, "planning.price_elasticity", 0.7), "e.toml");
    assert!(lever.contains("rackcast run rackcast:base --with e.toml\n"), "{lever}");
    assert!(lever.contains("planning.price_elasticity = { value = 0.7,"), "{lever}");
}

#[test]
fn a_setting_goes_where_its_slider_moves_and_one_that_bends_has_none() {
    let settings = ["planning.price_elasticity=0.5", "servers.gpu.price={ times = 1.1 }"];
    let mut explorer = shipped("rackcast:base", &settings);
    assert!(explorer.sliders().iter().all(|slider| slider.key != "servers.gpu.price"));
    let state = moved(&explorer, "planning.price_elasticity", 0.7);
    let outcome = explorer.run(&state).unwrap();
    let scenario = outcome.model.scenario();
    assert_eq!(scenario.inputs["planning.price_elasticity"].at_start(scenario.horizon).to_bits(), 0.7_f64.to_bits());
    let lever = explorer.lever(&state, "e.toml");
    assert!(lever.contains("--with e.toml --set 'servers.gpu.price={ times = 1.1 }'\n"), "{lever}");
    let reading = explorer.read("e.toml", &lever).unwrap();
    assert!(reading.exact && reading.state.iter().zip(&state).all(|(one, other)| one.to_bits() == other.to_bits()));
}

#[test]
fn the_day_of_the_request_stands() {
    let request = Request { as_of: "2026-03-10".parse().ok(), ..Request::file("rackcast:base") };
    let explorer = Explorer::open(setup(&request, &MemoryFiles::new())).unwrap();
    let lever = explorer.lever(&moved(&explorer, "servers.asic_share", 0.4), "d.toml");
    assert!(lever.contains("--with d.toml --as-of 2026-03-10\n"), "{lever}");
    assert!(lever.contains("from = \"2026-04\""), "{lever}");
}

#[test]
fn where_no_slider_is_named_the_given_keys_have_some() {
    let base = rackcast_shipped::text("base.toml").unwrap();
    let (head, tail) = base.split_once("[explore]").unwrap();
    let tail = &tail[tail.find("\n]\n").unwrap() + 3..];
    let mut files = MemoryFiles::new().with("own.toml", format!("{head}{tail}"));
    for name in ["evidence/observations.csv", "evidence/sources.csv"] {
        files = files.with(name, rackcast_shipped::text(name).unwrap());
    }
    let mut explorer = Explorer::open(setup(&Request::file("own.toml"), &files)).unwrap();
    assert_eq!(explorer.sliders().len(), 3);
    for slider in explorer.sliders().to_vec() {
        assert!(slider.min < slider.base && slider.base < slider.max, "{slider:?}");
        let steps = (slider.max - slider.min) / slider.step;
        assert!((10.0..=120.0).contains(&steps) && (steps - steps.round()).abs() < 1e-6, "{slider:?}");
        for value in [slider.min, slider.max] {
            explorer.run(&moved(&explorer, &slider.key, value)).unwrap();
        }
    }
}

#[test]
fn a_saved_lever_gives_the_state_back() {
    let mut explorer = shipped("rackcast:base", &[]);
    for state in states(&explorer, 6) {
        let lever = explorer.lever(&state, "mine.toml");
        let reading = explorer.read("mine.toml", &lever).unwrap();
        let close = |(one, other): (&f64, &f64)| one.is_nan() && other.is_nan() || (one - other).abs() < 1e-9;
        // A slider that was moved to the scenario's own value is not moved.
        let is_moved = explorer.sliders().iter().zip(&state).map(|(slider, value)| slider.is_moved_by(*value));
        let state: Vec<f64> =
            state.iter().zip(is_moved).map(|(value, moved)| if moved { *value } else { f64::NAN }).collect();
        assert!(reading.exact && reading.state.iter().zip(&state).all(close), "{lever}\n{state:?}\n{reading:?}");
    }
}

#[test]
fn a_lever_that_says_more_is_laid_and_sliders_go_on_from_it() {
    let mut explorer = shipped("rackcast:base", &[]);
    let text = rackcast_shipped::text("levers/asic-surge.toml").unwrap();
    let mut reading = explorer.read("C:\\levers\\asic-surge.toml", text).unwrap();
    assert!(!reading.exact);
    let slider =
        |explorer: &Explorer| explorer.sliders().iter().find(|it| it.key == "servers.asic_share").unwrap().base;
    assert!((slider(&reading.explorer) - 0.46).abs() < 0.01 && slider(&explorer) < 0.4);
    let state = moved(&reading.explorer, "servers.asic_share", 0.3);
    reading.explorer.run(&state).unwrap();
    let lever = reading.explorer.lever(&state, "more.toml");
    assert!(lever.contains("run rackcast:base --with asic-surge.toml --with more.toml\n"), "{lever}");
}

#[test]
fn a_wrong_lever_is_told_of_as_the_program_does() {
    let text = "format = 1\nname = \"x\"\nservers.asci_share = 2\nservers.gpu.price = -1\n";
    let why = shipped("rackcast:base", &[]).read("bad.toml", text).unwrap_err();
    let request = Request { levers: vec!["bad.toml".to_owned()], ..Request::file("rackcast:base") };
    let loaded = load(&request, &MemoryFiles::new().with("bad.toml", text), &Embedded);
    let told = diagnostics_text(&loaded.diagnostics);
    let told: String = told
        .split('\u{1b}')
        .map(|part| part.split_once('m').filter(|_| part.starts_with('[')).map_or(part, |(_, rest)| rest))
        .collect();
    assert_eq!(why, told);
    assert!(why.contains("bad.toml:3:9") && why.contains("did you mean `servers.asic_share`?"), "{why}");
}

#[test]
fn what_changed_is_said_largest_first() {
    let mut explorer = shipped("rackcast:base", &[]);
    let state = moved(&explorer, "servers.asic_share", 0.4);
    let changes = explorer.changes(&state).unwrap();
    assert!(changes.windows(2).all(|pair| pair[0].relative.abs() >= pair[1].relative.abs() - 1e-9));
    let forecast = bits(&explorer.run(&state).unwrap().forecast);
    assert!(changes.iter().all(|change| forecast[change.row] == Some(change.value.to_bits())));
    let said: Vec<_> = changes.iter().map(|change| change.sentence.as_str()).collect();
    insta::assert_snapshot!(said.join("\n"));
    assert_eq!(explorer.changes(&vec![f64::NAN; state.len()]).unwrap(), []);
}
