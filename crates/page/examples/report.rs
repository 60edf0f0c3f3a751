//! Writes the report of the base case beside stories to a file:
//! `cargo run --example report -- report.html supply-tight-asic-surge returns-disappoint`

#[path = "../tests/common/mod.rs"]
mod common;

const OUTPUTS: [&str; 4] = ["market.ai.orders", "market.ai.shipments", "market.ai.backlog", "market.asic.share"];

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let path = arguments.next().unwrap_or_else(|| "report.html".to_owned());
    let others: Vec<_> = arguments.map(|name| common::shipped(&format!("rackcast:{name}"))).collect();
    let grid = common::grid(&common::shipped("rackcast:conversion-and-asic-grid"), &OUTPUTS, 2027);
    std::fs::write(path, common::page(&common::shipped("rackcast:base"), &others, 2000, Some(&grid)))
}
