//! One fault at a time: each is told once, at its place, with what was expected.
#![forbid(unsafe_code)]

mod support;

use rackcast_scenario::Severity;
use support::{full, load_edited, load_overlay};

/// The only error of the market with one text replaced.
fn fault(old: &str, new: &str) -> String {
    let loaded = load_edited(old, new);
    let errors: Vec<String> =
        loaded.diagnostics.iter().filter(|problem| problem.severity == Severity::Error).map(full).collect();
    assert_eq!(errors.len(), 1, "{new}: {errors:#?}");
    format!("{new}\n{}", errors[0])
}

/// The only error of a file that builds on the market.
fn overlay(text: &str) -> String {
    let loaded = load_overlay(text);
    let errors: Vec<String> =
        loaded.diagnostics.iter().filter(|problem| problem.severity == Severity::Error).map(full).collect();
    assert_eq!(errors.len(), 1, "{text}: {errors:#?}");
    format!("{text}\n{}", errors[0])
}

/// A snapshot without the expression that made it.
macro_rules! snapshot {
    ($text:expr) => {
        insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!($text) })
    };
}

fn all(of: impl IntoIterator<Item = String>) -> String {
    of.into_iter().collect::<Vec<_>>().join("\n\n")
}

#[test]
fn head_and_horizon() {
    snapshot!(all([
        fault("format = 1\n", ""),
        fault("format = 1\n", "format = 2\n"),
        fault("format = 1\n", "format = \"1\"\n"),
        fault("name = \"Small market\"", ""),
        fault("name = \"Small market\"", "name = 5"),
        fault("name = \"Small market\"", "name = Small market"),
        fault("start = \"2026-01\"\n", ""),
        fault("[horizon]\nstart = \"2026-01\"\nend = \"2027-06\"\nas_of = \"2026-08-31\"\n", ""),
        fault("start = \"2026-01\"", "start = 2026-01-01"),
        fault("start = \"2026-01\"", "start = \"2026Q1\""),
        fault("end = \"2027-06\"", "end = \"2227-06\""),
        fault("end = \"2027-06\"", "end = \"2025-06\""),
        fault("end = \"2027-06\"", "ends = \"2027-06\""),
        fault("as_of = \"2026-08-31\"", "as_of = \"2026-08-32\""),
        fault("as_of = \"2026-08-31\"", "as_of = 2026"),
        fault("[evidence]", "[evidences]"),
        fault("observations = ", "observation = "),
        fault("market-observations.csv", "market-observation.csv"),
    ]));
}

#[test]
fn keys_and_names() {
    snapshot!(all([
        fault("churn = 0.1", "churns = 0.1"),
        fault("[planning]", "[plannning]"),
        fault("[general_servers]", "[general]"),
        fault("[adoption.enterprise]", "[adoption.public]"),
        fault("[segments.enterprise]", "[segments.2]"),
        fault("hosted_share = { enterprise = 0.3 }", "hosted_share = { retail = 0.3 }"),
        fault("enterprise = 1.0", "enterprises = 1.0"),
        fault("as_a_service = { enterprise = 0.2 }", "as_a_service = { cluod = 0.2 }"),
        fault(
            "share.gpu = { cloud = 0.8, enterprise = 0.4 }",
            "share.gpu = { p10 = 0.8, cloud = 0.8, enterprise = 0.4 }"
        ),
        fault(
            "share.gpu = { cloud = 0.8, enterprise = 0.4 }",
            "share.tpu = { cloud = 0.8 }\nshare.gpu = { cloud = 0.8, enterprise = 0.4 }"
        ),
        fault("own_inference_growth = 1.2\n", ""),
        fault("asic_share_reference = 0.05", "asic_share_reference = 0.05\nown_inference_growth = 1.2"),
        fault("asic_share_reference = 0.05", "asic_share_reference = 0.05\nhosted_share.enterprise = 0.2"),
        fault("service_life = 5.0\n", ""),
        fault("[network]\nattach = { \"2026\" = 0.12, \"2027\" = 0.15 }\n", ""),
        fault("[servers.asic]\nprice = 100.0\nrelative_capacity = 0.65\ncapacity_growth = 0.4\nsupply = 40.0\n", ""),
        fault("expected_cost_change = -0.2\n", ""),
        fault("diluted_shares = 1.4", ""),
        fault("fiscal_year_end = 12\n", ""),
        fault("fiscal_year_end = 12", "fiscal_year_end = 13"),
        fault("fiscal_year_end = 12", "fiscal_year_end = 1.5"),
        fault("backlog_at_start = 14.0\n", ""),
    ]));
}

