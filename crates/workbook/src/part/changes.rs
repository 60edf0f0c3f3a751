//! What the other scenarios say otherwise than the first.

use std::sync::Arc;

use rackcast_report::{Records, Run, show_records};
use rackcast_scenario::Scenario;

use super::evidence::list;
use crate::sheet::{Sheet, Written};

/// Everything in which scenarios differ from the first; `None` where nothing does.
pub(crate) fn sheet(name: &str, runs: &[Run]) -> Written<Option<Sheet>> {
    let [first, others @ ..] = runs else { return Ok(None) };
    let mut all = Records {
        head: Vec::new(),
        list: "changes",
        columns: &["scenario", "what", "name", "was", "is", "file", "line"],
        rows: Vec::new(),
    };
    for other in others {
        let against = Scenario { inherited: Some(Arc::clone(&first.scenario)), ..(*other.scenario).clone() };
        let rows = show_records(&against, true).rows;
        all.rows.extend(
            rows.into_iter().map(|row| std::iter::once(other.scenario.label.as_str().into()).chain(row).collect()),
        );
    }
    if all.rows.is_empty() {
        return Ok(None);
    }
    list(name, &all, &[24.0, 12.0, 44.0, 44.0, 44.0, 42.0, 7.0]).map(Some)
}
