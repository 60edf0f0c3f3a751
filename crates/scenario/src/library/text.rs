//! From bytes to text, and what is refused on the way.

use crate::Diagnostic;
use crate::document::{self, SyntaxError, Table};
use crate::files::ReadError;

/// The longest scenario file, in bytes.
pub(super) const SCENARIO_LIMIT: usize = 1_000_000;
/// The longest evidence file, in bytes.
pub(super) const EVIDENCE_LIMIT: usize = 8_000_000;

/// The error of a file that cannot be read.
pub(super) fn unreadable(name: &str, error: &ReadError) -> Diagnostic {
    Diagnostic::error("unreadable-file", None, format!("`{name}` cannot be read: {}", error.0))
}

/// The text of a file.
pub(super) fn decode(name: &str, bytes: Vec<u8>, limit: usize) -> Result<String, Diagnostic> {
    if bytes.len() > limit {
        let megabytes = limit / 1_000_000;
        return Err(Diagnostic::error("file-too-long", None, format!("`{name}` is longer than {megabytes} MB"))
            .help(format!("files up to {megabytes} MB are read")));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Diagnostic::error("not-text", None, format!("`{name}` is not text: its byte {at} is not UTF-8"))
            .help("expected a text file; save it as UTF-8")
    })?;
    if text.contains('\0') {
        return Err(Diagnostic::error("not-text", None, format!("`{name}` is not text: it holds zero bytes"))
            .help("expected a text file"));
    }
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Diagnostic::error("empty-file", None, format!("`{name}` is empty")));
    }
    Ok(text)
}

/// A command-line setting as TOML; a value that is none is taken as text, so that a shell's quotes suffice.
pub(super) fn setting(setting: &str) -> (String, Table, Vec<SyntaxError>) {
    let (table, errors) = document::parse(setting);
    if errors.is_empty() {
        return (setting.to_owned(), table, errors);
    }
    if let Some((key, value)) =
        setting.split_once('=').filter(|(_, value)| !value.trim().is_empty() && !value.contains(['"', '\\', '{', '[']))
    {
        let quoted = format!("{key}=\"{}\"", value.trim());
        let (table, errors) = document::parse(&quoted);
        if errors.is_empty() {
            return (quoted, table, errors);
        }
    }
    (setting.to_owned(), table, errors)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_what_is_no_text() {
        for (bytes, code) in [
            (vec![b'a'; 11], "file-too-long"),
            (vec![0xff, 0xfe], "not-text"),
            (b"a\0b".to_vec(), "not-text"),
            (b" \n".to_vec(), "empty-file"),
            (vec![], "empty-file"),
        ] {
            assert_eq!(decode("x", bytes, 10).unwrap_err().code, code);
        }
        assert_eq!(decode("x", "\u{feff}a = 1".into(), 10).unwrap(), "a = 1");
    }

    #[test]
    fn a_setting_may_leave_its_quotes_to_the_shell() {
        assert!(setting("a.b=180 k").2.is_empty());
        assert!(setting("a.b=2027-12").2.is_empty());
        assert!(!setting("a.b").2.is_empty());
        assert!(!setting("a.b={ x").2.is_empty());
    }
}