#[test]
fn numbers_and_units() {
    snapshot!(all([
        fault("churn = 0.1", "churn = -0.1"),
        fault("churn = 0.1", "churn = inf"),
        fault("churn = 0.1", "churn = 1e400"),
        fault("churn = 0.1", "churn = 99999999999999999999999999999999999999999"),
        fault("churn = 0.1", "churn = [0.1]"),
        fault("churn = 0.1", "churn = \"a little\""),
        fault("churn = 0.1", "churn = \"0.1\""),
        fault("churn = 0.1", "churn = \"3 months\""),
        fault("pilot_duration = 8.0", "pilot_duration = \"61 months\""),
        fault("pilot_duration = 8.0", "pilot_duration = \"8 m\""),
        fault("orders_at_start = 60.0", "orders_at_start = 0"),
        fault("orders_at_start = 60.0", "orders_at_start = \"60 bn a month\""),
        fault("orders_at_start = 60.0", "orders_at_start = { value = 60, unit = \"EUR bn\" }"),
        fault("orders_at_start = 60.0", "orders_at_start = { value = 60, units = \"bn\" }"),
        fault("price = 100.0", "price = { value = 100, sd = 3 }"),
    ]));
}

#[test]
fn paths() {
    let old = "training_growth = 0.3";
    snapshot!(all([
        fault(old, "training_growth = {}"),
        fault(old, "training_growth = { step = true }"),
        fault(old, "training_growth = { \"2026Q5\" = 0.3 }"),
        fault(old, "training_growth = { FY26 = 0.3 }"),
        fault(old, "training_growth = { \"2026\" = 0.3, 2026Q3 = 30 }"),
        fault(old, "training_growth = { 2026-05 = 0.3, 2026Q2 = 0.4 }"),
        fault(old, "training_growth = { 2026 = 0.3, 2026-01 = 0.4, step = true }"),
        fault(old, "training_growth = { 2026 = 0.3, steps = true }"),
        fault(old, "training_growth = { 2026 = 0.3, step = 1 }"),
        fault(old, "training_growth = { 2026 = 0.3, half_life = \"2 bn\" }"),
        fault(old, "training_growth = { 2026 = 0.3, half_life = 0 }"),
        fault(old, "training_growth = { 2026 = { times = 2 } }"),
        fault(old, "training_growth = { 2026 = { 2026 = 2 } }"),
        fault("churn = 0.1", "churn = { 2026 = 0.1 }"),
        fault("churn = 0.1", "churn = { step = true, 2026 = 0.1 }"),
    ]));
}

#[test]
fn distributions() {
    let old = "imitation = 0.4";
    snapshot!(all([
        fault(old, "imitation = { p10 = 0.2, p50 = 0.4 }"),
        fault(old, "imitation = { p10 = 0.2, p50 = 0.21, p90 = 0.9 }"),
        fault(old, "imitation = { p10 = 0.2, p50 = 0.4, p90 = 1.2 }"),
        fault(old, "imitation = { p10 = 0.2, p50 = 0.4, p90 = 0.6, min = 0.3 }"),
        fault(old, "imitation = { p10 = 0.2, p50 = 0.4, p90 = 0.6, max = 2 }"),
        fault(old, "imitation = { p10 = 0.2, p50 = 0.4, p95 = 0.6, p90 = 0.5 }"),
        fault(old, "imitation = { p10 = 0.2, p50 = 0.4, p90 = 0.6, sd = 0.1 }"),
        fault(old, "imitation = { dist = \"gauss\", mean = 0.4, sd = 0.1 }"),
        fault(old, "imitation = { dist = \"lognormall\", median = 0.4, sigma = 0.1 }"),
        fault(old, "imitation = { dist = 5 }"),
        fault(old, "imitation = { dist = \"normal\", mean = 0.4 }"),
        fault(old, "imitation = { dist = \"normal\", mean = 0.4, sd = -0.1 }"),
        fault(old, "imitation = { dist = \"normal\", mean = 0.4, sd = nan }"),
        fault(old, "imitation = { dist = \"normal\", mean = 0.4, sd = 0.3 }"),
        fault(old, "imitation = { dist = \"triangular\", min = 0.2, mode = 0.9, max = 0.8 }"),
        fault(old, "imitation = { dist = \"uniform\", min = -0.2, max = 0.8 }"),
        fault(old, "imitation = { dist = \"beta\", mean = 0.4, sd = 0.6, min = 0, max = 1 }"),
        fault(old, "imitation = { dist = \"student_t\", median = 0.4, scale = 0.1, nu = 0 }"),
        fault("fiscal_year_end = 12", "fiscal_year_end = { p10 = 1, p50 = 2, p90 = 3 }"),
    ]));
}

