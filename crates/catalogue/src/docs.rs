//! docs/inputs.md and docs/outputs.md, made from the tables.

use std::fmt::Write as _;

use crate::{Calendar, DISTRIBUTIONS, INPUTS, InputSpec, OUTPUTS, SETTINGS, VALUE_WORDS};

const INPUTS_INTRODUCTION: &str = "\
# Inputs

<!-- Made from crates/catalogue. To renew it: RACKCAST_UPDATE=1 cargo test -p rackcast-catalogue -->

Every key of a scenario. `rackcast explain KEY` says the same of one key, and where its value comes from.

A part in capitals stands for a name: `A` adopter, `G` segment, `V` vendor, `K` attribute of vendors, `C` server class
(`gpu` or `asic`), `LINE` revenue line (`ai`, `general`, `network`, `service` or `other`). A value outside the range is
refused. A required key must be there in every table of its kind. *Path*: the value may vary in time. *Fixed*: the same
in every draw; any other number may be a distribution.

";

const SETTINGS_INTRODUCTION: &str = "
## Beside the model

Nothing here changes the forecast itself. `[]` marks a list of tables, `KEY` the dotted key of an input, `OUTPUT-GLOB`
a pattern of outputs' names: `*` is one part, `**` any number of parts.

";

const FORMS_INTRODUCTION: &str = "
## Words of values

A value is a number, text with its unit, or a table of these words. None of them can name a vendor, a segment, an
adopter or an attribute.

| word | meaning |
| --- | --- |
";

const DISTRIBUTIONS_INTRODUCTION: &str = "
## Distributions

| `dist` | what it is | needs | may have |
| --- | --- | --- | --- |
";

const OUTPUTS_INTRODUCTION: &str = "\
# Outputs

<!-- Made from crates/catalogue. To renew it: RACKCAST_UPDATE=1 cargo test -p rackcast-catalogue -->

Every figure of a forecast, in the order in which tables list them. The names stay as they are: snapshots, events and
other programs rely on them. `A` stands for an adopter, `G` for a segment, `V` for a vendor.

A flow adds up over a period's months, a stock is read at its end, a ratio is the sum of its numerators over the sum of
its denominators. Market, supply, segments and adoption are reported for calendar periods (`2026Q3`, `2026`), vendors
for their own fiscal periods (`FY27Q2`, `FY27`; fiscal year N ends in calendar year N), all of them for months
(`2026-08`) on request. A ratio with nothing to divide by is not reported; a fill is 1 where nothing was wanted.

Where *report* is marked, a vendor's reported figure, or an analyst's judgement, replaces the model in its quarter.
Any other report stands beside the forecast. *Earnings* marks what only vendors with an earnings table have.

| output | meaning | kind | unit | |
| --- | --- | --- | --- | --- |
";

const TABLES: &str = "
## Tables for programs

`--format csv`, `--format parquet` or the ending of `--out` gives a row for each output and period: quarters and years, all
outputs, unless `--period`, `--metric`, `--vendor` or `--at` choose. `--format json` has the same rows under `outputs` of
each scenario, beside its file, hash, events, checks and warnings. What has no value is empty, or null.

| column | meaning |
| --- | --- |
| `scenario` | the file's name without its ending, with as much of its path as tells two apart |
| `metric`, `period`, `unit` | the output, as above |
| `mark` | `A` reported, `J` judged by an analyst, `E` estimated by the model |
| `value` | the forecast; of draws their mean |
| `reported` | what had been published by `as_of`, also of outputs that reports do not replace |

With `--draws` follow:

| column | meaning |
| --- | --- |
| `deterministic` | the run without draws |
| `draws` | how many draws have a value |
| `p5`, `p10`, `p25`, `p50`, `p75`, `p90`, `p95` | their quantiles, linear between draws; of very many draws read from bins, where `exact` in json is false |

With `compare --draws`, scenarios share their random numbers, and what each is above the first in the same draw follows; it
is empty for the first, and where one of the two has no such output. Events have the answers of the runs without draws.

