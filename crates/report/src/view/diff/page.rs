//! The page of a difference.

use super::changes::{Changes, turned};
use super::inputs::InputChange;
use super::moves::{Moves, OutputMove};
use super::words::{answer, change, sentence, title};
use super::{Diff, Scenario};
use super::{scenarios, side::DiffSide};
use crate::Answer;
use crate::document::{Align, Block, Cell, Document, Table, Tone};
use crate::number::{NOTHING, NumberStyle};
use crate::view::differing::NO_LIMIT;
use crate::view::show::other;
use rackcast_catalogue::is_headline;

/// Lines of each table and list.
const INPUTS: usize = 12;
const OTHERS: usize = 8;
const HEADLINES: usize = 12;
const REST: usize = 5;
const ANSWERS: usize = 10;

/// The longest text of a value.
const TEXT: usize = 120;

/// Scenarios of several that are told one by one.
const DETAILED: usize = 3;

pub(super) fn page(diff: &Diff, every: bool) -> Document {
    let all = &diff.scenarios[..];
    let [old, new] = &diff.sides;
    let about = Cell::new(format!("{old} → {new}"), Tone::Quiet);
    let mut page = Document::default();
    if let [scenario] = all {
        page.lines(vec![Cell::new(sentence(scenario), Tone::Strong), about]);
        details(&mut page, scenario, "", every);
        page.list("Answers that turn", answers(scenario).map(|(text, tone)| Cell::new(text, tone)).collect());
        return page;
    }
    scenarios::summary(&mut page, all, about, every);
    let differing = scenarios::in_order(all);
    let answers = differing.iter().flat_map(|scenario| {
        answers(scenario).map(|(text, tone)| Cell::new(format!("{}: {text}", scenario.pair.name), tone))
    });
    page.list("Answers that turn", some(answers.collect(), if every { usize::MAX } else { ANSWERS }));
    let told = scenarios::told(&differing, every);
    let shown = if every { told.len() } else { DETAILED.min(told.len()) };
    for scenario in &told[..shown] {
        details(&mut page, scenario, &format!("{}: ", scenario.pair.name), every);
    }
    if shown < differing.len() {
        let left = differing.len() - shown;
        let s = if left == 1 { " differs" } else { "s differ" };
        page.paragraph(Cell::new(format!("{left} more scenario{s}: `--all` tells of each"), Tone::Quiet));
    }
    page
}

/// What changed in a scenario, and what that does; `of` begins each heading.
fn details(page: &mut Document, scenario: &Scenario, of: &str, every: bool) {
    let (Some(old), Some(new)) = (&scenario.pair.old, &scenario.pair.new) else { return };
    match &scenario.changes {
        Some(changes) => changed(page, changes, of, every),
        None => written_down(page, old, new, of),
    }
    if let Some(moves) = &scenario.moves {
        effect(page, scenario, moves, of, every);
    }
}

/// What changed in the scenario.
fn changed(page: &mut Document, changes: &Changes, of: &str, every: bool) {
    if changes.is_empty() {
        page.paragraph(Cell::new("No value, name or list of the scenario changed.".to_owned(), Tone::Quiet));
        return;
    }
    heading(page, of, "what changed");
    let (inputs, left) = cut(&changes.inputs, if every { usize::MAX } else { INPUTS });
    let mut table = Table::new([
        (Align::Left, "input"),
        (Align::Text, "was"),
        (Align::Text, "is"),
        (Align::Left, "where"),
        (Align::Left, "source"),
    ]);
    for change in inputs {
        table.row(input(change, every));
    }
    page.table(table);
    more(page, left);
    let others = changes.others.iter().map(|change| shortened(&other(change.clone()), 2 * TEXT, every).into());
    let others = some(others.collect(), if every { usize::MAX } else { OTHERS });
    if !others.is_empty() {
        page.blocks.push(Block::List(others));
    }
}

fn input(change: &InputChange, every: bool) -> [Cell; 5] {
    let unit = |text: &str| match change.unit {
        "" | "1" | "any" => text.to_owned(),
        _ if text == NO_LIMIT => text.to_owned(),
        unit => format!("{text} {unit}"),
    };
    let text = |text: &Option<String>, or: &str| {
        text.as_deref().map_or_else(|| or.to_owned(), |text| unit(&shortened(text, TEXT, every)))
    };
    [
        Cell::from(change.key.clone()),
        Cell::new(text(&change.was, NOTHING), Tone::Quiet),
        Cell::new(text(&change.is, "gone"), Tone::Strong),
        Cell::from(change.place.as_ref().map_or_else(String::new, ToString::to_string)),
        Cell::from(change.source.clone().unwrap_or_default()),
    ]
}

/// Forecasts that were written down have no scenario to compare.
fn written_down(page: &mut Document, old: &DiffSide, new: &DiffSide, of: &str) {
    heading(page, of, "what changed");
    let scenario = if old.hash == new.hash {
        "The scenario means the same on both sides.".to_owned()
    } else {
        "The scenarios differ; a forecast that was written down does not say in what.".to_owned()
    };
    let program = if old.version == new.version {
        format!("Both forecasts are of rackcast {}.", new.version)
    } else {
        format!("The program changed: rackcast {} → {}.", old.version, new.version)
    };
    page.lines(vec![scenario.into(), program.into()]);
}

