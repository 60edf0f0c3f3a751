//! Correlations: of keys that have distributions, and possible all together (docs/model.md, section 9).

use indexmap::IndexSet;
use rackcast_calendar::FiscalCalendar;
use rackcast_sampling::{Correlations, fading, largest_scale};

use super::Work;
use super::analysis::unknown_key;
use crate::contents::CorrelationEntry;
use crate::merge::Layered;
use crate::{Correlation, Diagnostic, Input, Inputs, Number, Path, Value};

/// The most uncertain numbers that may be correlated.
const MOST: usize = 800;

/// The largest matrix for which the nearest possible one is sought.
const SHOWN: usize = 40;

/// The largest impossible part that is made smaller.
const SOUGHT: usize = 80;

/// The correlations, sorted by their keys.
pub(super) fn resolve(work: &mut Work<'_, '_>, inputs: &Inputs) -> Vec<Correlation> {
    let mut correlations = Vec::new();
    for entry in work.merged.correlations.clone().values() {
        if let Some(correlation) = one(work, inputs, entry) {
            correlations.push(correlation);
        }
    }
    correlations.sort_by(|a, b| a.between.cmp(&b.between));
    possible(work, inputs, &correlations);
    correlations
}

fn one(work: &mut Work<'_, '_>, inputs: &Inputs, entry: &Layered<&CorrelationEntry>) -> Option<Correlation> {
    let mut found = Vec::new();
    for key in &entry.what.between {
        if let Some(problem) = unknown_key(work, inputs, &key.value, &key.place) {
            work.problems.push(problem);
            continue;
        }
        let Some(input) = inputs.get(&key.value) else { continue };
        if is_uncertain(input) {
            found.push(input);
            continue;
        }
        let message = format!("`{}` has no distribution to correlate", key.value);
        let later = work.merged.inputs.get(&key.value).filter(|input| input.layer > entry.layer);
        work.problems.push(match later {
            // A later file made the number certain; the correlation goes with its uncertainty.
            Some(input) => Diagnostic::note("no-distribution", entry.place.clone(), format!("left out: {message}"))
                .chain(vec![input.key_place.clone()]),
            None => Diagnostic::error("no-distribution", key.place.clone(), message)
                .help("give it one, such as { p10 = …, p50 = …, p90 = … }"),
        });
    }
    let [one, two] = found.as_slice() else { return None };
    if let (Value::Path(one), Value::Path(two)) = (&one.value, &two.value)
        && one.half_life.to_bits() != two.half_life.to_bits()
        && points(one) > 0
        && points(two) > 0
    {
        let said = |path: &Path| {
            if path.half_life.is_finite() { format!("{} months", path.half_life) } else { "none".to_owned() }
        };
        let message = format!("two paths are correlated, and their half-lives differ: {} and {}", said(one), said(two));
        work.problems.push(
            Diagnostic::error("half-lives-differ", entry.place.clone(), message)
                .help("give both paths one `half_life`"),
        );
        return None;
    }
    let mut between = entry.what.between.clone().map(|key| key.value);
    between.sort();
    Some(Correlation { between, rho: entry.what.rho, place: entry.what.rho_place.clone() })
}

fn is_uncertain(input: &Input) -> bool {
    match &input.value {
        Value::Constant(number) => matches!(number, Number::Distribution(_)),
        Value::Path(path) => points(path) > 0,
    }
}

/// How many points of a path are uncertain.
fn points(path: &Path) -> usize {
    path.points.iter().filter(|point| matches!(point.number, Number::Distribution(_))).count()
}

/// Reports correlations that cannot hold together.
fn possible(work: &mut Work<'_, '_>, inputs: &Inputs, correlations: &[Correlation]) {
    let keys: IndexSet<&str> = {
        let mut keys: Vec<&str> =
            correlations.iter().flat_map(|correlation| correlation.between.iter().map(String::as_str)).collect();
        keys.sort_unstable();
        keys.into_iter().collect()
    };
    let numbers = uncertain(inputs, &keys);
    if numbers.len() > MOST {
        let place = correlations.last().map(|correlation| correlation.place.clone());
        let message = format!("{} uncertain numbers are correlated", numbers.len());
        let problem = Diagnostic::error("too-many-correlations", place, message);
        work.problems.push(problem.help(format!("at most {MOST} are computed, each point of a path counts")));
        return;
    }
    let mut matrix = Correlations::none(keys.len());
    for correlation in correlations {
        let [one, two] = numbered(correlation, &keys);
        matrix.set(one, two, correlation.rho);
    }
    let part = impossible_part(&matrix);
    if !part.is_empty() {
        impossible(work, correlations, &keys, &matrix, &part);
        return;
    }
    over_time(work, &numbers, correlations, &matrix);
}

/// The numbers of the two keys of a correlation.
fn numbered(correlation: &Correlation, keys: &IndexSet<&str>) -> [usize; 2] {
    correlation.between.each_ref().map(|key| keys.get_index_of(key.as_str()).unwrap_or(0))
}

