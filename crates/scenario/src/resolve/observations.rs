//! Which reported figures stand.

use indexmap::IndexMap;
use rackcast_calendar::Period;
use rackcast_catalogue::find_output;

use super::{Names, Presence, Work};
use crate::evidence::{ObservationFile, ObservationRow};
use crate::nearest::nearest;
use crate::{Diagnostic, EvidenceRow, EvidenceStatus, Observation, Vendor};

/// A file of observations, and the number of the file that names it.
pub(crate) struct Reported<'c> {
    pub(crate) layer: usize,
    pub(crate) file: &'c ObservationFile,
}

/// Every figure with what became of it, and those that stand, in the order of the files.
pub(super) fn resolve(
    work: &mut Work<'_, '_>,
    names: &Names<'_>,
    vendors: &[Vendor],
) -> (Vec<EvidenceRow>, Vec<Observation>) {
    let as_of = work.parts.as_of.or(work.merged.as_of.as_ref().map(|as_of| as_of.what.value));
    let rows = known(work, names);
    let mut standing: IndexMap<(&str, Period), usize> = IndexMap::new();
    let mut status: Vec<EvidenceStatus> = Vec::new();
    for (at, (layer, row)) in rows.iter().enumerate() {
        let observation = &row.observation;
        if as_of.is_some_and(|day| observation.published > day) {
            status.push(EvidenceStatus::AfterAsOf);
            continue;
        }
        status.push(EvidenceStatus::Stands);
        let Some(before) = standing.insert((observation.output.as_str(), observation.period), at) else { continue };
        let (before_layer, other) = &rows[before];
        let later = (observation.published, *layer) >= (other.observation.published, *before_layer);
        let (winner, loser) = if later { (at, before) } else { (before, at) };
        standing.insert((observation.output.as_str(), observation.period), winner);
        status[loser] = EvidenceStatus::Restated { by: rows[winner].1.observation.place.clone() };
        if observation.published == other.observation.published {
            work.problems.push(same_day(rows[winner].1, rows[loser].1));
        }
    }
    early(work, &rows, vendors);
    identity(work, &rows, &standing);
    let used = rows.iter().zip(&status).filter(|(_, status)| matches!(status, EvidenceStatus::Stands));
    let observations = used.map(|((_, row), _)| row.observation.clone()).collect();
    let evidence = rows
        .iter()
        .zip(status)
        .map(|((_, row), status)| EvidenceRow { observation: row.observation.clone(), status })
        .collect();
    (evidence, observations)
}

/// Rows whose output and source are there; reports the others.
fn known<'c>(work: &mut Work<'_, 'c>, names: &Names<'_>) -> Vec<(usize, &'c ObservationRow)> {
    let parts = work.parts;
    let mut rows = Vec::new();
    let mut dropped = vec![0_usize; work.merged.dropped.iter().count()];
    for reported in &parts.reported {
        for row in &reported.file.rows {
            let output = row.observation.output.as_str();
            if let Some(sources) = &parts.sources {
                let id = &row.observation.source;
                if !id.is_empty() && !sources.contains_key(id) {
                    let problem = unknown_source(id, sources.keys(), row.source.clone(), work.problems.len());
                    work.problems.push(problem);
                }
            }
            if let Some(at) = work.merged.dropped.named_in(output) {
                dropped[at] += 1;
                continue;
            }
            match names.presence(output, &work.merged.taint, work.problems.len()) {
                Presence::There => rows.push((reported.layer, row)),
                Presence::Missing(help) => work.problems.push(
                    Diagnostic::error(
                        "unknown-output",
                        row.output.clone(),
                        format!("there is no output `{output}` in this scenario"),
                    )
                    .help(help),
                ),
                Presence::InDoubt => {}
            }
        }
    }
    for (dropped, count) in work.merged.dropped.iter().zip(dropped).filter(|(_, count)| *count > 0) {
        let message = format!("with `{}` also go {count} of its reported figures", dropped.name);
        work.problems.push(Diagnostic::note("dropped-with", dropped.place.clone(), message));
    }
    rows
}

/// The error of an id that no file of sources gives.
pub(super) fn unknown_source<'i>(
    id: &str,
    known: impl Iterator<Item = &'i String>,
    place: crate::Place,
    told: usize,
) -> Diagnostic {
    let help = nearest(told, id, known.map(String::as_str))
        .map_or_else(|| "add it to the file of sources".to_owned(), |near| format!("did you mean `{near}`?"));
    Diagnostic::error("unknown-source", place, format!("there is no source `{id}`")).help(help)
}