#[test]
fn bends() {
    snapshot!(all([
        overlay("[adoption.enterprise]\ncloud_share = { times = 2 }"),
        overlay("[adoption.enterprise]\ncloud_share = { plus = 0.55, from = \"2027\" }"),
        overlay("[adoption.enterprise]\nchurn = { plus = 0.9 }"),
        overlay("[adoption.enterprise]\nchurn = { times = 1.1, from = \"2027\" }"),
        overlay("[adoption.enterprise]\ncloud_share = { times = 2, plus = 1 }"),
        overlay("[adoption.enterprise]\ncloud_share = { times = 0.9, form = \"2026\" }"),
        overlay("[adoption.enterprise]\ncloud_share = { tines = 0.9, from = \"2027\" }"),
        overlay("[adoption.enterprise]\ncloud_share = { from = \"2027\" }"),
        overlay("[adoption.enterprise]\ncloud_share = { 2026 = 0.5, from = \"2027\" }"),
        overlay("[adoption.enterprise]\ncloud_share = { times = { p10 = 1, p50 = 2, p90 = 3 } }"),
        overlay("[adoption.enterprise]\ncloud_share = { plus = \"5 %\" }"),
        overlay("[planning]\nservice_life = { plus = \"6 months\" }"),
        overlay("[adoption.enterprise]\ncloud_share = { times = \"120 %\" }"),
        overlay("[adoption.enterprise]\ncloud_share = { times = 0.9, from = \"FY27\" }"),
        overlay("[adoption.enterprise]\ncloud_share = { times = 0.9, from = \"soon\" }"),
        overlay("[adoption.enterprise]\nimitation = { plus = 0.7 }"),
        overlay("[vendors.beta]\nfiscal_year_end = { plus = 1 }"),
        overlay("[vendors.beta]\norder_volatility = { plus = 3 }"),
        fault("supply = 230.0", "supply = { times = 2 }"),
        fault("service_life = 5.0", "service_life = { times = 2 }"),
    ]));
}

#[test]
fn rules_between_keys() {
    snapshot!(all([
        fault("pilot_growth = 0.5", "pilot_growth = -0.85"),
        fault("production_growth_at_start = 0.6", "production_growth_at_start = -0.1"),
        fault("cloud_share = { \"2026\" = 0.6, \"2026-10\" = 0.5, step = true }", "cloud_share = 1"),
        fault(
            "cloud_share = { \"2026\" = 0.6, \"2026-10\" = 0.5, step = true }",
            "cloud_share = { 2026-01 = 0, 2026-02 = 0.5 }"
        ),
        fault("capacity_growth_at_start = 0.5", "capacity_growth_at_start = -0.2"),
        overlay("[segments.cloud]\nhosted_share = { enterprise = { plus = 0.8 } }"),
        overlay(
            "[vendors.alpha]\nshare.gpu.cloud = 0\n[vendors.beta]\nshare.gpu.cloud = { 2026-03 = 0, 2026-02 = 1, step = true }"
        ),
        overlay(
            "[vendors]\nbeta = { share.general = { times = 0 }, share.network = 1 }\nalpha = { share.general = 0 }"
        ),
        fault("share.network = 1.0\n", ""),
        fault("share.gpu = { cloud = 0.2, enterprise = 0.6 }\nshare.asic = { cloud = 0.05, enterprise = 0.4 }\n", ""),
        overlay("[vendors.gamma]\nfiscal_year_end = 3\ndelivery_months = 3\nbacklog_at_start = 0"),
        overlay(
            "[segments.public]\norders_at_start = 3\ncapacity_growth_at_start = 0.5\ninference_share_at_start = 0.5\nasic_share_reference = 0.1\nown_inference_growth = 1\ntraining_growth = 0.3"
        ),
    ]));
}

