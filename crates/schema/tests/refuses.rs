//! What is wrong by its shape, the schema refuses.

mod checked;

use checked::Checker;

const WRONG: &[&str] = &[
    // Keys.
    "server.asic_share = 0.3",
    "servers.asci_share = 0.3",
    "servers.tpu.price = 100",
    "servers.gpu.relative_capacity = 1",
    "unit = \"%\"",
    "horizon.begin = \"2025-01\"",
    "vendors.x.earnings.margin.cloud = 0.1",
    // Names.
    "vendors.p50.delivery_months = 3",
    "vendors.2go.delivery_months = 3",
    "vendors.\"a b\".delivery_months = 3",
    "attraction.services.step = 1",
    "vendors.x = true",
    "adoption.x = false",
    // Types.
    "servers = 3",
    "servers.asic_share = true",
    "servers.asic_share = [0.3]",
    "vendors.x.fiscal_year_end = 13",
    "vendors.x.fiscal_year_end = 1.5",
    "vendors.x.scope = 1",
    "extends = [1]",
    "horizon.start = \"2025-13\"",
    "horizon.end = \"2025\"",
    "horizon.as_of = \"15 June 2026\"",
    // Numbers.
    "servers.asic_share = 1.01",
    "servers.gpu.price = 0",
    "planning.adjustment_months = 61",
    "segments.x.inference_share_at_start = 0",
    "vendors.x.earnings.margin.ai = -2.5",
    "segments.x.hosted_share.a = 1.5",
    "servers.asic_share = { value = 1.2 }",
    "servers.asic_share = { 2026 = 0.2, 2027 = 27 }",
    "servers.asic_share = { 2026 = { value = 27, note = \"…\" } }",
    "servers.asic_share = { p10 = 0.2, p50 = 1.2, p90 = 2.2 }",
    "servers.asic_share = \"0.3\"",
    "servers.asic_share = \"a third\"",
    // Forms.
    "servers.asic_share = {}",
    "servers.asic_share = { note = \"…\" }",
    "servers.asic_share = { \"2026Q5\" = 0.3 }",
    "servers.asic_share = { FY27 = 0.3 }",
    "servers.asic_share = { 2026 = 0.3, steps = true }",
    "servers.asic_share = { 2026 = { times = 1.2 } }",
    "servers.asic_share = { 2026 = 0.3, half_life = 0 }",
    "planning.service_life = { 2026 = 5 }",
    "planning.service_life = { times = 1.2, from = \"2026\" }",
    "servers.asic_share = { times = 1.2, plus = 0.1 }",
    "servers.asic_share = { plus = \"5 %\" }",
    "servers.asic_share = { from = \"2026\" }",
    "servers.asic_share = { times = 1.2, from = \"FY27\" }",
    "servers.asic_share = { value = 0.2, step = true }",
    "servers.asic_share = { p10 = 0.2, p90 = 0.4 }",
    "servers.asic_share = { dist = \"normal\", mean = 0.3 }",
    "servers.asic_share = { dist = \"normal\", mean = 0.3, sd = 0.1, sigma = 0.1 }",
    "servers.asic_share = { dist = \"gauss\", mean = 0.3, sd = 0.1 }",
    // Lists and settings.
    "events = [{ name = \"e\" }]",
    "events = [{ when = \"market.ai.orders[2027] > 0\" }]",
    "events = [{ name = \"e\", must = \"market.ai.orders[2027] > 0\" }]",
    "events = { name = \"e\", when = \"market.ai.orders[2027] > 0\" }",
    "checks = [{ name = \"c\", must = \" \" }]",
    "judgements = [{ output = \"vendor.x.eps\", period = \"FY27Q3\", value = 2, because = \"…\" }]",
    "judgements = [{ output = \"vendor.x.ai.orders\", period = \"FY27\", value = 2, because = \"…\" }]",
    "judgements = [{ output = \"vendor.x.ai.orders\", period = \"FY27Q3\", value = -2, because = \"…\" }]",
    "judgements = [{ output = \"vendor.x.ai.orders\", period = \"FY27Q3\", value = 2 }]",
    "correlations = [{ between = [\"network.attach\"], rho = 0.4 }]",
    "correlations = [{ between = [\"network.attach\", \"network.attach\"], rho = 0.4 }]",
    "correlations = [{ between = [\"network.attach\", \"servers.gpu.prices\"], rho = 0.4 }]",
    "correlations = [{ between = [\"network.attach\", \"servers.gpu.price\"], rho = 1.4 }]",
    "draws.n = 0",
    "draws.n = 1.5",
    "draws.method = \"halton\"",
    "grid.\"servers.asic_share\" = []",
    "grid.\"servers.asic_share\" = 0.3",
    "grid.\"servers.asci_share\" = [0.3]",
    "explore.inputs = [\"attach\"]",
    "explore.inputs = [{ min = 0 }]",
    "explore.keys = []",
    "tolerances.market = 0.1",
    "tolerances.market = { relative = -0.1 }",
    "tolerances.market = { relatve = 0.1 }",
];

#[test]
fn each_of_these() {
    let checker = Checker::new();
    for wrong in WRONG {
        let text = format!("format = 1\nname = \"x\"\n{wrong}\n");
        assert!(checker.problem(&text).is_some(), "the schema accepts {wrong}");
    }
}

#[test]
fn a_file_without_its_head() {
    let checker = Checker::new();
    for text in [
        "",
        "format = 1",
        "name = \"x\"",
        "format = 1\nname = 3",
        "format = 2\nname = \"x\"",
        "format = \"1\"\nname = \"x\"",
    ] {
        assert!(checker.problem(text).is_some(), "the schema accepts {text:?}");
    }
}
