//! Events and checks: expressions whose outputs and periods exist.

use rackcast_calendar::{FiscalCalendar, Period};
use rackcast_catalogue::{Calendar, find_output, output_names};
use rackcast_expression::{Expression, Reference, references};

use super::names::covered;
use super::{Names, Presence, Work};
use crate::contents::{QuestionEntry, QuestionKind, part};
use crate::merge::{Layered, Taint};
use crate::{Diagnostic, Horizon, Question, Scenario, Vendor};

/// Events, then checks.
pub(super) fn resolve(
    work: &mut Work<'_, '_>,
    names: &Names<'_>,
    horizon: Option<Horizon>,
    vendors: &[Vendor],
) -> (Vec<Question>, Vec<Question>) {
    let (mut events, mut checks) = (Vec::new(), Vec::new());
    let merged = work.merged.questions.clone();
    for question in merged.values() {
        let Some(expression) = &question.what.expression else { continue };
        if !exists(work, question, expression, names, horizon, vendors) {
            continue;
        }
        let list = if question.what.kind == QuestionKind::Event { &mut events } else { &mut checks };
        list.push(Question {
            name: question.what.name.clone(),
            text: question.what.text.value.clone(),
            expression: expression.clone(),
            place: question.what.text.place.clone(),
            base: None,
        });
    }
    (events, checks)
}

/// Whether every output and period that a question reads is reported by this scenario; reports those that are not.
fn exists(
    work: &mut Work<'_, '_>,
    question: &Layered<&QuestionEntry>,
    expression: &Expression,
    names: &Names<'_>,
    horizon: Option<Horizon>,
    vendors: &[Vendor],
) -> bool {
    let text = &question.what.text;
    let mut sound = true;
    let mut outside = None;
    // What is read in another scenario is asked there.
    for read in references(expression).into_iter().filter(|read| !read.base) {
        match names.presence(&read.output, &work.merged.taint, work.problems.len()) {
            Presence::There => {}
            Presence::InDoubt => {
                sound = false;
                continue;
            }
            Presence::Missing(help) => {
                sound = false;
                let message = format!("there is no output `{}` in this scenario", read.output);
                let place = text.part(&read.name_span);
                work.problems.push(Diagnostic::error("unknown-output", place, message).help(help));
                continue;
            }
        }
        match span(read, vendors) {
            Err((message, help)) => {
                sound = false;
                let place = text.part(&read.period_span);
                work.problems.push(Diagnostic::error("bad-period", place, message).help(help));
            }
            Ok((first, last)) => {
                if let Some(horizon) = horizon.filter(|horizon| !covered(*horizon, first, last)) {
                    outside.get_or_insert((read.clone(), horizon));
                }
            }
        }
    }
    if let (Some((read, horizon)), true) = (&outside, sound) {
        let message = format!(
            "\"{}\" reads `{}` in {}, which the horizon, {} to {}, does not cover whole",
            question.what.name, read.output, read.period, horizon.start, horizon.end
        );
        let place = text.part(&read.period_span);
        work.outside(question.layer, place, message, "ask about a period that is reported");
    }
    sound && outside.is_none()
}

/// Reports what a question reads in another scenario that is not there.
pub(crate) fn base_problems(question: &Question, base: &Scenario, problems: &mut Vec<Diagnostic>) {
    let dimensions = base.dimensions();
    let outputs = output_names(&dimensions);
    let names = Names { dimensions: &dimensions, outputs: &outputs };
    let mut report = |code, span, message: String, help: String| {
        problems.push(Diagnostic::error(code, part(&question.place, &question.text, span), message).help(help));
    };
    for read in references(&question.expression).into_iter().filter(|read| read.base) {
        if let Presence::Missing(help) = names.presence(&read.output, &Taint::default(), 0) {
            let message = format!("there is no output `{}` in {}, which `base:` reads", read.output, base.file);
            report("unknown-output", &read.name_span, message, help);
            continue;
        }
        match span(read, &base.vendors) {
            Err((message, help)) => report("bad-period", &read.period_span, message, help),
            Ok((first, last)) if !covered(base.horizon, first, last) => {
                let message = format!("{} is not in the horizon of {}, which `base:` reads", read.period, base.file);
                let help = format!("its horizon is {} to {}", base.horizon.start, base.horizon.end);
                report("outside-horizon", &read.period_span, message, help);
            }
            Ok(_) => {}
        }
    }
}

/// The months of what is read; else why the output has no such period.
fn span(
    read: &Reference,
    vendors: &[Vendor],
) -> Result<(rackcast_calendar::Month, rackcast_calendar::Month), (String, String)> {
    let found = find_output(&read.output);
    let fiscal = found
        .and_then(|(_, names)| names.get("V"))
        .and_then(|name| vendors.iter().find(|vendor| vendor.key == name))
        .map_or(FiscalCalendar::CALENDAR, |vendor| vendor.fiscal);
    let period = read.period;
    match found.map(|(spec, _)| spec.calendar) {
        Some(Calendar::Calendar) if period.is_fiscal() => Err((
            format!("`{}` has no period {period}: it is of the calendar", read.output),
            "expected a period such as 2026-08, 2026Q3 or 2026".to_owned(),
        )),
        Some(Calendar::Fiscal) if matches!(period, Period::Quarter { .. } | Period::Year(_)) => Err((
            format!("`{}` has no period {period}: a vendor reports its fiscal periods", read.output),
            "expected a period such as 2026-08, FY27Q2 or FY27".to_owned(),
        )),
        _ => Ok((period.first_month(fiscal), period.last_month(fiscal))),
    }
}
