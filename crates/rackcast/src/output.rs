//! Writing: to the terminal, to a pipe, or to a file.

use std::cell::RefCell;
use std::io::{self, Write};
use std::path::Path;

use clap::ValueEnum;
use rackcast_report::{Document, PAGE_WIDTH, Records, markdown, records_csv, records_json, terminal};

use crate::failure::Failure;
pub(crate) use crate::file::write as file;
use crate::forms::{self, ListFormat};
use crate::options::OutputOptions;

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
pub(crate) fn result<F: ValueEnum + Send + Sync + 'static>(
    options: &OutputOptions<F>,
    written: impl FnOnce(F) -> Result<Written, String>,
) -> Result<(), Failure> {
    let form = options.form()?;
    let is_markdown = forms::word(&form) == "markdown";
    match written(form)? {
        Written::Text(text) => self::text(&text, options.out.as_deref()),
        Written::Bytes(bytes) => self::bytes(&bytes, options.out.as_deref()),
        Written::Pages(pages) => {
            let rendered = |page| if is_markdown { markdown(page) } else { terminal(page, PAGE_WIDTH) };
            text(&pages.iter().map(rendered).collect::<Vec<_>>().join("\n"), options.out.as_deref())
        }
    }
}

/// Writes what a command lists: as a page, or as records for programs.
pub(crate) fn listing(
    page: impl FnOnce() -> Document,
    records: impl FnOnce() -> Records,
    options: &OutputOptions<ListFormat>,
) -> Result<(), Failure> {
    result(options, |format| match format {
        ListFormat::Csv => records_csv(&records()).map(Written::Text),
        ListFormat::Json => records_json(VERSION, &records()).map(Written::Text),
        ListFormat::Table | ListFormat::Markdown => Ok(Written::Pages(vec![page()])),
    })
}

/// Writes a text to a file, or to the standard output.
fn text(text: &str, out: Option<&Path>) -> Result<(), Failure> {
    if out.is_some() { bytes(plain(text).as_bytes(), out) } else { standard(text) }
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
