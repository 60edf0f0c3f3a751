//! Random scenarios, all of them valid.

mod demand;
mod evidence;
mod market;
mod names;
mod table;
mod time;
mod vendors;

use crate::{Case, Choices};
use demand::Buyers;
pub use evidence::ACTUALS;
use table::Table;
use time::Span;
use vendors::Company;

/// The scenario that these words choose.
#[must_use]
pub fn scenario(words: &[u32]) -> Case {
    let choices = &mut Choices::new(words);
    let span = Span::any(choices);
    let segments = names::segments(choices);
    let adopters = names::adopters(choices, &segments);
    let attributes = names::attributes(choices);
    let vendors = names::vendors(choices);

    let life = if choices.chance(10) { choices.between(0.5, 20.0) } else { choices.between(2.0, 7.0) };
    let mut buyers = Buyers { service_life: life, orders: Vec::new() };
    let mut hosted = Vec::new();
    let segments_text = segments
        .iter()
        .map(|segment| {
            let adopts = adopters.contains(segment);
            let hosts = if adopts { Vec::new() } else { demand::hosts(choices, &adopters) };
            hosted.extend(hosts.iter().map(|(adopter, _)| *adopter));
            demand::segment(choices, span, segment, &mut buyers, &hosts, adopts)
        })
        .collect();
    let adoption = adopters.iter().map(|name| demand::adopter(choices, span, name, hosted.contains(name))).collect();
    let orders = buyers.orders.iter().sum::<f64>() / 12.0;
    let (servers_text, servers) = market::servers(choices, span, &buyers.orders);
    let market = vec![demand::planning(choices, span, &buyers), servers_text, market::other_lines(choices, span)];
    let attraction = attributes.iter().map(|name| market::attraction(choices, name, &segments)).collect();
    let anchor = choices.below(vendors.len());
    let (vendors_text, ends): (Vec<String>, Vec<u8>) = vendors
        .iter()
        .enumerate()
        .map(|(index, name)| {
            let company =
                Company { name, anchor: index == anchor, segments: &segments, attributes: &attributes, orders };
            vendors::vendor(choices, span, &company, servers)
        })
        .unzip();
    let ends: Vec<(&str, u8)> = vendors.iter().copied().zip(ends).collect();
    let evidence = evidence::evidence(choices, span, &ends, orders);
    let mut head = Table::new("horizon");
    head.line("start", format!("\"{}\"", span.start));
    head.line("end", format!("\"{}\"", span.end()));
    if let Some(day) = &evidence.as_of {
        let quote = if choices.chance(30) { "" } else { "\"" };
        head.line("as_of", format!("{quote}{day}{quote}"));
    }
    let reported = !evidence.rows.is_empty() || choices.chance(20);
    if reported {
        head.head("evidence");
        head.line("observations", "\"observations.csv\"");
    }
    let lines = std::iter::once("output,period,value,unit,published,source,note".to_owned()).chain(evidence.rows);
    Case {
        head: format!("format = 1\nname = \"Random\"\n\n{}", head.done()),
        adoption,
        segments: segments_text,
        market,
        attraction,
        vendors: vendors_text,
        judgements: evidence.judgements,
        observations: reported.then(|| lines.map(|line| line + "\n").collect()),
    }
}
