//! Edits that break a file, or nearly: what slips of the hand and bad disks do.

use std::ops::RangeInclusive;

use crate::Choices;

/// A file after an edit.
#[derive(Debug)]
pub struct Edited {
    /// What was done, for the message of a failed test.
    pub what: String,
    /// The file now.
    pub bytes: Vec<u8>,
    /// The lines that were touched, from 1, as they are numbered now.
    pub lines: RangeInclusive<usize>,
    /// What stands in those lines now and stood there before.
    pub words: String,
}

/// What may stand where a number stood.
const VALUES: [&str; 24] = [
    "0",
    "-1",
    "1.0",
    "0.5",
    "1e308",
    "-1e308",
    "1e999",
    "1e-320",
    "99999999",
    "nan",
    "inf",
    "-inf",
    "true",
    "\"x\"",
    "\"\"",
    "[]",
    "{}",
    "\"24.4 bn\"",
    "\"12 %\"",
    "\"3 months\"",
    "\"5 lightyears\"",
    "2026-06-15",
    "{ times = 2.0 }",
    "{ \"2026Q5\" = 1.0 }",
];

/// What may stand where a field of a table stood.
const FIELDS: [&str; 16] = [
    "",
    "-1",
    "0",
    "1e308",
    "1e999",
    "nan",
    "x",
    "2026Q5",
    "2026-13-01",
    "2026",
    "FY27",
    "USD",
    "months",
    "\"",
    "vendor.nobody.ai.orders",
    "\u{1F4A5}",
];

/// Bytes that mean something, or cannot.
const BYTES: [u8; 16] =
    [0, 0xff, 0xc3, b'[', b']', b'{', b'}', b'"', b'\'', b'=', b',', b'#', b'\n', b'\r', b'.', b'\\'];

/// Edits a scenario file (`table` false) or a table of observations in one place.
///
/// # Panics
/// Where the text is empty.
#[must_use]
pub fn edit(choices: &mut Choices<'_>, text: &str, table: bool) -> Edited {
    let lines: Vec<&str> = text.lines().collect();
    let worth: Vec<usize> = (0..lines.len())
        .filter(|line| !lines[*line].trim().is_empty() && !lines[*line].trim_start().starts_with('#'))
        .collect();
    let at = choices.pick(&worth);
    let line = lines[at];
    let of_lines = |what: &str, taken: usize, new: &[String]| {
        let kept = lines[..at]
            .iter()
            .copied()
            .chain(new.iter().map(String::as_str))
            .chain(lines[at + taken..].iter().copied());
        let bytes = kept.flat_map(|line| [line, "\n"]).collect::<String>().into_bytes();
        let words = format!("{line} {}", new.join(" "));
        Edited {
            what: format!("{what} in line {}: {line}", at + 1),
            bytes,
            lines: at + 1..=at + new.len().max(1),
            words,
        }
    };
    match choices.below(9) {
        0 | 1 if table => of_lines("another field", 1, &[another_field(choices, line)]),
        0 | 1 => of_lines("another value", 1, &[another_value(choices, line)]),
        2 => of_lines("another letter", 1, &[another_letter(choices, line)]),
        3 => of_lines("no such line", 1, &[]),
        4 => of_lines("the line twice", 1, &[line.to_owned(), line.to_owned()]),
        5 if at + 1 < lines.len() => of_lines("lines swapped", 2, &[lines[at + 1].to_owned(), line.to_owned()]),
        _ => bytes(choices, text),
    }
}

fn another_value(choices: &mut Choices<'_>, line: &str) -> String {
    let value = choices.pick(&VALUES);
    let numbers: Vec<(usize, usize)> = numbers(line);
    if numbers.is_empty() {
        return match line.split_once('=') {
            Some((key, _)) => format!("{key}= {value}"),
            None => format!("{line} {value}"),
        };
    }
    let (start, end) = choices.pick(&numbers);
    format!("{}{value}{}", &line[..start], &line[end..])
}

/// Where numbers stand in a line, outside keys.
fn numbers(line: &str) -> Vec<(usize, usize)> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = line.find('=').map_or(line.len(), |equals| equals + 1);
    while at < bytes.len() {
        let end = bytes[at..]
            .iter()
            .position(|byte| !(byte.is_ascii_digit() || *byte == b'.'))
            .map_or(bytes.len(), |length| at + length);
        if end > at {
            found.push((at, end));
        }
        at = end + 1;
    }
    found
}

fn another_field(choices: &mut Choices<'_>, line: &str) -> String {
    let mut fields: Vec<&str> = line.split(',').collect();
    let at = choices.below(fields.len());
    if choices.chance(15) {
        fields.remove(at);
    } else {
        fields[at] = choices.pick(&FIELDS);
    }
    fields.join(",")
}

fn another_letter(choices: &mut Choices<'_>, line: &str) -> String {
    let letters: Vec<usize> =
        line.char_indices().filter(|(_, letter)| letter.is_ascii_alphanumeric()).map(|(at, _)| at).collect();
    if letters.is_empty() {
        return format!("{line}x");
    }
    let at = choices.pick(&letters);
    let letter = choices.pick(&["x", "", "_", "Q", "9", ".", "ss"]);
    format!("{}{letter}{}", &line[..at], &line[at + 1..])
}

fn bytes(choices: &mut Choices<'_>, text: &str) -> Edited {
    let mut bytes = text.as_bytes().to_vec();
    let at = choices.below(bytes.len());
    let (what, length) = match choices.below(4) {
        0 => {
            bytes.truncate(at);
            ("cut off", 0)
        }
        1 => {
            bytes.insert(at, choices.pick(&BYTES));
            ("a byte more", 1)
        }
        2 => {
            bytes[at] = choices.pick(&BYTES);
            ("another byte", 1)
        }
        _ => {
            let end = (at + 1 + choices.below(60)).min(bytes.len());
            bytes.drain(at..end);
            ("bytes less", 0)
        }
    };
    let line = |byte: usize| bytes[..byte.min(bytes.len())].split(|byte| *byte == b'\n').count();
    let gone = text.len().saturating_sub(bytes.len());
    let near = |text: &[u8], end: usize| {
        String::from_utf8_lossy(&text[at.saturating_sub(60).min(text.len())..end.min(text.len())]).into_owned()
    };
    let words = near(text.as_bytes(), at + gone + 60) + " " + &near(&bytes, at + 60);
    Edited { what: format!("{what} at byte {at}"), lines: line(at)..=line(at + length), words, bytes }
}
