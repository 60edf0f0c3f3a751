//! Files laid on each other: what the last of them that speaks of a key says.

mod drops;
mod inputs;
mod lists;
mod taint;

use indexmap::IndexMap;
use rackcast_calendar::{Date, Month};
use rackcast_catalogue::InputSpec;

use crate::contents::{
    Contents, CorrelationEntry, ExploreEntry, Fixed, GridEntry, JudgementEntry, QuestionEntry, ToleranceEntry, Written,
};
use crate::{Bend, Diagnostic, Origin, Place, Value};

pub(crate) use drops::Drops;
pub(crate) use taint::Taint;

/// All files of a scenario as one.
#[derive(Debug, Default)]
pub(crate) struct Merged<'c> {
    pub(crate) inputs: IndexMap<String, MergedInput>,
    pub(crate) texts: IndexMap<String, Layered<Written<Fixed>>>,
    /// Where each table first stands, by dotted key.
    pub(crate) tables: IndexMap<String, Layered<Place>>,
    /// Every start and end of the horizon that a file says, the last one stands.
    pub(crate) starts: Vec<Layered<Month>>,
    pub(crate) ends: Vec<Layered<Month>>,
    pub(crate) as_of: Option<Layered<Written<Date>>>,
    pub(crate) dropped: Drops,
    pub(crate) taint: Taint,
    pub(crate) judgements: IndexMap<String, Layered<&'c JudgementEntry>>,
    pub(crate) questions: IndexMap<String, Layered<&'c QuestionEntry>>,
    pub(crate) correlations: IndexMap<String, Layered<&'c CorrelationEntry>>,
    pub(crate) grid: IndexMap<String, Layered<&'c GridEntry>>,
    pub(crate) tolerances: IndexMap<String, Layered<&'c ToleranceEntry>>,
    pub(crate) explore: Option<Layered<&'c Vec<ExploreEntry>>>,
    pub(crate) draws: MergedDraws,
}

/// Something that a file says, and which file: its number in the order of laying.
#[derive(Debug, Clone)]
pub(crate) struct Layered<T> {
    pub(crate) layer: usize,
    pub(crate) place: Place,
    pub(crate) what: T,
}

/// A number of the model.
#[derive(Debug, Clone)]
pub(crate) struct MergedInput {
    pub(crate) spec: &'static InputSpec,
    /// `None` where only bends are known, of a default.
    pub(crate) value: Option<(Value, Origin)>,
    pub(crate) bends: Vec<Bend>,
    pub(crate) replaced: Vec<Origin>,
    /// Where the key last stands.
    pub(crate) key_place: Place,
    /// The file that last spoke of it.
    pub(crate) layer: usize,
    /// Something that was said of it could not be understood.
    pub(crate) invalid: bool,
}

/// `[draws]` of all files.
#[derive(Debug, Default, Clone)]
pub(crate) struct MergedDraws {
    pub(crate) n: Option<Written<u64>>,
    pub(crate) seed: Option<Written<u64>>,
    pub(crate) method: Option<Written<String>>,
}

/// Lays files on each other, in this order.
pub(crate) fn merge<'c>(layers: &[&'c Contents], problems: &mut Vec<Diagnostic>) -> Merged<'c> {
    let mut merged = Merged { taint: Taint::of(layers), ..Merged::default() };
    for (layer, contents) in layers.iter().enumerate() {
        inputs::lay(&mut merged, layer, contents, problems);
        lists::lay(&mut merged, layer, contents, problems);
        drops::lay(&mut merged, contents, problems);
    }
    drops::sweep(&mut merged, problems);
    merged
}
