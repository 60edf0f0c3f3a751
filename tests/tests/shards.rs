//! Draws in parts, on any number of threads, are the same bytes as draws in one; parts that do not belong together are
//! refused.

use std::sync::atomic::{AtomicBool, AtomicU64};

use rackcast_forecast::Model;
use rackcast_sampling::Method;
use rackcast_tests::{quarters_and_years, small, summary};
use rackcast_uncertainty::{Identity, MergeError, Part, PartError, Settings, Shard, Summary, merge, tally};

/// No multiple of lanes, chunks or parts.
const DRAWS: u64 = 1037;
/// The same, and more than the pilot that places bins.
const MORE: u64 = 4301;

fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads start").install(work)
}

/// Drawn constants and paths, correlated in time and not, and noise.
fn model() -> Model {
    small(&[
        "adoption.enterprise.conversion_rate={ 2026 = 0.25, 2027Q1 = { p10 = 0.3, p50 = 0.4, p90 = 0.55 } }",
        "servers.gpu.price={ 2026 = { dist = 'normal', mean = 180, sd = 9 }, 2027 = { dist = 'lognormal', median = 200, sigma = 0.1 }, half_life = '12 months' }",
        "segments.cloud.demand_volatility=0.1",
        "vendors.alpha.order_volatility=0.4",
        "vendors.beta.shipment_volatility=0.2",
    ])
}

fn few_rows(model: &Model) -> Vec<usize> {
    quarters_and_years(model).into_iter().step_by(7).collect()
}

fn identity(model: &Model, settings: &Settings) -> Identity {
    Identity {
        version: "1.2.3".to_owned(),
        scenario: model.scenario().name.clone(),
        hash: model.scenario().hash.clone(),
        draws: settings.draws,
        seed: settings.seed,
        method: format!("{:?}", settings.method),
        asked: "quarters and years".to_owned(),
    }
}

/// The bytes of part `number` of `of`.
fn part(model: &Model, rows: &[usize], settings: &Settings, number: u32, of: u32) -> Vec<u8> {
    let shard: Shard = format!("{number}/{of}").parse().expect("a part");
    let (progress, stop) = (AtomicU64::new(0), AtomicBool::new(false));
    let tally = tally(model, rows, settings, shard, &progress, &stop);
    let tally = tally.unwrap_or_else(|error| panic!("{error}")).expect("nobody stops it");
    Part { shard, identity: identity(model, settings), tally }.to_bytes()
}

/// Parts as a program that merges reads them.
fn read(parts: &[Vec<u8>]) -> Vec<(String, Part)> {
    let name = |at: usize| format!("part{}", at + 1);
    parts.iter().enumerate().map(|(at, bytes)| (name(at), Part::from_bytes(bytes).expect("a whole part"))).collect()
}

/// A summary with every bit of its numbers.
fn bytes(summary: &Summary) -> String {
    format!("{summary:?}")
}

/// Makes an identity another run's.
type Change = fn(&mut Identity);

/// Memory for all values, and for hardly any.
fn bounds(more: u64) -> [Settings; 2] {
    [Settings::new(DRAWS, 7, Method::Sobol), Settings { whole: 1000, ..Settings::new(more, 7, Method::Sobol) }]
}

#[test]
fn any_number_of_threads_and_parts_gives_the_same_bytes() {
    let model = model();
    let rows = few_rows(&model);
    for settings in bounds(DRAWS) {
        let expected = on_threads(1, || summary(&model, &rows, &settings));
        assert_eq!(expected.exact, settings.whole > 1000);
        for threads in [1, 2, 7] {
            on_threads(threads, || {
                for of in [1, 3, 8] {
                    let mut parts: Vec<_> = (1..=of).map(|number| part(&model, &rows, &settings, number, of)).collect();
                    // A folder's files come in any order.
                    parts.rotate_left(of as usize / 2);
                    let (_, merged) = merge(read(&parts)).expect("parts of one run");
                    assert_eq!(bytes(&expected), bytes(&merged), "{threads} threads, {of} parts");
                }
            });
        }
    }
}