/// Fiscal quarters of 13 weeks end up to a week before their last month does.
const LAST_WEEK: u8 = 21;

/// Warns of vendors' figures that were published before their period ended; a survey of the market may be earlier.
fn early(work: &mut Work<'_, '_>, rows: &[(usize, &ObservationRow)], vendors: &[Vendor]) {
    for (_, row) in rows {
        let Observation { output, period, published, .. } = &row.observation;
        let vendor = find_output(output).and_then(|(_, names)| names.get("V"));
        let Some(vendor) = vendors.iter().find(|known| vendor == Some(&known.key)) else { continue };
        let last = period.last_month(vendor.fiscal);
        let in_last_week = published.month() == last && published.day() >= LAST_WEEK;
        if published.month() > last || in_last_week {
            continue;
        }
        let message = format!("{published} is before {period} ends in {last}: nobody had this figure then");
        let problem = Diagnostic::warning("published-early", row.published.clone(), message);
        work.problems.push(problem.help("expected the day of publication; check the period too"));
    }
}

fn same_day(winner: &ObservationRow, loser: &ObservationRow) -> Diagnostic {
    let observation = &winner.observation;
    let message = format!(
        "`{}` of {} is given twice with one day of publication: {} here stands, not {} of {}",
        observation.output, observation.period, observation.value, loser.observation.value, loser.observation.place,
    );
    Diagnostic::warning("restated-same-day", observation.place.clone(), message)
        .help("a restatement has a later day of publication")
        .chain(vec![loser.observation.place.clone()])
}

/// Warns where a vendor's backlog at the end of a quarter is not the one before plus orders less shipments.
fn identity(work: &mut Work<'_, '_>, rows: &[(usize, &ObservationRow)], standing: &IndexMap<(&str, Period), usize>) {
    for ((output, period), at) in standing {
        let Some(vendor) = output.strip_suffix(".ai.backlog").filter(|name| name.starts_with("vendor.")) else {
            continue;
        };
        let Period::FiscalQuarter { year, quarter } = *period else { continue };
        let before = if quarter == 1 {
            Period::FiscalQuarter { year: year - 1, quarter: 4 }
        } else {
            Period::FiscalQuarter { year, quarter: quarter - 1 }
        };
        let (orders, shipments) = (format!("{vendor}.ai.orders"), format!("{vendor}.ai.shipments"));
        let cancelled = format!("{vendor}.ai.cancellations");
        let find = |output: &str, period: Period| standing.get(&(output, period)).map(|at| rows[*at].1);
        let (Some(start), Some(orders), Some(shipments)) =
            (find(output, before), find(&orders, *period), find(&shipments, *period))
        else {
            continue;
        };
        let end = rows[*at].1;
        let cancelled = find(&cancelled, *period);
        let lost = cancelled.map_or(0.0, |row| row.observation.value);
        let expected = start.observation.value + orders.observation.value - shipments.observation.value - lost;
        let involved: Vec<&ObservationRow> = [start, orders, shipments, end].into_iter().chain(cancelled).collect();
        let rounding: f64 = involved.iter().map(|row| row.rounding).sum();
        let off = end.observation.value - expected;
        if off.abs() <= rounding + 1e-9 * expected.abs().max(1.0) {
            continue;
        }
        let message = format!(
            "{vendor}'s backlog of {period} is {}, but {} before plus orders {} less shipments {}{} is {}",
            shown(end.observation.value),
            shown(start.observation.value),
            shown(orders.observation.value),
            shown(shipments.observation.value),
            cancelled.map_or_else(String::new, |row| format!(" less cancellations {}", shown(row.observation.value))),
            shown(expected),
        );
        let rows = involved.iter().map(|row| row.observation.place.to_string()).collect::<Vec<_>>().join(", ");
        work.problems.push(
            Diagnostic::warning("backlog-identity", end.observation.place.clone(), message)
                .help(format!("off by {} bn, more than rounding; see {rows}", shown(off)))
                .chain(
                    involved
                        .iter()
                        .filter(|row| row.observation.place != end.observation.place)
                        .map(|row| row.observation.place.clone())
                        .collect(),
                ),
        );
    }
}

/// A figure without the dust of binary sums.
fn shown(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
