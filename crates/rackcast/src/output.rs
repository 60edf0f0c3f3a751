//! Writing: to the terminal, to a pipe, or to a file.

use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use rackcast_report::{Document, PAGE_WIDTH, Records, markdown, records_csv, records_json, terminal};

use crate::failure::Failure;
pub(crate) use crate::file::write as file;
use crate::options::{Format, OutputOptions};

/// The program's version, which tables for programs carry.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// What is written of a result.
pub(crate) enum Written {
    /// Text for programs.
    Text(String),
    /// A file of no text.
    Bytes(Vec<u8>),
    /// Pages for people.
    Pages(Vec<Document>),
}

/// Writes a result in the form asked for.
pub(crate) fn result(
    options: &OutputOptions,
    written: impl FnOnce(Format) -> Result<Written, String>,
) -> Result<(), Failure> {
    refuse_terminal(options)?;
    let format = options.format();
    match written(format)? {
        Written::Text(text) => self::text(&text, options),
        Written::Bytes(bytes) => self::bytes(&bytes, options.out.as_deref()),
        Written::Pages(pages) => {
            let pages: Vec<_> = pages.iter().map(|page| rendered(page, format)).collect();
            text(&pages.join("\n"), options)
        }
    }
}

/// Writes what a command lists: as a page, or as records for programs.
pub(crate) fn listing(
    page: impl FnOnce() -> Document,
    records: impl FnOnce() -> Records,
    options: &OutputOptions,
) -> Result<(), Failure> {
    result(options, |format| match format {
        Format::Csv => records_csv(&records()).map(Written::Text),
        Format::Json => records_json(VERSION, &records()).map(Written::Text),
        Format::Parquet => Err(NO_PARQUET.to_owned()),
        Format::Xlsx => Err(NO_XLSX.to_owned()),
        Format::Table | Format::Markdown => Ok(Written::Pages(vec![page()])),
    })
}

/// What a list says that is asked for as a long table of values.
const NO_PARQUET: &str = "parquet is a form of forecasts: of run, merge, compare and grid; lists have csv and json";

/// What is said where there is no workbook.
pub(crate) const NO_XLSX: &str = "xlsx is a form of forecasts: of run, merge and compare; grids and lists have csv and json, which spreadsheets open";

/// Refuses to write what is no text to a terminal; where that takes long to make, it is worth asking before.
pub(crate) fn refuse_terminal(options: &OutputOptions) -> Result<(), Failure> {
    let form = match options.format() {
        Format::Parquet => "parquet",
        Format::Xlsx => "xlsx",
        _ => return Ok(()),
    };
    if options.out.is_none() && io::stdout().is_terminal() {
        return Err(Failure::BadArgument(format!(
            "{form} is no text for a terminal: add --out FILE.{form}, or send it to a file or a program"
        )));
    }
    Ok(())
}

/// Writes a page as a table for people or as Markdown.
pub(crate) fn page(document: &Document, options: &OutputOptions) -> Result<(), Failure> {
    text(&rendered(document, options.format()), options)
}

/// A page as text.
fn rendered(document: &Document, format: Format) -> String {
    if format == Format::Markdown { markdown(document) } else { terminal(document, PAGE_WIDTH) }
}

/// Writes a text to where the options say.
pub(crate) fn text(text: &str, options: &OutputOptions) -> Result<(), Failure> {
    if options.out.is_some() { bytes(plain(text).as_bytes(), options.out.as_deref()) } else { standard(text) }
}

/// Writes bytes to a file, or to the standard output.
pub(crate) fn bytes(bytes: &[u8], out: Option<&Path>) -> Result<(), Failure> {
    if let Some(path) = out {
        return file(path, bytes).map_err(|error| Failure::writing(&path.display().to_string(), &error));
    }
    let mut out = io::stdout().lock();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| Failure::writing("the output", &error))
}

/// Writes a text to the standard output, with colour where it is a terminal.
pub(crate) fn standard(text: &str) -> Result<(), Failure> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| Failure::writing("the output", &error))
}

thread_local! {
    /// What is remarked on this thread while it is kept back.
    static KEPT_BACK: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Does some work and keeps back what it remarks.
pub(crate) fn overheard<T>(work: impl FnOnce() -> T) -> (T, String) {
    let outer = KEPT_BACK.replace(Some(String::new()));
    let result = work();
    (result, KEPT_BACK.replace(outer).unwrap_or_default())
}

/// Writes a text to the standard error. Where that is closed there is nobody to tell.
pub(crate) fn remark(text: &str) {
    let is_kept_back = KEPT_BACK.with_borrow_mut(|kept| kept.as_mut().map(|kept| kept.push_str(text)).is_some());
    if is_kept_back {
        return;
    }
    let mut out = anstream::AutoStream::auto(io::stderr().lock());
    let _ = out.write_all(text.as_bytes());
}

/// A time that something will take: `40 seconds`, `12 minutes`.
pub(crate) fn duration(seconds: f64) -> String {
    let (minutes, hours, days) = (seconds / 60.0, seconds / 3600.0, seconds / 86_400.0);
    match seconds {
        _ if minutes < 1.5 => format!("{seconds:.0} seconds"),
        _ if hours < 1.5 => format!("{minutes:.0} minutes"),
        _ if days < 2.0 => format!("{hours:.0} hours"),
        _ => format!("{days:.0} days"),
    }
}

/// One line of complaint.
pub(crate) fn complain(message: &str) {
    remark(&format!("\u{1b}[1;31merror\u{1b}[0m: {message}\n"));
}

/// A text without colour codes.
pub(crate) fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
