//! Tolerances, each of outputs that exist.

use std::collections::BTreeSet;

use rackcast_catalogue::Glob;

use super::{Names, Work};
use crate::nearest::nearest;
use crate::{Diagnostic, Tolerance};

/// What differences may be; warns of a pattern that no output has.
pub(super) fn resolve(work: &mut Work<'_, '_>, names: &Names<'_>) -> Vec<Tolerance> {
    let mut tolerances = Vec::new();
    for (glob, entry) in &work.merged.tolerances {
        let pattern = Glob::new(glob);
        let matches = |name: &String| pattern.as_ref().is_ok_and(|pattern| pattern.matches(name));
        if !in_doubt(work, glob) && !names.outputs.iter().any(matches) {
            let help = match &pattern {
                Err(error) => error.to_string(),
                Ok(_) => near(work, glob, names)
                    .unwrap_or_else(|| "the command `rackcast outputs` lists all outputs".to_owned()),
            };
            let message = format!("no output is called `{glob}`: this tolerance allows nothing");
            work.problems.push(Diagnostic::warning("unknown-output", entry.place.clone(), message).help(help));
        }
        tolerances.push(Tolerance { glob: glob.clone(), relative: entry.what.relative, absolute: entry.what.absolute });
    }
    tolerances
}

/// Whether the pattern names something that is dropped, or that a problem told already leaves in doubt.
fn in_doubt(work: &Work<'_, '_>, glob: &str) -> bool {
    let taint = &work.merged.taint;
    let parts: Vec<&str> = glob.split('.').collect();
    parts.windows(2).any(|pair| {
        let table = match pair[0] {
            "vendor" => "vendors",
            "segment" => "segments",
            "adoption" => "adoption",
            _ => return false,
        };
        let any = pair[1].starts_with('*');
        any && taint.holds_any_name(table)
            || taint.holds_name(table, pair[1])
            || work.merged.dropped.iter().any(|dropped| dropped.name == pair[1])
    })
}

/// The nearest pattern that is like this one and that an output has.
fn near(work: &Work<'_, '_>, glob: &str, names: &Names<'_>) -> Option<String> {
    let parts: Vec<&str> = glob.split('.').collect();
    let head = parts.iter().position(|part| *part == "**").unwrap_or(parts.len());
    let tail = parts.iter().rev().position(|part| *part == "**").unwrap_or(0);
    let like = |name: &String| {
        let words: Vec<&str> = name.split('.').collect();
        let (first, last) = (words.get(..head)?, words.get(words.len().checked_sub(tail)?..)?);
        if head == parts.len() && words.len() != head {
            return None;
        }
        let kept = |(part, word): (&&str, &&str)| if *part == "*" { "*".to_owned() } else { (*word).to_owned() };
        let first = parts[..head].iter().zip(first).map(kept);
        let middle = parts[head..parts.len() - tail].iter().map(|part| (*part).to_owned());
        let last = parts[parts.len() - tail..].iter().zip(last).map(kept);
        Some(first.chain(middle).chain(last).collect::<Vec<_>>().join("."))
    };
    let patterns: BTreeSet<String> = names.outputs.iter().filter_map(like).collect();
    let near = nearest(work.problems.len(), glob, patterns.iter().map(String::as_str))?;
    Some(format!("did you mean `{near}`?"))
}
