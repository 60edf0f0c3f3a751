//! Writing: to the terminal, to a pipe, or to a file that is there whole or not at all.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rackcast_report::{Document, PAGE_WIDTH, Records, markdown, records_csv, records_json, terminal};

use crate::failure::Failure;
use crate::options::{Format, OutputOptions};

/// The program's version, which JSON carries.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Writes a result in the form asked for: for programs, or as one or more pages for people.
pub(crate) fn result(
    csv: impl FnOnce() -> Result<String, String>,
    json: impl FnOnce(&str) -> Result<String, String>,
    pages: impl FnOnce() -> Result<Vec<Document>, String>,
    options: &OutputOptions,
) -> Result<(), Failure> {
    let format = options.format();
    let text = match format {
        Format::Csv => csv()?,
        Format::Json => json(VERSION)?,
        Format::Table | Format::Markdown => {
            pages()?.iter().map(|page| rendered(page, format)).collect::<Vec<_>>().join("\n")
        }
    };
    self::text(&text, options)
}

/// Writes what a command lists: as a page, or as records for programs.
pub(crate) fn listing(
    page: impl FnOnce() -> Document,
    records: impl Fn() -> Records,
    options: &OutputOptions,
) -> Result<(), Failure> {
    let json = |version: &str| records_json(version, &records());
    result(|| records_csv(&records()), json, || Ok(vec![page()]), options)
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
    match &options.out {
        Some(path) => file(path, &plain(text)).map_err(|error| Failure::writing(&path.display().to_string(), &error)),
        None => standard(text),
    }
}

/// Writes a text to the standard output, with colour where it is a terminal.
pub(crate) fn standard(text: &str) -> Result<(), Failure> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| Failure::writing("the output", &error))
}

/// Writes a text to the standard error. Where that is closed there is nobody to tell.
pub(crate) fn remark(text: &str) {
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

/// Writes a file beside its place and moves it there, so that no reader ever meets half of it. What is no file, such as
/// a device, is written to as it is.
pub(crate) fn file(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    match fs::metadata(&path) {
        Ok(what) if what.is_dir() => return Err(io::Error::other("it is a folder")),
        Ok(what) if !what.is_file() => {
            return fs::OpenOptions::new().write(true).open(&path)?.write_all(text.as_bytes());
        }
        _ => {}
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let mut beside = temporary(&folder)?;
    beside.write_all(text.as_bytes())?;
    beside.as_file().sync_all()?;
    beside.persist(&path).map_err(|error| error.error)?;
    Ok(())
}

/// A temporary file that others may read as any file of the user.
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".rackcast-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// A text without colour codes.
pub(crate) fn plain(text: &str) -> String {
    anstream::adapter::strip_str(text).to_string()
}