#[test]
fn settings() {
    snapshot!(all([
        overlay("[[judgements]]\noutput = \"vendor.alpha.ai.order\"\nperiod = \"FY27Q1\"\nvalue = 9\nbecause = \"so\""),
        overlay(
            "[[judgements]]\noutput = \"vendor.gamma.ai.orders\"\nperiod = \"FY27Q1\"\nvalue = 9\nbecause = \"so\""
        ),
        overlay("[[judgements]]\noutput = \"market.ai.orders\"\nperiod = \"FY27Q1\"\nvalue = 9\nbecause = \"so\""),
        overlay(
            "[[judgements]]\noutput = \"vendor.alpha.ai.orders\"\nperiod = \"2027Q1\"\nvalue = 9\nbecause = \"so\""
        ),
        overlay(
            "[[judgements]]\noutput = \"vendor.alpha.ai.orders\"\nperiod = \"FY29Q1\"\nvalue = 9\nbecause = \"so\""
        ),
        overlay(
            "[[judgements]]\noutput = \"vendor.alpha.ai.orders\"\nperiod = \"FY27Q1\"\nvalue = -9\nbecause = \"so\""
        ),
        overlay(
            "[[judgements]]\noutput = \"vendor.alpha.ai.orders\"\nperiod = \"FY27Q1\"\nvalue = \"9 bn a year\"\nbecause = \"so\""
        ),
        overlay("[[judgements]]\noutput = \"vendor.alpha.ai.orders\"\nperiod = \"FY27Q1\"\nvalue = 9"),
        overlay("[judgements]\noutput = \"vendor.alpha.ai.orders\""),
        overlay("[[events]]\nname = \"a\"\nwhen = \"market.ai.orders[2026] >\""),
        overlay("[[events]]\nname = \"a\"\nwhen = \"market.ai.orders[FY26] > 1\""),
        overlay("[[events]]\nname = \"a\"\nwhen = \"market.ai.orders[2027] > 1\""),
        overlay("[[events]]\nname = \"a\"\nwhen = \"vendor.alpha.ai.orders[2026Q1] > 1\""),
        overlay("[[events]]\nname = \"a\"\nwhen = \"vendor.beta.eps[FY26] > 1\""),
        overlay("[[events]]\nname = \"a\"\nwhen = \"base:market.ai.orders[2028] > 1\""),
        overlay("[[events]]\nname = \"a\"\nmust = \"market.ai.orders[2026] > 1\""),
        overlay("[[checks]]\nmust = \"market.ai.orders[2026] > 1\""),
        overlay("[draws]\nn = 0"),
        overlay("[draws]\nseed = -1"),
        overlay("[draws]\nmethod = \"sobel\""),
        overlay("[draws]\nn = 5000000000"),
        overlay("[grid]\n\"servers.asic_shares\" = [0.1]"),
        overlay("[grid]\n\"servers.asic_share\" = []"),
        overlay("[grid]\nservers.asic_share = [0.1, 1.2]"),
        overlay("[grid]\nservers.asic_share = [{ times = 3 }]"),
        overlay("[explore]\ninputs = [\"planning.service_live\"]"),
        overlay("[explore]\ninputs = [{ key = \"planning.service_life\", min = 5, max = 3 }]"),
        overlay("[tolerances]\n\"market.**\" = { relative = -1 }"),
    ]));
}

#[test]
fn correlations() {
    let uncertain = "[planning]\nservice_life = { p10 = 4, p50 = 5, p90 = 6 }\nadjustment_months = { p10 = 5, p50 = 6, p90 = 7 }\nsupply_line_weight = { p10 = 0.6, p50 = 0.7, p90 = 0.8 }\n";
    let pair = |one: &str, two: &str, rho: &str| {
        format!("[[correlations]]\nbetween = [\"planning.{one}\", \"planning.{two}\"]\nrho = {rho}\n")
    };
    let [life, adjust, weight] = ["service_life", "adjustment_months", "supply_line_weight"];
    let paths = "[network]\nattach = { 2026 = { p10 = 0.1, p50 = 0.12, p90 = 0.14 }, 2027 = { p10 = 0.1, p50 = 0.12, p90 = 0.14 }, half_life = \"6 months\" }\n";
    let fading = |rho: &str| {
        format!(
            "{uncertain}{paths}[[correlations]]\nbetween = [\"network.attach\", \"planning.service_life\"]\nrho = {rho}"
        )
    };
    assert!(load_overlay(&fading("0.79")).scenario.is_some());
    snapshot!(all([
        overlay(&(uncertain.to_owned() + &pair(life, "service_live", "0.5"))),
        overlay(&(uncertain.to_owned() + &pair(life, life, "0.5"))),
        overlay(&(uncertain.to_owned() + &pair(life, adjust, "1.5"))),
        overlay(&(uncertain.to_owned() + &pair(life, "price_elasticity", "0.5"))),
        overlay(&(uncertain.to_owned() + "[[correlations]]\nbetween = [\"planning.service_life\"]\nrho = 0.5")),
        overlay(
            &(uncertain.to_owned()
                + &pair(life, adjust, "0.9")
                + &pair(adjust, weight, "0.9")
                + &pair(weight, life, "-0.5"))
        ),
        overlay(&fading("0.8")),
        overlay(&format!(
            "{paths}[servers]\nasic_share = {{ 2026 = {{ p10 = 0.2, p50 = 0.25, p90 = 0.3 }} }}\n[[correlations]]\nbetween = [\"network.attach\", \"servers.asic_share\"]\nrho = 0.5"
        )),
    ]));
}

#[test]
fn a_file_of_another_kind_is_told_in_a_few_lines() {
    let rows = "vendor.alpha.ai.orders,FY26Q1,1.0\n".repeat(500);
    let loaded = load_overlay(&rows);
    let problems: Vec<_> = loaded.diagnostics.iter().filter(|problem| problem.code == "broken-toml").collect();
    assert_eq!(problems.len(), 20);
    let help = problems[19].help.as_deref().unwrap_or_default();
    assert!(help.contains("480 more lines"), "{help}");
}
