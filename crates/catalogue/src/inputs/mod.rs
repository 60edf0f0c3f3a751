//! The table of inputs, and finding one by its key.

mod demand;
mod market;
mod vendors;

use std::sync::OnceLock;

use crate::index::Index;
use crate::input::InputSpec;
use crate::pattern::Bindings;
use crate::range::Range;

use demand::DEMAND;
use market::MARKET;
use vendors::VENDORS;

const SHARE: Range = Range::between(0.0, 1.0);
const ABOVE_0: Range = Range::above(0.0);
const FROM_0: Range = Range::at_least(0.0);
const GROWTH: Range = Range::between(-0.9, 10.0);
const WORK_GROWTH: Range = Range::between(-0.95, 20.0);
const EFFICIENCY: Range = Range::between(-0.5, 20.0);
const MONTHS: Range = Range::between(1.0, 60.0);
const LOSS: Range = Range::between(0.0, 0.95);
const WEIGHT: Range = Range::between(-20.0, 20.0);

/// Every input that a forecast reads, in the order in which the tables of a scenario are usually written.
pub static INPUTS: &[InputSpec] = &JOINED;

const COUNT: usize = DEMAND.len() + MARKET.len() + VENDORS.len();

static JOINED: [InputSpec; COUNT] = {
    let mut rows = [DEMAND[0]; COUNT];
    let mut at = 0;
    let tables = [DEMAND, MARKET, VENDORS];
    let mut table = 0;
    while table < tables.len() {
        let mut row = 0;
        while row < tables[table].len() {
            rows[at] = tables[table][row];
            at += 1;
            row += 1;
        }
        table += 1;
    }
    rows
};

/// The row of a dotted key and the names that its placeholders stand for.
///
/// Whether such a segment, adopter, vendor or attribute exists, and whether the row applies to it, is not asked.
///
/// ```
/// let (spec, names) = rackcast_catalogue::find_input("vendors.dell.share.gpu.enterprise").unwrap();
/// assert_eq!(spec.pattern, "vendors.V.share.C.G");
/// assert_eq!((names.get("V"), names.get("G")), (Some("dell"), Some("enterprise")));
/// ```
#[must_use]
pub fn find_input(key: &str) -> Option<(&'static InputSpec, Bindings<'_>)> {
    static INDEX: OnceLock<Index> = OnceLock::new();
    let index = INDEX.get_or_init(|| Index::new(INPUTS.iter().map(|spec| spec.pattern)));
    index.find(key).map(|(row, bindings)| (&INPUTS[row], bindings))
}
