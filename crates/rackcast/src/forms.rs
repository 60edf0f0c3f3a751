//! Forms of results: which a command has, and what the ending of a file says of its form.

use std::ffi::OsStr;
use std::io::{self, IsTerminal};
use std::path::Path;

use clap::ValueEnum;
use rackcast_catalogue::suggest;

/// Form of forecasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// A page for the terminal
    Table,
    /// The same page in Markdown
    Markdown,
    /// A long table: one value a line
    Csv,
    /// The same table in Apache Parquet, for data tools
    Parquet,
    /// A workbook for spreadsheet programs, with formulas, charts and sources
    Xlsx,
    /// For programs
    Json,
}

impl Format {
    /// Whether it is a table of values, not a page.
    pub(crate) fn is_tabular(self) -> bool {
        !matches!(self, Self::Table | Self::Markdown)
    }
}

/// Form of a grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum GridFormat {
    /// A page for the terminal
    Table,
    /// The same page in Markdown
    Markdown,
    /// A long table: one value a line
    Csv,
    /// The same table in Apache Parquet, for data tools
    Parquet,
    /// For programs
    Json,
}

/// Form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ListFormat {
    /// A page for the terminal
    Table,
    /// The same page in Markdown
    Markdown,
    /// A line for each thing of the list
    Csv,
    /// For programs
    Json,
}

/// Form of a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFormat {
    /// A page for the terminal
    Table,
    /// The same page in Markdown, for a comment
    Markdown,
    /// For programs
    Json,
}

/// Endings of files, each with the form that it promises; of one form the usual ending first.
const ENDINGS: [(&str, &str); 11] = [
    ("txt", "table"),
    ("md", "markdown"),
    ("markdown", "markdown"),
    ("csv", "csv"),
    ("parquet", "parquet"),
    ("xlsx", "xlsx"),
    ("json", "json"),
    ("svg", "svg"),
    ("png", "png"),
    ("html", "html"),
    ("htm", "html"),
];

/// Forms that are no text.
const NO_TEXT: [&str; 3] = ["parquet", "xlsx", "png"];

/// What a form is called.
pub(crate) fn word<F: ValueEnum>(form: &F) -> String {
    form.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

/// The form of a result: the one that was asked for, else the one that the file's ending says, else the first.
///
/// # Errors
/// A sentence where the ending says another form, or none that the result has, and where a terminal would get no text.
pub(crate) fn choose<F: ValueEnum>(asked: Option<F>, out: Option<&Path>) -> Result<F, String> {
    let promised = out.and_then(ending).map(|ending| (promise(&ending), ending));
    let known = |promise: &str| F::value_variants().iter().find(|form| word(*form) == promise).cloned();
    let form = match (asked, promised) {
        (Some(form), Some((Some(promise), _))) if !fits(&word(&form), promise) => {
            return Err(disagree(&word(&form), out, known(promise).is_some()));
        }
        (Some(form), _) => form,
        (None, Some((promise, ending))) => promise.and_then(known).ok_or_else(|| unknown::<F>(out, &ending))?,
        (None, None) => F::value_variants().first().cloned().ok_or("there is no form")?,
    };
    let called = word(&form);
    if out.is_none() && NO_TEXT.contains(&&*called) && io::stdout().is_terminal() {
        return Err(format!(
            "{called} is no text for a terminal: add --out FILE.{called}, or send it to a file or a program"
        ));
    }
    Ok(form)
}

/// Refuses a file whose ending is of another form than the only one of a command, which `what` says.
///
/// # Errors
/// A sentence with the name that the file should have.
pub(crate) fn refuse_other(out: &Path, form: &str, what: &str) -> Result<(), String> {
    match ending(out) {
        Some(ending) if promise(&ending) != Some(form) => {
            Err(format!("{what}, and {} ends in .{ending}: name it {}", out.display(), named(out, form)))
        }
        _ => Ok(()),
    }
}

/// Refuses a file whose ending promises a form that something else has.
///
/// # Errors
/// A sentence with the name that the file could have; `what` is written to it.
pub(crate) fn refuse_any(out: &Path, what: &str) -> Result<(), String> {
    match ending(out) {
        Some(ending) if promise(&ending).is_some() => {
            let bare = out.with_extension("");
            Err(format!("{what} is no .{ending}: name it {}", bare.display()))
        }
        _ => Ok(()),
    }
}

/// The ending of a file in small letters.
fn ending(out: &Path) -> Option<String> {
    out.extension().and_then(OsStr::to_str).map(str::to_lowercase)
}

/// The form that an ending promises.
fn promise(ending: &str) -> Option<&'static str> {
    ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, form)| *form)
}

/// Whether a form is what an ending promised; any text may be called one.
fn fits(form: &str, promise: &str) -> bool {
    form == promise || (promise == "table" && !NO_TEXT.contains(&form))
}

/// The file with the usual ending of a form.
fn named(out: &Path, form: &str) -> String {
    let ending = ENDINGS.iter().find(|(_, of)| *of == form).map_or(form, |(ending, _)| ending);
    out.with_extension(ending).display().to_string()
}

fn disagree(form: &str, out: Option<&Path>, has: bool) -> String {
    let out = out.unwrap_or(Path::new(""));
    let or = if has { ", or leave --format out" } else { "" };
    format!("--format {form} does not go into {}: name it {}{or}", out.display(), named(out, form))
}

/// What is wrong with an ending that is of no form of the result.
fn unknown<F: ValueEnum>(out: Option<&Path>, ending: &str) -> String {
    let out = out.unwrap_or(Path::new(""));
    let shown =
        F::value_variants().iter().filter_map(ValueEnum::to_possible_value).filter(|value| !value.is_hide_set());
    let shown: Vec<_> = shown.map(|value| value.get_name().to_owned()).collect();
    let endings: Vec<_> =
        shown.iter().filter_map(|form| ENDINGS.iter().find(|(_, of)| of == form)).map(|(ending, _)| *ending).collect();
    let near = match promise(ending) {
        Some("html") => "; `rackcast report` writes such pages".to_owned(),
        Some("svg" | "png") if !endings.contains(&"svg") => "; `rackcast chart` draws such pictures".to_owned(),
        // Programs that open a table in those forms open it in this one.
        Some("xlsx" | "parquet") if endings.contains(&"csv") => format!("; did you mean {}?", named(out, "csv")),
        _ => suggest(ending, endings.iter().copied())
            .map_or_else(String::new, |near| format!("; did you mean {}?", out.with_extension(near).display())),
    };
    let (last, others) = endings.split_last().map_or(("", &[][..]), |(last, others)| (*last, others));
    let others = others.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ");
    let endings = if others.is_empty() { format!(".{last}") } else { format!("{others} or .{last}") };
    let out = out.display();
    format!("{out} ends in .{ending}, which is no form of this result: end it in {endings}, or say --format{near}")
}
