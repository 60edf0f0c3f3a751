//! What the format allows, the schema allows.

mod checked;

use std::path::{Path, PathBuf};

use checked::Checker;

fn scenarios() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let folders = ["scenarios", "scenarios/levers", "tests/reference"].map(|folder| root.join(folder));
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "toml")).collect()
}

#[test]
fn every_scenario_of_the_project() {
    let (checker, scenarios) = (Checker::new(), scenarios());
    assert!(scenarios.len() > 10, "{scenarios:?}");
    for path in scenarios {
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(checker.problem(&text), None, "{}", path.display());
    }
}

#[test]
fn shipped_scenarios_name_the_schema() {
    for path in scenarios().iter().filter(|path| !path.to_string_lossy().contains("reference")) {
        let first = std::fs::read_to_string(path).unwrap().lines().next().unwrap_or_default().to_owned();
        let name = first.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{} names no schema", path.display()));
        assert!(path.parent().unwrap().join(name).ends_with("schema.json") && name.ends_with("schema.json"), "{first}");
    }
}

const FORMS: &[&str] = &[
    "",
    "description = \"\"\nnarrative = \"…\"\nextends = \"rackcast:base\"",
    "extends = [\"a.toml\", \"levers/b.toml\"]",
    "horizon = { start = \"2025-01\", end = \"2027-12\", as_of = 2026-06-15 }",
    "horizon.as_of = \"2026-06-15\"",
    // Numbers.
    "servers.asic_share = 1",
    "servers.asic_share = \"27.8 %\"",
    "servers.gpu.price = \"USD 189 k\"",
    "servers.gpu.price = \"$1.2e5\"",
    "segments.x.asic_affinity = \"-0.5 log odds\"",
    "segments.x.asic_affinity = -0.5",
    "planning.service_life = { value = 60, unit = \"months\", source = \"id\", note = \"why\" }",
    // Paths.
    "servers.asic_share = { \"2026\" = 0.25, \"2027Q4\" = \"34 %\", \"2027-12\" = { value = 0.4, note = \"…\" }, step = true }",
    "servers.asic_share = { 2026 = { p10 = 0.1, p50 = 0.2, p90 = 0.4 }, half_life = \"18 months\" }",
    "servers.asic_share = { 2026 = 25, 2027 = { value = 0.3, unit = \"1\" }, unit = \"%\" }",
    // Distributions.
    "planning.supply_line_weight = { p10 = 0.2, p50 = 0.25, p90 = 0.34, min = 0, max = 2 }",
    "planning.supply_line_weight = { p10 = 20, p50 = 25, p90 = 34, unit = \"%\" }",
    "planning.supply_line_weight = { dist = \"beta\", mean = 0.3, sd = 0.1, min = 0, max = 1 }",
    "network.attach = { dist = \"lognormal\", median = 0.3, sigma = 0.2, source = \"id\" }",
    "network.attach = { dist = \"student_t\", median = 0.3, scale = 0.2, nu = 4 }",
    "network.attach = { dist = \"pert\", min = 0.1, mode = 0.2, max = \"40 %\" }",
    // Bends.
    "servers.asic_share = { times = 1.2, from = \"2026-07\" }",
    "servers.asic_share = { plus = 0.05, from = 2027, note = \"…\" }",
    "planning.adjustment_months = { plus = -3 }",
    // Units and sources of a whole table, and of the tables below it.
    "vendors.x.share.gpu = { unit = \"%\", source = \"id\", a = 30, b = 70 }",
    "segments.x.hosted_share = { unit = \"%\", a = 30 }",
    "planning = { unit = \"months\", service_life = 60 }",
    "[vendors.x.earnings]\nunit = \"%\"\nmargin = { ai = 6, general = { 2026 = 11 } }",
    // Names.
    "[vendors.a-B_2]\nname = \"A\"\nfiscal_year_end = 10\nshare.network = 3\nattributes.services = 0.5",
    "vendors.x = false\nsegments.y = false",
    "attraction.services = { enterprise = 1.5 }",
    // Lists and settings.
    "judgements = [{ output = \"vendor.dell.ai.orders\", period = \"FY27Q3\", value = \"22 bn\", because = \"two deals\" }]",
    "judgements = [{ output = \"vendor.dell.ai.orders\", period = \"FY2027Q3\", drop = true }]",
    "draws = { n = 100000, seed = 7, method = \"latin-hypercube\" }",
    "correlations = [{ between = [\"network.attach\", \"adoption.x.conversion_rate\"], rho = \"40 %\" }]",
    "correlations = [{ between = [\"network.attach\", \"servers.gpu.price\"], drop = true }]",
    "grid.\"servers.asic_share\" = [0.2, \"30 %\", { plus = 0.05, from = \"2027\" }, { 2026 = 0.2, 2027 = 0.3 }]",
    "[grid.servers]\nasic_share = [0.2]\ngpu.price = { drop = true }",
    "[grid]\n\"servers.asic_share\" = { drop = true }",
    "events = [{ name = \"e\", when = \"market.ai.orders[2027] > 0\" }, { name = \"f\", drop = true }]",
    "checks = [{ name = \"c\", must = \"market.ai.orders[2027] > 0\", drop = false }]",
    "explore.inputs = [\"network.attach\", { key = \"adoption.x.conversion_rate\", min = 0.1, max = \"50 %\", step = 0.01 }]",
    "tolerances = { \"vendor.**\" = { relative = 0.01, absolute = 0.05 }, market.ai.orders = { drop = true } }",
];

#[test]
fn every_form() {
    let checker = Checker::new();
    for form in FORMS {
        let text = format!("format = 1\nname = \"x\"\n{form}\n");
        assert_eq!(checker.problem(&text), None, "{form}");
    }
}
