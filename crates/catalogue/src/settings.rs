//! Tables of a scenario that the model does not read.

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
    let key = key.replace("[]", "");
    SETTINGS.iter().find(|spec| {
        let pattern = spec.pattern.replace("[]", "");
        let open =
            pattern.find("KEY").map(|at| (at, at + 3)).or_else(|| pattern.find("OUTPUT-GLOB").map(|at| (at, at + 11)));
        match open {
            None => pattern == key,
            Some((start, end)) => key
                .strip_prefix(&pattern[..start])
                .and_then(|rest| rest.strip_suffix(&pattern[end..]))
                .is_some_and(|name| !name.is_empty()),
        }
    })
}
