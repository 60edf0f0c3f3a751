//! Distributions: an expert's quantiles, and the usual families.

use rackcast_catalogue::{DISTRIBUTIONS, DistributionForm, InputSpec, suggest};

use super::number;
use super::reader::{Reader, join, list};
use super::value::{Context, stray};
use crate::document::{Kind, Node, Table};
use crate::{Distribution, Family, Number};

/// Reads a table with `dist`, or with `p10`, `p50` and `p90`.
pub(crate) fn read(
    reader: &mut Reader<'_>,
    key: &str,
    spec: &InputSpec,
    node: &Node,
    table: &Table,
    context: &Context,
) -> Option<Number> {
    let form = form(reader, key, table)?;
    let mut sound = true;
    for entry in &table.entries {
        let word = entry.key.as_str();
        if form.needs.contains(&word) || form.may.contains(&word) || Context::WORDS.contains(&word) || word == "dist" {
            continue;
        }
        let known: Vec<&str> = form.needs.iter().chain(form.may).copied().chain(Context::WORDS).collect();
        stray(reader, key, entry, &called(form), &known);
        sound = false;
    }
    let mut numbers = Vec::new();
    for word in form.needs.iter().chain(form.may) {
        match table.get(word) {
            Some(entry) => {
                // Shape parameters have no unit of their own.
                let plain = matches!(*word, "sigma" | "nu");
                let (unit, stated) = if plain { ("1", None) } else { (spec.unit, context.unit.as_ref()) };
                match number::read(reader, &join(key, word), &entry.node, unit, stated) {
                    Some(number) => numbers.push((*word, number)),
                    None => sound = false,
                }
            }
            None if form.needs.contains(word) => {
                // A word that was mistyped is reported already.
                if sound {
                    let message = format!("`{key}`: `{word}` is missing from {}", called(form));
                    reader.refuse(
                        key,
                        "bad-distribution",
                        &node.span,
                        message,
                        format!("it is written with {}", list(form.needs)),
                    );
                }
                sound = false;
            }
            None => {}
        }
    }
    if !sound {
        return None;
    }
    let get = |word: &str| numbers.iter().find(|(known, _)| *known == word).map(|(_, number)| *number);
    let family = family(form.dist, &get)?;
    match Distribution::new(family, spec.range) {
        Ok(distribution) => Some(Number::Distribution(Box::new(distribution))),
        Err(problem) => {
            let span = table.get(problem.word).map_or(&node.span, |entry| &entry.node.span);
            reader.refuse(key, "bad-distribution", span, format!("`{key}`: {}", problem.message), problem.help);
            None
        }
    }
}

/// Which form a table is.
fn form(reader: &mut Reader<'_>, key: &str, table: &Table) -> Option<&'static DistributionForm> {
    let Some(entry) = table.get("dist") else {
        return DISTRIBUTIONS.iter().find(|form| form.dist.is_empty());
    };
    let known = || DISTRIBUTIONS.iter().map(|form| form.dist).filter(|dist| !dist.is_empty());
    let Kind::Text(name) = &entry.node.kind else {
        reader.wrong_type(&join(key, "dist"), &entry.node, "the name of a distribution in quotes");
        return None;
    };
    let form = DISTRIBUTIONS.iter().find(|form| form.dist == name && !name.is_empty());
    if form.is_none() {
        let help = match suggest(name, known()) {
            Some(near) => format!("did you mean \"{near}\"?"),
            None => format!("known are {}", list(&known().collect::<Vec<_>>())),
        };
        reader.refuse(key, "unknown-word", &entry.node.span, format!("there is no distribution \"{name}\""), help);
    }
    form
}

/// What a form is called in a message.
fn called(form: &DistributionForm) -> String {
    if form.dist.is_empty() { "an expert's quantiles".to_owned() } else { format!("`dist = \"{}\"`", form.dist) }
}

fn family(dist: &str, get: &dyn Fn(&str) -> Option<f64>) -> Option<Family> {
    Some(match dist {
        "normal" => Family::Normal { mean: get("mean")?, sd: get("sd")? },
        "lognormal" => Family::Lognormal { median: get("median")?, sigma: get("sigma")? },
        "pert" => Family::Pert { min: get("min")?, mode: get("mode")?, max: get("max")? },
        "triangular" => Family::Triangular { min: get("min")?, mode: get("mode")?, max: get("max")? },
        "uniform" => Family::Uniform { min: get("min")?, max: get("max")? },
        "beta" => Family::Beta { mean: get("mean")?, sd: get("sd")?, min: get("min")?, max: get("max")? },
        "student_t" => Family::StudentT { median: get("median")?, scale: get("scale")?, nu: get("nu")? },
        _ => Family::Metalog { p10: get("p10")?, p50: get("p50")?, p90: get("p90")?, min: get("min"), max: get("max") },
    })
}