#[test]
fn a_part_that_was_killed_is_missed_and_can_be_run_again() {
    let model = model();
    let rows = few_rows(&model);
    for settings in bounds(MORE) {
        let mut parts: Vec<_> = (1..=3).map(|number| part(&model, &rows, &settings, number, 3)).collect();
        let (_, whole) = merge(read(&parts)).expect("parts of one run");
        let killed = parts.remove(1);
        match merge(read(&parts)) {
            Err(MergeError::Missing(missing)) => assert_eq!(missing, ["2/3".parse().expect("a part")]),
            other => panic!("{other:?}"),
        }
        let again = on_threads(2, || part(&model, &rows, &settings, 2, 3));
        assert!(again == killed, "another run of a part gives other bytes");
        parts.push(again);
        assert_eq!(bytes(&merge(read(&parts)).expect("parts of one run").1), bytes(&whole));
    }
}

#[test]
fn truncated_or_altered_parts_are_refused() {
    let model = model();
    let whole = part(&model, &[0], &Settings::new(20, 7, Method::Sobol), 1, 1);
    assert!(Part::from_bytes(&whole).is_ok());
    for length in 0..whole.len() {
        let error = Part::from_bytes(&whole[..length]).expect_err("a part that was cut off");
        assert!(matches!(error, PartError::NotAPart | PartError::Altered), "{length}: {error}");
    }
    for at in 0..whole.len() {
        let mut altered = whole.clone();
        altered[at] ^= 1 << (at % 8);
        assert!(Part::from_bytes(&altered).is_err(), "byte {at}");
    }
    let longer = [&whole[..], b" "].concat();
    assert_eq!(Part::from_bytes(&longer), Err(PartError::Altered));
}

#[test]
fn parts_of_different_runs_are_refused_by_what_differs() {
    let model = model();
    let settings = Settings::new(600, 7, Method::Sobol);
    let parts: Vec<_> = (1..=3).map(|number| part(&model, &[0, 1], &settings, number, 3)).collect();
    let changes: [(&str, Change); 7] = [
        ("version", |identity| identity.version = "1.2.4".to_owned()),
        ("scenario", |identity| identity.scenario = "Another".to_owned()),
        ("scenario with hash", |identity| identity.hash = "0".to_owned()),
        ("draws", |identity| identity.draws = 601),
        ("seed", |identity| identity.seed = 8),
        ("method", |identity| identity.method = "random".to_owned()),
        ("outputs or options", |identity| identity.asked = "years".to_owned()),
    ];
    for (what, change) in changes {
        let mut parts = read(&parts);
        change(&mut parts[2].1.identity);
        match merge(parts) {
            Err(MergeError::Apart(names, difference)) => {
                assert_eq!((names[0].as_str(), names[1].as_str(), difference.what), ("part1", "part3", what));
            }
            other => panic!("{what}: {other:?}"),
        }
    }
    // The third of four cannot stand in for the third of three, nor one part for another.
    let mut other = read(&parts);
    other[2].1 = Part::from_bytes(&part(&model, &[0, 1], &settings, 3, 4)).expect("a whole part");
    assert!(matches!(merge(other), Err(MergeError::Apart(_, difference)) if difference.what == "number of parts"));
    let mut twice = read(&parts);
    twice[2].1 = twice[1].1.clone();
    assert!(matches!(merge(twice), Err(MergeError::Twice(..))));
    assert!(matches!(merge(Vec::new()), Err(MergeError::Nothing)));
    // A program that says it is the same and computes otherwise.
    let mut foreign = read(&parts);
    foreign[1].1.tally = Part::from_bytes(&part(&model, &[0], &settings, 2, 3)).expect("a whole part").tally;
    assert!(matches!(merge(foreign), Err(MergeError::Apart(..))));
}
