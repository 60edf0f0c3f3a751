//! Reading a unit, word by word.

use super::UnitError;

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quantity {
    /// Parts of a whole, factors and rates: `1`, `%`.
    Ratio,
    /// A number of whatever the key counts: `bn`, `thousand`.
    Number,
    /// US dollars.
    Money,
    /// Servers.
    Servers,
    /// Shares of stock.
    Shares,
    /// A duration, in months.
    Months,
    /// Anything: an attribute in a unit of its own.
    Any,
    /// A unit with a name of its own that converts to nothing else.
    Named(&'static str),
}

/// What something is counted in or by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Per {
    Month,
    Quarter,
    Year,
    Share,
}

/// A unit: `ten` is its power of ten, `months` how many months a duration's unit has (1 for all else).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) quantity: Quantity,
    pub(super) ten: i32,
    pub(super) months: u8,
    pub(super) per: Option<Per>,
}

/// Units that are one phrase and convert to nothing else.
const NAMED: [&str; 4] = ["log odds", "log share per unit", "capacity", "start = 1"];

/// Reads a unit such as `USD bn a year`, `thousand servers a month`, `% a year`, `months`; `None` where it is none.
pub(super) fn parse(text: &str) -> Option<Unit> {
    let lower = text.trim().to_lowercase();
    if lower.len() > 60 {
        return None;
    }
    let words: Vec<&str> = lower.split_whitespace().collect();
    let phrase = words.join(" ");
    if phrase == "any" {
        return Some(unit(Quantity::Any));
    }
    if let Some(named) = NAMED.iter().find(|named| **named == phrase) {
        return Some(unit(Quantity::Named(named)));
    }
    let (what, per) = time_base(&words)?;
    let mut unit = what_is_counted(&what, per.is_some())?;
    unit.per = per;
    Some(unit)
}

const fn unit(quantity: Quantity) -> Unit {
    Unit { quantity, ten: 0, months: 1, per: None }
}

/// Takes `a year`, `per year` or `/year` off the end.
fn time_base<'text>(words: &[&'text str]) -> Option<(Vec<&'text str>, Option<Per>)> {
    let mut words = words.to_vec();
    if let Some(last) = words.last_mut()
        && let Some((before, base)) = last.split_once('/')
    {
        let per = per(base)?;
        if before.is_empty() {
            words.pop();
        } else {
            *last = before;
        }
        return Some((words, Some(per)));
    }
    if let [.., "a" | "per" | "/", base] = words.as_slice() {
        let per = per(base)?;
        words.truncate(words.len() - 2);
        return Some((words, Some(per)));
    }
    Some((words, None))
}

fn per(base: &str) -> Option<Per> {
    Some(match base {
        "month" => Per::Month,
        "quarter" => Per::Quarter,
        "year" => Per::Year,
        "share" => Per::Share,
        _ => return None,
    })
}

/// A noun and a power of ten, in any order, each at most once; nothing at all is a rate where a time base follows.
fn what_is_counted(words: &[&str], rate: bool) -> Option<Unit> {
    if words.is_empty() {
        return rate.then_some(unit(Quantity::Ratio));
    }
    let (mut noun, mut ten) = (None, None);
    for word in words.iter().flat_map(|word| dollar(word)) {
        let fresh = if let Some(power) = power_of_ten(word) {
            ten.replace(power).is_none()
        } else {
            noun.replace(known_noun(word)?).is_none()
        };
        if !fresh {
            return None;
        }
    }
    let mut counted = noun.unwrap_or(unit(Quantity::Number));
    // A thousand per cent or a million months are slips.
    if ten.is_some() && matches!(counted.quantity, Quantity::Ratio | Quantity::Months) {
        return None;
    }
    counted.ten += ten.unwrap_or(0);
    Some(counted)
}

/// `$bn` is two words.
fn dollar(word: &str) -> impl Iterator<Item = &str> {
    let (sign, rest) = word.split_at(usize::from(word.starts_with('$')));
    [sign, rest].into_iter().filter(|part| !part.is_empty())
}

fn power_of_ten(word: &str) -> Option<i32> {
    Some(match word {
        "k" | "thousand" => 3,
        "m" | "mn" | "million" => 6,
        "b" | "bn" | "billion" => 9,
        "tn" | "trillion" => 12,
        _ => return None,
    })
}

fn known_noun(word: &str) -> Option<Unit> {
    Some(match word {
        "1" => unit(Quantity::Ratio),
        "%" | "percent" => Unit { ten: -2, ..unit(Quantity::Ratio) },
        "usd" | "$" | "dollars" => unit(Quantity::Money),
        "server" | "servers" => unit(Quantity::Servers),
        "share" | "shares" => unit(Quantity::Shares),
        "month" | "months" => unit(Quantity::Months),
        "quarter" | "quarters" => Unit { months: 3, ..unit(Quantity::Months) },
        "year" | "years" => Unit { months: 12, ..unit(Quantity::Months) },
        _ => return None,
    })
}

/// Takes the number off a text: its digits with an ASCII minus, and the words around it as its unit.
pub(super) fn split(text: &str) -> Result<(String, String), UnitError> {
    let trimmed = text.trim();
    let no_number = || UnitError::NoNumber { text: trimmed.to_owned() };
    let (currency, rest) = currency(trimmed);
    let rest = rest.trim_start();
    let (sign, rest) = match rest.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => ("-", rest),
        None => ("", rest.strip_prefix('+').unwrap_or(rest)),
    };
    let length = number_length(rest).ok_or_else(no_number)?;
    let (digits, unit) = rest.split_at(length);
    Ok((format!("{sign}{digits}"), format!("{currency} {unit}")))
}

/// `USD` or `$` in front of the number.
fn currency(text: &str) -> (&str, &str) {
    let lead = if text.starts_with('$') {
        1
    } else if text.get(..3).is_some_and(|word| word.eq_ignore_ascii_case("usd")) {
        3
    } else {
        0
    };
    text.split_at(lead)
}

/// How many bytes of the text are digits with at most one point and an exponent; `None` where it does not begin so.
fn number_length(text: &str) -> Option<usize> {
    let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(0);
    let mut length = whole;
    if whole > 0 && text[length..].starts_with('.') {
        let fraction = digits(length + 1);
        if fraction == 0 {
            return None;
        }
        length += 1 + fraction;
    }
    if text[length..].starts_with(['e', 'E']) {
        let sign = usize::from(text[length + 1..].starts_with(['-', '+']));
        let exponent = digits(length + 1 + sign);
        if exponent > 0 {
            length += 1 + sign + exponent;
        }
    }
    // `24.4.1` and `1,430 m` are not read as 24.4 and 1.
    let clean = !text[length..].starts_with(['.', ',', '_']);
    (whole > 0 && clean).then_some(length)
}
