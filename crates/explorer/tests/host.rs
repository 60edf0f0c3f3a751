//! The explorer as a page calls it.

mod common;

use common::{setup, shipped, states};
use rackcast_explorer::{Asked, Host};
use rackcast_scenario::{MemoryFiles, Request};
use serde_json::Value;

fn host() -> Host {
    let setup = setup(&Request::file("rackcast:base"), &MemoryFiles::new());
    let mut host = Host::default();
    host.input = serde_json::to_vec(&setup).unwrap();
    host.open().unwrap();
    host
}

fn bytes(state: &[f64]) -> Vec<u8> {
    state.iter().flat_map(|value| value.to_le_bytes()).collect()
}

fn text(host: &Host) -> Value {
    serde_json::from_str(&host.text).unwrap()
}

#[test]
fn answers_are_those_of_the_explorer() {
    let (mut host, mut explorer) = (host(), shipped("rackcast:base", &[]));
    let description = text(&host);
    assert_eq!(description["sliders"].as_array().unwrap().len(), explorer.sliders().len());
    assert_eq!(description["sliders"][0]["key"], explorer.sliders()[0].key.as_str());
    host.table().unwrap();
    let table = text(&host);
    assert_eq!(table["periods"].as_array().unwrap().len() as u64, description["rows"].as_u64().unwrap());
    let state = states(&explorer, 1).remove(0);
    host.input = bytes(&state);
    host.run().unwrap();
    let outcome = explorer.run(&state).unwrap();
    let values = outcome.forecast.values.iter().map(|value| value.unwrap_or(f64::NAN).to_bits());
    let answers =
        outcome.events.iter().chain(&outcome.checks).map(|answer| answer.map_or(f64::NAN, f64::from).to_bits());
    let expected: Vec<u64> = values.chain(answers).collect();
    assert_eq!(host.numbers.iter().map(|number| number.to_bits()).collect::<Vec<_>>(), expected);
    host.input = bytes(&state);
    host.changes().unwrap();
    assert_eq!(text(&host).as_array().unwrap().len(), explorer.changes(&state).unwrap().len());
}

#[test]
fn bands_are_those_of_the_scenarios_draws() {
    let (mut host, mut explorer) = (host(), shipped("rackcast:base", &[]));
    let state = states(&explorer, 2).remove(1);
    host.input = bytes(&state);
    host.input.extend([3_u32, 40].iter().flat_map(|row| row.to_le_bytes()));
    host.bands(Asked { draws: 64, seed: f64::NAN }).unwrap();
    let summary = explorer.bands(&state, 64, None, &[3, 40]).unwrap();
    assert_eq!(host.numbers.len(), 2 * 8 + 2 * summary.events.len());
    assert_eq!(host.numbers[0].to_bits(), summary.rows[0].mean.unwrap().to_bits());
    assert_eq!(host.numbers[8 + 4].to_bits(), summary.rows[1].quantiles[3].unwrap().to_bits());
    assert!(summary.rows[1].quantiles[6] > summary.rows[1].quantiles[0]);
    host.input = bytes(&state);
    host.input.extend(u32::MAX.to_le_bytes());
    assert!(host.bands(Asked { draws: 64, seed: 7.0 }).unwrap_err().contains("there is no row"));
}

#[test]
fn levers_are_written_and_read() {
    let mut host = host();
    let explorer = shipped("rackcast:base", &[]);
    let state = states(&explorer, 3).remove(2);
    host.input = bytes(&state);
    host.input.extend(b"mine.toml");
    host.lever().unwrap();
    let lever = host.text.clone();
    assert_eq!(lever, explorer.lever(&state, "mine.toml"));
    let file = |text: &str| serde_json::json!({ "file": "mine.toml", "text": text }).to_string().into_bytes();
    host.input = file(&lever);
    host.read().unwrap();
    assert_eq!(text(&host)["exact"], true);
    host.input = file("format = 1\nname = \"x\"\nplanning.service_life = 4\n");
    host.read().unwrap();
    assert_eq!(text(&host)["exact"], false);
    host.describe().unwrap();
    let hash = text(&host)["hash"].clone();
    host.reset();
    host.describe().unwrap();
    assert_ne!(text(&host)["hash"], hash);
}

#[test]
fn what_is_no_input_is_told() {
    let mut host = host();
    host.input = vec![0; 5];
    assert!(host.run().unwrap_err().contains("sliders"));
    host.input = vec![0; 5];
    assert!(host.lever().is_err());
    host.input = b"{}".to_vec();
    assert!(host.read().is_err());
    host.input = b"not json".to_vec();
    assert!(host.open().is_err());
    assert_eq!(Host::default().run().unwrap_err(), "no scenario is open");
}