| column | meaning |
| --- | --- |
| `difference` | the mean difference |
| `difference_p5` to `difference_p95` | its quantiles, at the same seven places |
| `above` | the part of draws in which it is above 0 |

In Parquet the first five columns are UTF-8 strings, `draws` is an int64, all others are optional doubles. The file's
metadata has the program's version under `rackcast` and, as JSON under `scenarios`, the label, file, hash, `as_of` and draws
of each scenario. The same forecast gives the same bytes.

`--format xlsx` (`run`, `merge`, `compare`) gives a workbook: the table above as its sheet Values, and sheets for market, vendors,
comparison, assumptions, evidence and sources, with growth and shares as live formulas. Names such as `market.ai.orders` stand for
an output's quarters, with `.years` and `.months` for the others.

`run --draws --keep-draws FILE.parquet` writes every draw, one a row: its number from 0 as `draw` (int64), each uncertain
input under its key, before bends (a point of a path as `servers.asic_share[2027]`), and each output with its period, such
as `market.ai.shipments 2026Q3`: the chosen ones with `--metric` or `--at`, else those of the page. Doubles; null where a draw
has no value. The metadata has also each column's unit, as JSON under `units`.
";

/// docs/inputs.md: the keys of a scenario.
#[must_use]
pub fn inputs_markdown() -> String {
    let mut page = INPUTS_INTRODUCTION.to_owned();
    input_table(&mut page, INPUTS);
    page.push_str(SETTINGS_INTRODUCTION);
    input_table(&mut page, SETTINGS);
    page.push_str(FORMS_INTRODUCTION);
    for row in VALUE_WORDS {
        line(&mut page, &[&code(row.word), row.meaning]);
    }
    page.push_str(DISTRIBUTIONS_INTRODUCTION);
    for form in DISTRIBUTIONS {
        let dist = if form.dist.is_empty() { "none".to_owned() } else { code(form.dist) };
        line(&mut page, &[&dist, form.meaning, &codes(form.needs), &codes(form.may)]);
    }
    page
}

/// docs/outputs.md: the figures of a forecast.
#[must_use]
pub fn outputs_markdown() -> String {
    let mut page = OUTPUTS_INTRODUCTION.to_owned();
    for row in OUTPUTS {
        debug_assert_eq!(row.calendar == Calendar::Fiscal, row.pattern.starts_with("vendor."));
        let marks = [("report", row.actual), ("earnings", row.earnings)];
        let marks: Vec<_> = marks.iter().filter(|(_, marked)| *marked).map(|(mark, _)| *mark).collect();
        line(&mut page, &[&code(row.pattern), row.meaning, row.kind.word(), row.unit, &marks.join(", ")]);
    }
    page.push_str(TABLES);
    page
}

fn input_table(page: &mut String, rows: &[InputSpec]) {
    page.push_str("| key | meaning | unit | allowed | default | |\n| --- | --- | --- | --- | --- | --- |\n");
    for row in rows {
        // The unit has its own column here.
        let allowed = InputSpec { unit: "", ..*row }.allowed();
        let mark = match (row.path, row.is_fixed()) {
            (true, _) => "path",
            (false, true) => "fixed",
            (false, false) => "",
        };
        line(page, &[&code(row.pattern), row.meaning, row.unit, &allowed, &row.default.to_string(), mark]);
    }
}

/// One row of a table.
fn line(page: &mut String, cells: &[&str]) {
    page.push('|');
    for cell in cells {
        // Writing to a string cannot fail.
        let _ = write!(page, " {}{}|", cell.replace('|', "\\|"), if cell.is_empty() { "" } else { " " });
    }
    page.push('\n');
}

fn code(text: &str) -> String {
    format!("`{text}`")
}

fn codes(words: &[&str]) -> String {
    words.iter().map(|word| code(word)).collect::<Vec<_>>().join(", ")
}
