//! Judgements of analysts, each of an output and a quarter that exist.

use rackcast_catalogue::find_output;

use super::{Names, Presence, Work};
use crate::{Diagnostic, Horizon, Judgement, Vendor};

pub(super) fn resolve(
    work: &mut Work<'_, '_>,
    names: &Names<'_>,
    horizon: Option<Horizon>,
    vendors: &[Vendor],
) -> Vec<Judgement> {
    let mut judgements = Vec::new();
    let merged = work.merged.judgements.clone();
    for judgement in merged.values() {
        let entry = judgement.what;
        let output = entry.output.value.as_str();
        match names.presence(output, &work.merged.taint, work.problems.len()) {
            Presence::There => {}
            Presence::InDoubt => continue,
            Presence::Missing(help) => {
                let message = format!("there is no output `{output}` in this scenario");
                work.problems.push(Diagnostic::error("unknown-output", entry.output.place.clone(), message).help(help));
                continue;
            }
        }
        let Some(((spec, bound), value)) = find_output(output).zip(entry.value) else { continue };
        if !spec.actual {
            let message = format!("`{output}` cannot be judged: a figure of it does not move the model");
            let help = "judged are a vendor's ai.orders, ai.shipments, ai.backlog, general.orders, general.revenue, network.revenue and other.revenue";
            work.problems.push(Diagnostic::error("unknown-output", entry.output.place.clone(), message).help(help));
            continue;
        }
        let period = entry.period.value;
        let vendor = vendors.iter().find(|vendor| bound.get("V") == Some(&vendor.key));
        if let (Some(horizon), Some(vendor)) = (horizon, vendor) {
            let (first, last) = (period.first_month(vendor.fiscal), period.last_month(vendor.fiscal));
            if last < horizon.start || first > horizon.end {
                let message =
                    format!("{period} of `{output}` is outside the horizon, {} to {}", horizon.start, horizon.end);
                work.outside(
                    judgement.layer,
                    entry.period.place.clone(),
                    message,
                    "judge a quarter that the horizon covers, at least in part",
                );
                continue;
            }
        }
        judgements.push(Judgement {
            output: output.to_owned(),
            period,
            value,
            because: entry.because.clone(),
            place: judgement.place.clone(),
        });
    }
    judgements
}
