//! Tables of a scenario that the model does not read.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::input::{DefaultValue, InputKind, InputSpec, fixed};

/// Settings and lists of a scenario beside the model's inputs. In a pattern `[]` follows the name of a list of tables,
/// `KEY` stands for the whole dotted key of an input and `OUTPUT-GLOB` for a name of outputs in which `*` is any one
/// part and `**` any number of parts. All of them are fixed.
pub static SETTINGS: &[InputSpec] = &[
    fixed(
        "extends",
        "file or files this one builds on; \"rackcast:base\" is the base case in the program",
        InputKind::Files,
    ),
    fixed("evidence.sources", "file of sources (csv: id, publisher, title, published, address)", InputKind::File),
    fixed("draws.n", "number of draws", InputKind::Integer).range(1.0, 1e12).or(10_000.0).rule("sobol: at most 2^32"),
    fixed("draws.seed", "what random numbers start from", InputKind::Integer)
        .range(0.0, 18_446_744_073_709_551_615.0)
        .or(1.0),
    fixed("draws.method", "how draws are spread", InputKind::Choice(&["sobol", "latin-hypercube", "random"]))
        .default(DefaultValue::Word("\"sobol\"")),
    fixed("correlations[].between", "two keys that have distributions", InputKind::Keys).required(),
    fixed("correlations[].rho", "their correlation", InputKind::Figure).range(-1.0, 1.0).required(),
    fixed("grid.KEY", "values or bends of a key; every combination of the keys is run", InputKind::Values)
        .rule("at most 10^6 combinations"),
    fixed("events[].name", "the event's name as shown", InputKind::Text).required(),
    fixed("events[].when", "the yes/no question it asks of the outputs", InputKind::Expression).required(),
    fixed("checks[].name", "the check's name as shown", InputKind::Text).required(),
    fixed("checks[].must", "what must hold for a forecast to be published", InputKind::Expression).required(),
    fixed("judgements[].output", "output that an analyst puts a figure to", InputKind::Output)
        .required()
        .rule("one whose reports move the model"),
    fixed("judgements[].period", "the vendor's fiscal quarter it is for", InputKind::Period)
        .required()
        .rule("one that is not reported"),
    fixed("judgements[].value", "the figure, in the output's unit or as text with its own", InputKind::Figure)
        .range(0.0, f64::INFINITY)
        .required(),
    fixed("judgements[].because", "the reason", InputKind::Text).required(),
    fixed("explore.inputs", "keys that get sliders: tables of `key`, `min`, `max` and `step`", InputKind::Table)
        .default(DefaultValue::Word("by influence")),
    fixed("tolerances.OUTPUT-GLOB.relative", "relative difference that is no difference", InputKind::Figure)
        .range(0.0, f64::INFINITY)
        .or(0.001),
    fixed(
        "tolerances.OUTPUT-GLOB.absolute",
        "difference in the output's unit that is no difference",
        InputKind::Figure,
    )
    .range(0.0, f64::INFINITY)
    .or(0.0),
];

/// The row of a setting: `draws.n`, `events[].when` or `events.when`, `grid.servers.asic_share`,
/// `tolerances.vendor.**.relative`.
#[must_use]
pub fn find_setting(key: &str) -> Option<&'static InputSpec> {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    let rows = ROWS.get_or_init(|| SETTINGS.iter().map(Row::new).collect());
    let key = if key.contains('[') { Cow::Owned(key.replace("[]", "")) } else { Cow::Borrowed(key) };
    rows.iter().find(|row| row.fits(&key)).map(|row| row.spec)
}

/// A row's pattern without `[]`, in two where any name may stand between.
struct Row {
    before: String,
    after: Option<String>,
    spec: &'static InputSpec,
}

impl Row {
    fn new(spec: &'static InputSpec) -> Self {
        let pattern = spec.pattern.replace("[]", "");
        let open = ["KEY", "OUTPUT-GLOB"].into_iter().find_map(|open| pattern.split_once(open));
        let (before, after) = open.map_or((&*pattern, None), |(before, after)| (before, Some(after)));
        Self { before: before.to_owned(), after: after.map(str::to_owned), spec }
    }

    fn fits(&self, key: &str) -> bool {
        match &self.after {
            None => self.before == key,
            Some(after) => {
                let name = key.strip_prefix(&*self.before).and_then(|rest| rest.strip_suffix(&**after));
                name.is_some_and(|name| !name.is_empty())
            }
        }
    }
}