/// What that does to the forecast: what it is told by, then the rest.
fn effect(page: &mut Document, scenario: &Scenario, moves: &Moves, of: &str, every: bool) {
    let (told, rest): (Vec<_>, Vec<_>) = moves.outputs.iter().partition(|output| is_headline(&output.name));
    if !moves.outputs.is_empty() || !moves.new.is_empty() || !moves.gone.is_empty() {
        heading(page, of, "what that does to the forecast");
    }
    for (outputs, most, called) in [(told, HEADLINES, "main output"), (rest, REST, "other output")] {
        let (shown, left) = cut(&outputs, if every { usize::MAX } else { most });
        let mut table = Table::new([
            (Align::Left, format!("{called}s")),
            (Align::Left, "period".to_owned()),
            (Align::Right, "was".to_owned()),
            (Align::Right, "is".to_owned()),
            (Align::Right, "change".to_owned()),
            (Align::Right, "tolerance".to_owned()),
            (Align::Left, "verdict, periods".to_owned()),
        ]);
        for output in shown {
            table.row(moved(output, scenario));
        }
        page.table(table);
        more(page, left);
    }
    for (names, what) in [(&moves.new, "new"), (&moves.gone, "gone")] {
        if !names.is_empty() {
            let (shown, left) = cut(names, if every { usize::MAX } else { REST });
            let more = if left > 0 { format!(" and {left} more") } else { String::new() };
            let s = if names.len() == 1 { " is" } else { "s are" };
            let shown: Vec<_> = shown.iter().map(String::as_str).collect();
            page.paragraph(format!("{} output{s} {what}: {}{more}.", names.len(), shown.join(", ")));
        }
    }
    if moves.left_out > 0 {
        let left = moves.left_out;
        let s = if left == 1 { " is" } else { "s are" };
        page.paragraph(Cell::new(format!("{left} output{s} on one side only and not compared."), Tone::Quiet));
    }
}

fn moved(output: &OutputMove, scenario: &Scenario) -> Vec<Cell> {
    let Some(telling) = output.telling() else { return vec![Cell::default(); 7] };
    let style = NumberStyle::new(output.unit, telling.old.into_iter().chain(telling.new));
    let (beyond, compared) = (output.beyond(), output.compared);
    let tone = if beyond > 0 { Tone::Plain } else { Tone::Quiet };
    let name = title(&output.name, scenario.scenario());
    let unit =
        if style.unit.is_empty() || style.unit.contains('=') { String::new() } else { format!(", {}", style.unit) };
    let verdict = if beyond > 0 { format!("beyond in {beyond} of {compared}") } else { "within".to_owned() };
    vec![
        Cell::new(format!("{name}{unit}"), tone),
        Cell::new(telling.period.to_string(), Tone::Quiet),
        Cell::new(style.write(telling.old), tone),
        Cell::new(style.write(telling.new), tone),
        Cell::new(change(telling, output.unit), if beyond > 0 { Tone::Strong } else { Tone::Quiet }),
        Cell::new(output.allowed.text(), Tone::Quiet),
        Cell::new(verdict, if beyond > 0 { Tone::Bad } else { Tone::Quiet }),
    ]
}

/// Events and checks that are answered differently.
fn answers(scenario: &Scenario) -> impl Iterator<Item = (String, Tone)> {
    let (old, new) = (scenario.pair.old.as_ref(), scenario.pair.new.as_ref());
    let of = |answers: fn(&DiffSide) -> &[Answer], what: &'static str| {
        let turned = old.zip(new).map_or_else(Vec::new, |(old, new)| turned(answers(old), answers(new)));
        turned.into_iter().map(move |turned| (what, turned)).collect::<Vec<_>>()
    };
    let all = of(|side| &side.checks, "check").into_iter().chain(of(|side| &side.events, "event"));
    all.map(|(what, (name, was, is))| {
        let tone = if what == "check" && is != Some(true) { Tone::Bad } else { Tone::Plain };
        (format!("{what} {name}: {} → {}", answer(was), answer(is)), tone)
    })
}

/// The first of some lines, and how many are left.
fn some(mut lines: Vec<Cell>, most: usize) -> Vec<Cell> {
    let left = lines.len().saturating_sub(most);
    lines.truncate(most);
    if left > 0 {
        lines.push(Cell::new(and_more(left), Tone::Quiet));
    }
    lines
}

/// A heading: of one of several scenarios after its name.
fn heading(page: &mut Document, of: &str, text: &str) {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    page.heading(if of.is_empty() { format!("{first}{}", letters.as_str()) } else { format!("{of}{text}") });
}

/// The first of some, and how many are left.
fn cut<T>(all: &[T], most: usize) -> (&[T], usize) {
    let shown = most.min(all.len());
    (&all[..shown], all.len() - shown)
}

fn more(page: &mut Document, left: usize) {
    if left > 0 {
        page.paragraph(Cell::new(and_more(left), Tone::Quiet));
    }
}

fn and_more(left: usize) -> String {
    format!("and {left} more: `--all` shows them")
}

fn shortened(text: &str, most: usize, every: bool) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) if !every => format!("{}…", text[..end].trim_end()),
        _ => text.to_owned(),
    }
}
