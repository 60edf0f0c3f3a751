//! Which outputs a scenario has, and what moves them.

use rackcast_forecast::{Model, moved_by, movers_of};
use rackcast_scenario::{DiskFiles, NothingShipped, Request, load};

fn base() -> Model {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios/base.toml");
    let scenario = load(&Request::file(file), &DiskFiles, &NothingShipped).scenario.expect("a shipped scenario loads");
    Model::new(scenario).expect("a shipped scenario is complete")
}

#[test]
fn network_spending_moves_with_attach_one_to_one() {
    let model = base();
    let input = model.scenario().inputs.get_index_of("network.attach").expect("an input");
    let moves = moved_by(&model, input).expect("a forecast");
    let layout = model.layout();
    let of = |name: &str| moves.iter().find(|moves| layout.outputs[moves.index].name == name);
    assert!((of("market.network.spending").expect("it moves").size - 1.0).abs() < 1e-9);
    assert!(of("market.ai.orders").is_none());
}

#[test]
fn growth_of_hyperscalers_inference_and_conversion_move_orders_most_among_what_is_assumed() {
    let model = base();
    let output = model.layout().outputs.iter().position(|output| output.name == "market.ai.orders").expect("an output");
    let movers = movers_of(&model, output).expect("a forecast");
    let key = |index: usize| model.scenario().inputs.get_index(index).expect("an input").0.as_str();
    let place = |name: &str| movers.iter().position(|moves| key(moves.index) == name).expect("it moves orders");
    assert!(place("segments.hyperscaler.own_inference_growth") < 12);
    assert!(place("adoption.enterprise.conversion_rate") < 20);
    assert!(movers.iter().all(|moves| key(moves.index) != "network.attach"));
    assert!(movers.windows(2).all(|pair| pair[0].size >= pair[1].size));
}

#[test]
fn every_output_of_the_table_is_made_by_the_forecast() {
    let model = base();
    let names = rackcast_catalogue::output_names(&model.scenario().dimensions());
    let made: Vec<&str> = model.layout().outputs.iter().map(|output| output.name.as_str()).collect();
    assert_eq!(made, names);
}