/// A set of numbers whose correlations are impossible by themselves, a smallest one where it is not too large to seek;
/// empty where all are possible.
fn impossible_part(matrix: &Correlations) -> Vec<usize> {
    let is_possible = |part: &[usize]| matrix.only(part).is_possible();
    let Some(mut part) = matrix.blocks().into_iter().find(|block| !is_possible(block)) else { return Vec::new() };
    // The first of its numbers that suffice: more are impossible too.
    let (mut possible, mut enough) = (1, part.len());
    while enough - possible > 1 {
        let middle = usize::midpoint(possible, enough);
        if is_possible(&part[..middle]) { possible = middle } else { enough = middle }
    }
    part.truncate(enough);
    if part.len() > SOUGHT {
        return part;
    }
    matrix.only(&part).impossible_part().into_iter().map(|at| part[at]).collect()
}

/// Reports the correlations among an impossible part, with the nearest possible matrix.
fn impossible(
    work: &mut Work<'_, '_>,
    correlations: &[Correlation],
    keys: &IndexSet<&str>,
    matrix: &Correlations,
    part: &[usize],
) {
    let inside = |key: &String| keys.get_index_of(key.as_str()).is_some_and(|at| part.contains(&at));
    let blamed: Vec<&Correlation> =
        correlations.iter().filter(|correlation| correlation.between.iter().all(inside)).collect();
    let said: Vec<String> = blamed
        .iter()
        .map(|correlation| format!("{} with {}: {}", correlation.between[0], correlation.between[1], correlation.rho))
        .collect();
    let help =
        (matrix.size() <= SHOWN).then(|| format!("the nearest that can: {}", nearest(correlations, keys, matrix)));
    let place = blamed.last().map(|correlation| correlation.place.clone());
    let chain = blamed.iter().rev().skip(1).map(|correlation| correlation.place.clone()).collect();
    let message = format!(
        "these correlations cannot hold together (the matrix is not positive semidefinite): {}",
        said.join("; ")
    );
    work.problems.push(Diagnostic::error("impossible-correlations", place, message).maybe_help(help).chain(chain));
}

/// The correlations of the nearest possible matrix (Higham 2002) to two decimals, made smaller until they are possible without those
/// that nobody wrote.
fn nearest(correlations: &[Correlation], keys: &IndexSet<&str>, matrix: &Correlations) -> String {
    let nearest = matrix.nearest();
    let mut scale = 1.0;
    loop {
        let mut tried = Correlations::none(keys.len());
        let mut said = Vec::new();
        for correlation in correlations {
            let [one, two] = numbered(correlation, keys);
            let rho = shown(scale * nearest.get(one, two));
            tried.set(one, two, rho);
            said.push(format!("{} with {}: {rho}", correlation.between[0], correlation.between[1]));
        }
        if tried.is_possible() {
            return said.join("; ");
        }
        scale *= 0.98;
    }
}

/// Two decimals, rounded towards 0 so that what is shown is no more than what is possible.
fn shown(rho: f64) -> f64 {
    (rho * 100.0).trunc() / 100.0
}

/// One uncertain number: its key, and its point's centre in months (`None` for a constant) and half-life.
struct Uncertain {
    key: usize,
    point: Option<(f64, f64)>,
}

/// Checks the correlations of points of paths with half-lives.
fn over_time(work: &mut Work<'_, '_>, numbers: &[Uncertain], correlations: &[Correlation], between: &Correlations) {
    if numbers.iter().all(|number| number.point.is_none_or(|(_, half_life)| half_life.is_infinite())) {
        return;
    }
    let scaled = |scale: f64| {
        let mut matrix = Correlations::none(numbers.len());
        for (row, one) in numbers.iter().enumerate() {
            for (column, two) in numbers.iter().enumerate().take(row) {
                let rho = if one.key == two.key { 1.0 } else { scale * between.get(one.key, two.key) };
                matrix.set(row, column, rho * faded(one, two));
            }
        }
        matrix
    };
    let largest = largest_scale(scaled);
    if largest >= 1.0 {
        return;
    }
    let most: Vec<String> = correlations
        .iter()
        .map(|correlation| {
            format!("{} with {}: {}", correlation.between[0], correlation.between[1], shown(largest * correlation.rho))
        })
        .collect();
    let place = correlations.last().map(|correlation| correlation.place.clone());
    let message = "these correlations cannot hold at every point of the paths: a path that fades with its half_life cannot follow that closely";
    let problem = Diagnostic::error("impossible-correlations", place, message)
        .help(format!("the largest that can: {}", most.join("; ")));
    work.problems.push(problem);
}

/// The uncertain numbers of the correlated keys.
fn uncertain(inputs: &Inputs, keys: &IndexSet<&str>) -> Vec<Uncertain> {
    let of = |(key, name): (usize, &&str)| match inputs.get(*name).map(|input| &input.value) {
        Some(Value::Path(path)) => path
            .points
            .iter()
            .filter(|point| matches!(point.number, Number::Distribution(_)))
            .map(|point| {
                let first = point.period.first_month(FiscalCalendar::CALENDAR);
                Uncertain {
                    key,
                    point: Some((
                        f64::from(first.year()) * 12.0 + point.period.centre_after(first) + f64::from(first.month()),
                        path.half_life,
                    )),
                }
            })
            .collect(),
        _ => vec![Uncertain { key, point: None }],
    };
    keys.iter().enumerate().flat_map(of).collect()
}

/// What is left of a correlation between two points; all of it where one is a constant.
fn faded(one: &Uncertain, two: &Uncertain) -> f64 {
    match (one.point, two.point) {
        (Some((at, half_life)), Some((other, _))) => fading(at - other, half_life),
        _ => 1.0,
    }
}
