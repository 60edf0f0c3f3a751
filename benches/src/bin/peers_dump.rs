//! Writes a scenario, draws of it and what the engine makes of the first of them, for `benches/peers/` to read.
//!
//! A folder with `index.json` and raw little-endian 64-bit floats; every array has draws last.
#![forbid(unsafe_code)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser;
use rackcast_benches::{LANES, Pool, model, reported};
use rackcast_calendar::Period;
use rackcast_forecast::{Model, Simulator};
use rackcast_numeric::{Lanes, Real};
use rackcast_scenario::{Input, Number, Value};
use serde_json::{Map, json};

/// Writes draws of a scenario and what the engine makes of them.
#[derive(Parser)]
struct Arguments {
    /// The folder to write to.
    #[arg(long)]
    out: PathBuf,
    /// A file, or a scenario in the program.
    #[arg(default_value = "rackcast:base")]
    scenario: String,
    /// Draws; rounded up to a multiple of 8.
    #[arg(long, default_value_t = 8192)]
    draws: u64,
    /// How many of them the engine's results are written for.
    #[arg(long, default_value_t = 104)]
    verify: usize,
    /// What random numbers start from.
    #[arg(long, default_value_t = 20_260_615)]
    seed: u64,
}

/// What a vendor's months are compared on.
const OUTPUTS: [&str; 14] = [
    "ai.orders",
    "ai.shipments",
    "ai.cancellations",
    "ai.backlog",
    "general.orders",
    "general.revenue",
    "general.backlog",
    "network.orders",
    "network.revenue",
    "service.revenue",
    "service.arr",
    "revenue",
    "operating_income",
    "eps",
];

fn main() -> ExitCode {
    match dump(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn dump(arguments: &Arguments) -> Result<(), String> {
    let model = model(&arguments.scenario)?;
    let pool = Pool::new(&model, arguments.draws.div_ceil(LANES as u64).max(1), arguments.seed)?;
    fs::create_dir_all(&arguments.out).map_err(|error| error.to_string())?;
    let scenario = model.scenario();
    let (inputs, slots) = inputs(&model)?;
    let drawn = slots.iter().flat_map(|&slot| pool.numbers(slot));
    write(&arguments.out, "drawn.f64", drawn)?;
    let (entities, months) = (pool.blocks[0].noise.len(), pool.blocks[0].noise[0].len());
    let places = (0..entities).flat_map(|entity| (0..months).map(move |month| (entity, month)));
    let noise =
        places.flat_map(|(entity, month)| pool.blocks.iter().flat_map(move |block| block.noise[entity][month].0));
    write(&arguments.out, "noise.f64", noise)?;
    let verified = arguments.verify.div_ceil(LANES).clamp(1, pool.blocks.len());
    let names = results(&model, &pool, verified, &arguments.out)?;
    let index = json!({
        "months": scenario.horizon.months(),
        "known_months": model.known_months(),
        "draws": pool.blocks.len() * LANES,
        "verified_draws": verified * LANES,
        "segments": scenario.segments,
        "adopters": scenario.adopters,
        "vendors": scenario.vendors.iter().map(|vendor| &vendor.key).collect::<Vec<_>>(),
        "attributes": scenario.attributes,
        "inputs": inputs,
        "drawn_rows": slots.len(),
        "reported": reported(scenario),
        "outputs": names,
    });
    fs::write(arguments.out.join("index.json"), index.to_string()).map_err(|error| error.to_string())
}

/// Inputs by key: what is known by month, and of drawn ones their points with the row of each among the drawn numbers.
fn inputs(model: &Model) -> Result<(Map<String, serde_json::Value>, Vec<usize>), String> {
    let horizon = model.scenario().horizon;
    let is_drawn = |number: &Number| matches!(number, Number::Distribution(_));
    let (mut inputs, mut slots, mut slot) = (Map::new(), Vec::new(), 0);
    for (key, input) in &model.scenario().inputs {
        let numbers: Vec<&Number> = match &input.value {
            Value::Constant(number) => vec![number],
            Value::Path(path) => path.points.iter().map(|point| &point.number).collect(),
        };
        let mut told = json!({ "known": input.monthly(horizon) });
        if numbers.iter().any(|number| is_drawn(number)) {
            if !input.bends.is_empty() {
                return Err(format!("{key}: peers know no bends of drawn inputs"));
            }
            let mut row = |at: usize| {
                slots.push(slot + at);
                slots.len() - 1
            };
            let rows: Vec<_> = (0..numbers.len()).map(|at| is_drawn(numbers[at]).then(|| row(at))).collect();
            told["rows"] = json!(rows);
            told["points"] = numbers.iter().map(|number| number.median()).collect();
            told["between"] = between(input, horizon.start, horizon.months());
        }
        slot += numbers.len();
        inputs.insert(key.clone(), told);
    }
    Ok((inputs, slots))
}

/// By month the points before and after it and how far it is between them; `null` for a constant.
fn between(input: &Input, start: rackcast_calendar::Month, months: usize) -> serde_json::Value {
    match &input.value {
        Value::Constant(_) => serde_json::Value::Null,
        Value::Path(path) => {
            path.between(start, months).iter().map(|month| json!([month.before, month.after, month.part])).collect()
        }
    }
}

/// Writes the engine's outputs by month and its last shipments for the first `blocks` blocks; returns the outputs' names.
fn results(model: &Model, pool: &Pool, blocks: usize, out: &Path) -> Result<Vec<String>, String> {
    let layout = model.layout();
    let wanted = |name: &str| {
        let of_vendor = name.strip_prefix("vendor.").and_then(|rest| rest.split_once('.'));
        of_vendor.is_some_and(|(_, rest)| OUTPUTS.contains(&rest)) || name.ends_with(".installed")
    };
    let months = layout
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| matches!(row.period, Period::Month(_)) && wanted(&layout.outputs[row.output].name));
    let rows: Vec<usize> = months.map(|(at, _)| at).collect();
    let mut names: Vec<String> = rows.iter().map(|&row| layout.output_of(row).name.clone()).collect();
    names.dedup();
    let (mut outputs, mut shipped) = (vec![Vec::<f64>::new(); rows.len()], Vec::<Vec<f64>>::new());
    let mut draw = pool.room();
    for block in &pool.blocks[..blocks] {
        let mut simulator = Simulator::<Lanes<LANES>>::with_months(model);
        pool.lay(block, model, &mut draw, &mut simulator);
        let run = simulator.run(&draw).map_err(|error| error.to_string())?;
        let mut into = outputs.iter_mut();
        run.values(model, rows.iter().copied(), |value: Lanes<LANES>| {
            if let Some(row) = into.next() {
                row.extend(value.0);
            }
        });
        let last = simulator.simulate(&draw).map_err(|error| error.to_string())?;
        shipped.resize(2 * last.len(), Vec::new());
        for (row, value) in shipped.iter_mut().zip(last.iter().flatten()) {
            row.extend((0..LANES).map(|lane| value.shipped.lane(lane)));
        }
    }
    write(out, "outputs.f64", outputs.into_iter().flatten())?;
    write(out, "shipped.f64", shipped.into_iter().flatten())?;
    Ok(names)
}

fn write(folder: &Path, name: &str, values: impl Iterator<Item = f64>) -> Result<(), String> {
    let bytes: Vec<u8> = values.flat_map(f64::to_le_bytes).collect();
    fs::write(folder.join(name), bytes).map_err(|error| format!("{name}: {error}"))
}
