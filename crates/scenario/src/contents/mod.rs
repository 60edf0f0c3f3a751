//! What one file says, before it is laid on others: every form checked that can be checked without them.

mod bend;
mod distribution;
mod header;
mod inputs;
mod number;
mod path;
mod reader;
mod settings;
mod value;

use std::sync::Arc;

use indexmap::IndexMap;
use rackcast_calendar::{Date, Month};
use rackcast_catalogue::InputSpec;

use crate::document::Table;
use crate::{Bend, Diagnostic, Origin, Place, SourceFile, Value};

pub(crate) use reader::{Broken, list};
pub(crate) use settings::{
    CorrelationEntry, ExploreEntry, GridEntry, JudgementEntry, Listed, QuestionEntry, QuestionKind, Settings,
    ToleranceEntry, part,
};

/// What one file says.
#[derive(Debug)]
pub(crate) struct Contents {
    pub(crate) file: Arc<SourceFile>,
    pub(crate) name: Option<Written<String>>,
    pub(crate) description: Option<Written<String>>,
    pub(crate) narrative: Option<Written<String>>,
    pub(crate) extends: Option<Vec<Written<String>>>,
    /// A file that this one builds on is not there: what it would have said is not known.
    pub(crate) parent_missing: bool,
    pub(crate) start: Option<Written<Month>>,
    pub(crate) end: Option<Written<Month>>,
    pub(crate) as_of: Option<Written<Date>>,
    pub(crate) observations: Option<Written<String>>,
    pub(crate) sources: Option<Written<String>>,
    pub(crate) inputs: Vec<InputEntry>,
    /// Text and whole numbers of vendors, by key.
    pub(crate) texts: IndexMap<String, Written<Fixed>>,
    /// Where each table stands, by its dotted key.
    pub(crate) tables: IndexMap<String, Place>,
    pub(crate) drops: Vec<Drop>,
    pub(crate) settings: Settings,
    /// Keys, and tables with all below them, of which the file says something that could not be understood: nothing
    /// follows from their absence.
    pub(crate) tainted: Vec<String>,
}

impl Contents {
    /// Whether the file is a scenario by itself: it says when its horizon starts, or declares a segment and a vendor.
    pub(crate) fn stands_alone(&self) -> bool {
        let plain = |entry: &InputEntry| !matches!(entry.what, Said::Bend(_));
        let segment =
            self.inputs.iter().any(|entry| entry.spec.pattern == "segments.G.orders_at_start" && plain(entry));
        let vendor = self.texts.keys().any(|key| key.ends_with(".fiscal_year_end"));
        self.start.is_some()
            || segment && vendor
            || self.tainted.iter().any(|key| key.is_empty() || key.starts_with("horizon"))
    }
}

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct Written<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

/// What a fixed key of a vendor says.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Fixed {
    Text(String),
    Integer(u8),
}

/// One number of the model, or what bends it.
#[derive(Debug)]
pub(crate) struct InputEntry {
    pub(crate) key: String,
    pub(crate) key_place: Place,
    pub(crate) spec: &'static InputSpec,
    pub(crate) what: Said,
}

/// What is said of a number.
#[derive(Debug)]
pub(crate) enum Said {
    Value(Value, Origin),
    Bend(Bend),
    /// Something that is wrong and was reported.
    Invalid,
}

/// `vendors.x = false` or `segments.x = false`.
#[derive(Debug, Clone)]
pub(crate) struct Drop {
    pub(crate) segment: bool,
    pub(crate) name: String,
    pub(crate) place: Place,
}

/// Reads what a file says.
///
/// `whole` is false for a command-line setting, which needs no header.
pub(crate) fn read(
    file: &Arc<SourceFile>,
    table: &Table,
    broken: &Broken,
    whole: bool,
    problems: &mut Vec<Diagnostic>,
) -> Contents {
    let mut contents = Contents {
        file: Arc::clone(file),
        name: None,
        description: None,
        narrative: None,
        extends: None,
        parent_missing: false,
        start: None,
        end: None,
        as_of: None,
        observations: None,
        sources: None,
        inputs: Vec::new(),
        texts: IndexMap::new(),
        tables: IndexMap::new(),
        drops: Vec::new(),
        settings: Settings::default(),
        tainted: Vec::new(),
    };
    let mut tainted = broken.tables().to_vec();
    let mut reader = reader::Reader { file, broken, problems, tainted: &mut tainted };
    header::read(&mut reader, table, whole, &mut contents);
    inputs::read(&mut reader, table, &mut contents);
    settings::read(&mut reader, table, &mut contents);
    contents.tainted = tainted;
    contents
}
