//! What is written in a chart.

use rackcast_calendar::{Period, PeriodKind};
use rackcast_catalogue::capital;
use rackcast_report::Run;

use crate::chart::{Known, Panel};
use crate::gather::{Shown, Wanted, of_vendors};

/// What dots are, each with whether it is of a kind.
type Dot = (&'static str, fn(&Known) -> bool);

const DOTS: [Dot; 3] = [
    ("● reported", |known| matches!(known, Known::Reported(_))),
    ("○ reported beside the model", |known| matches!(known, Known::Beside(_))),
    ("■ judged", |known| matches!(known, Known::Judged(_))),
];

/// What is shown, where nobody says what it is called.
pub(crate) fn title(runs: &[Run], shown: &[Shown<'_>]) -> String {
    let all: Vec<_> = shown.iter().collect();
    match (shown, of_vendors(&all), runs) {
        ([one], ..) => one.title.clone(),
        (_, Some(label), _) => capital(&label),
        (_, _, [run]) => run.scenario.name.clone(),
        _ => "Scenarios compared".to_owned(),
    }
}

/// The scenario, where one is shown, and what lines, bands and dots are.
pub(crate) fn about(runs: &[Run], panels: &[Panel], title: &str) -> String {
    let mut said = Vec::new();
    if let [run] = runs
        && run.scenario.name != title
    {
        said.push(run.scenario.name.clone());
    }
    let points = || panels.iter().flat_map(|panel| &panel.lines).flat_map(|line| &line.points);
    if let Some(draws) = runs.iter().find_map(|run| run.draws.as_ref()) {
        let lines = if panels.iter().map(|panel| panel.lines.len()).sum::<usize>() == 1 { "line" } else { "lines" };
        let run = if runs.len() == 1 { "run" } else { "runs" };
        let bands = if points().any(|point| point.band.is_some()) {
            format!("; bands: 50 and 80 % of {} draws", draws.summary.draws)
        } else {
            "; no bands of so many lines".to_owned()
        };
        said.push(format!("{lines}: the {run} without draws{bands}"));
    }
    let there = |is: fn(&Known) -> bool| points().filter_map(|point| point.known.as_ref()).any(is);
    let dots: Vec<_> = DOTS.into_iter().filter(|(_, is)| there(*is)).map(|(what, _)| what).collect();
    said.extend((!dots.is_empty()).then(|| dots.join(", ")));
    capital(&said.join(" · "))
}

/// Where the figures come from.
pub(crate) fn source(version: &str, runs: &[Run]) -> String {
    let short = |hash: &'_ str| hash.chars().take(8).collect::<String>();
    let file = |run: &Run| format!("{} ({})", run.scenario.file, short(&run.scenario.hash));
    format!("rackcast {version} · {}", runs.iter().map(file).collect::<Vec<_>>().join(", "))
}

/// Why there is nothing to show.
pub(crate) fn nothing(run: &Run, kind: PeriodKind, wanted: &Wanted) -> String {
    let horizon = run.scenario.horizon;
    let length = match kind {
        PeriodKind::Month => "month",
        PeriodKind::Quarter => "quarter",
        PeriodKind::Year => "year",
    };
    let end =
        |word: &str, period: Option<Period>| period.map_or_else(String::new, |period| format!(" {word} {period}"));
    let asked = format!("{}{}", end("from", wanted.from), end("to", wanted.to));
    format!("no {length}{asked} of what was chosen is reported: the horizon is {} to {}", horizon.start, horizon.end)
}
