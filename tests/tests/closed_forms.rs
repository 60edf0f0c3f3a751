//! Markets whose forecast can be worked out by hand; each test writes its own formula.

use rackcast_tests::{Months, Ran, simple};

fn month(of: usize) -> f64 {
    f64::from(u32::try_from(of).expect("few months"))
}

/// Asserts that an output is `expected(month)` in every month, to 1e-11.
fn is(ran: &Ran, output: &str, expected: impl Fn(usize) -> f64) {
    for (at, value) in Months(&ran.forecast).of(output).into_iter().enumerate() {
        let expected = expected(at);
        assert!(
            (value - expected).abs() <= 1e-11 * expected.abs().max(1.0),
            "{output} in month {at}: {value}, not {expected}"
        );
    }
}

/// Growth since the start at a yearly rate.
fn grown(yearly: f64, months: usize) -> f64 {
    (1.0 + yearly).powf(month(months) / 12.0)
}

fn monthly(yearly: f64) -> f64 {
    (1.0 + yearly).powf(1.0 / 12.0) - 1.0
}

#[test]
fn a_balanced_constant_market_stays() {
    let ran = simple(&[]);
    is(&ran, "market.ai.orders", |_| 10.0);
    is(&ran, "market.ai.shipments", |_| 10.0);
    is(&ran, "vendor.maker.ai.backlog", |_| 40.0);
    is(&ran, "vendor.maker.ai.cover", |_| 4.0 / 3.0);
    is(&ran, "vendor.maker.ai.burn", |_| 10.0 / 50.0);
    // 10 bn at 200 thousand a server buy 50 thousand a month, which serve five years.
    is(&ran, "market.gpu.servers", |_| 50.0);
    is(&ran, "segment.buyer.installed", |_| 50_000.0 * 60.0);
    is(&ran, "market.inference.compute_share", |_| 0.5);
    is(&ran, "market.general.shipments", |_| 2.0);
    is(&ran, "market.general.backlog", |_| 4.0);
    is(&ran, "market.general.servers", |_| 200.0);
    is(&ran, "vendor.maker.network.revenue", |_| 1.0);
    is(&ran, "vendor.maker.revenue", |_| 13.0);
}

#[test]
fn a_constant_market_settles_at_orders_equal_to_shipments() {
    let ran = simple(&[
        ("horizon.end", "\"2075-12\""),
        ("vendors.maker.backlog_at_start", "7.0"),
        ("vendors.maker.delivery_months", "5.0"),
    ]);
    let last = |output: &str| *Months(&ran.forecast).of(output).last().expect("months");
    let first = Months(&ran.forecast).of("market.ai.shipments")[0];
    assert!((first - 7.0 / 5.0).abs() < 1e-12, "it does not start in balance: {first}");
    assert!((last("market.ai.orders") / last("market.ai.shipments") - 1.0).abs() < 1e-6);
    assert!((last("vendor.maker.ai.cover") - 5.0 / 3.0).abs() < 1e-6);
    // Each month as many servers retire as are ordered.
    assert!((last("segment.buyer.installed") / 60.0 * 200.0 / 1e6 / last("market.ai.orders") - 1.0).abs() < 1e-6);
}

#[test]
fn balanced_growth_stays_balanced_from_the_start() {
    let backlog = format!("{:?}", 10.0 / (monthly(0.5) + 1.0 / 4.0));
    let ran = simple(&[
        ("segments.buyer.capacity_growth_at_start", "0.5"),
        ("segments.buyer.training_growth", "0.5"),
        ("segments.buyer.own_inference_growth", "0.5"),
        ("vendors.maker.backlog_at_start", &backlog),
        ("servers.gpu.supply", "1e9"),
    ]);
    let orders = |at: usize| 10.0 * grown(0.5, at);
    let shipped = |at: usize| orders(at) / (monthly(0.5) + 1.0 / 4.0) / 4.0;
    is(&ran, "market.ai.orders", orders);
    is(&ran, "market.ai.shipments", shipped);
    is(&ran, "segment.buyer.installed", |at| shipped(at + 1) * 5000.0 / (monthly(0.5) + 1.0 / 60.0));
}

#[test]
fn balanced_growth_holds_with_pilots_a_mix_and_several_vendors() {
    let growth = 0.3;
    // A vendor's orders a month: its share of 8 bn of the cloud and 2 bn of the adopter.
    let backlog = |orders: f64, delivery: f64| format!("{:?}", orders / (monthly(growth) + 1.0 / delivery));
    let (one, two) = (backlog(0.25 * 8.0 + 0.75 * 2.0, 6.0), backlog(0.75 * 8.0 + 0.25 * 2.0, 2.0));
    let segment = |key: &str| format!("segments.{key}");
    let keys = [
        (segment("buyer.orders_at_start"), "96.0"),
        (segment("buyer.capacity_growth_at_start"), "0.3"),
        (segment("buyer.training_growth"), "0.3"),
        (segment("buyer.own_inference_growth"), "0.3"),
        (segment("buyer.hosted_share.adopter"), "0.4"),
        (segment("adopter.orders_at_start"), "24.0"),
        (segment("adopter.capacity_growth_at_start"), "0.3"),
        (segment("adopter.inference_share_at_start"), "0.8"),
        (segment("adopter.training_growth"), "0.3"),
        (segment("adopter.asic_share_reference"), "0.01"),
    ];
    let mut changes: Vec<(&str, &str)> = keys.iter().map(|(key, value)| (key.as_str(), *value)).collect();
    changes.extend([
        ("adoption.adopter.pilot_duration", "7.0"),
        ("adoption.adopter.conversion_at_start", "0.2"),
        ("adoption.adopter.conversion_rate", "0.2"),
        ("adoption.adopter.pilot_growth", "0.3"),
        ("adoption.adopter.production_growth_at_start", "0.3"),
        ("adoption.adopter.churn", "0.1"),
        ("adoption.adopter.usage_growth", "0.0"),
        ("adoption.adopter.pilot_intensity", "0.3"),
        ("adoption.adopter.imitation", "0.7"),
        ("adoption.adopter.cloud_share", "0.5"),
        ("servers.asic_share", "0.3"),
        ("vendors.maker.share", "{ gpu = { buyer = 1.0, adopter = 3.0 }, asic = { buyer = 1.0, adopter = 3.0 }, general = 1.0, network = 1.0 }"),
        ("vendors.maker.delivery_months", "6.0"),
        ("vendors.maker.backlog_at_start", one.as_str()),
        ("vendors.other.share", "{ gpu = { buyer = 3.0, adopter = 1.0 }, asic = { buyer = 3.0, adopter = 1.0 } }"),
        ("vendors.other.fiscal_year_end", "3"),
        ("vendors.other.delivery_months", "2.0"),
        ("vendors.other.backlog_at_start", two.as_str()),
    ]);
    let ran = simple(&changes);
    is(&ran, "segment.buyer.orders", |at| 8.0 * grown(growth, at));
    is(&ran, "segment.adopter.orders", |at| 2.0 * grown(growth, at));
    is(&ran, "vendor.maker.ai.orders", |at| 3.5 * grown(growth, at));
    is(&ran, "vendor.other.ai.cover", |_| 2.0 / 3.0 * (1.0 + monthly(growth)));
    is(&ran, "adoption.adopter.production", |at| grown(growth, at + 1));
    let pilots = 7.0 * (monthly(growth) + 1.0 - 0.9_f64.powf(1.0 / 12.0)) / 0.2;
    is(&ran, "adoption.adopter.pilots", |at| pilots * grown(growth, at + 1));
    let adopter = Months(&ran.forecast).of("segment.adopter.asic.share")[0];
    is(&ran, "segment.adopter.asic.share", |_| adopter);
    // Segments differ by their references' odds, here 0.25 and 1/99.
    let buyer = Months(&ran.forecast).of("segment.buyer.asic.share")[0];
    assert!((buyer / (1.0 - buyer) / (adopter / (1.0 - adopter)) - 0.25 * 99.0).abs() < 1e-9);
}

#[test]
fn production_nears_what_conversion_sustains() {
    let ran = simple(&[
        (
            "segments.firm",
            "{ orders_at_start = 12.0, capacity_growth_at_start = 0.0, inference_share_at_start = 0.6, training_growth = 0.0, asic_share_reference = 0.1 }",
        ),
        ("segments.buyer.hosted_share.firm", "0.25"),
        (
            "vendors.maker.share",
            "{ gpu = { buyer = 1.0, firm = 1.0 }, asic = { buyer = 1.0, firm = 1.0 }, general = 1.0, network = 1.0 }",
        ),
        (
            "adoption.firm",
            "{ pilot_duration = 9.0, conversion_at_start = 0.2, conversion_rate = 0.3, pilot_growth = 0.0, production_growth_at_start = 0.0, \
             churn = 0.4, usage_growth = 0.0, pilot_intensity = 0.0, cloud_share = { \"2026-01\" = 0.5, \"2027-01\" = 0.75, step = true } }",
        ),
    ]);
    let lost = 1.0 - 0.6_f64.powf(1.0 / 12.0);
    // A third more conversions: production goes to 1.5, by the churn a month.
    let at_start_of = |at: usize| 1.5 - 0.5 * 0.6_f64.powf(month(at) / 12.0);
    is(&ran, "adoption.firm.production", |at| at_start_of(at + 1));
    is(&ran, "adoption.firm.pilots", |_| 9.0 * lost / 0.2);
    is(&ran, "adoption.firm.conversions", |_| 1.5 * lost);
    is(&ran, "adoption.firm.in_production", |at| at_start_of(at + 1) / (at_start_of(at + 1) + 9.0 * lost / 0.2));
    // From 2027 half as much more is rented, and half of what stood on premises.
    let later = |at: usize, before: f64, after: f64| at_start_of(at) * if at < 12 { before } else { after };
    let share = |part: f64, inference: f64| part * inference / (part * inference + 1.0 - part);
    is(&ran, "segment.firm.inference.compute_share", |at| share(0.6, later(at, 1.0, 0.5)));
    is(&ran, "segment.buyer.inference.compute_share", |at| share(0.5, 0.75 + 0.25 * later(at, 1.0, 1.5)));
}

#[test]
fn contracts_run_out_and_fill_up_to_what_is_taken() {
    let ran = simple(&[
        ("vendors.maker.as_a_service.buyer", "0.25"),
        ("vendors.maker.subscription_at_start", "6.0"),
        ("as_a_service.term_months", "48"),
        ("vendors.maker.arr_base", "3.0"),
    ]);
    // 0.5 bn a month at first, 2.5 in the long run.
    let recognised = |at: usize| 2.5 + (0.5 - 2.5) * (1.0 - 1.0 / 48.0_f64).powf(month(at));
    is(&ran, "vendor.maker.service.revenue", recognised);
    is(&ran, "vendor.maker.service.arr", |at| 12.0 * recognised(at) + 3.0);
    is(&ran, "vendor.maker.server.revenue", |_| 7.5 + 2.0);
    is(&ran, "vendor.maker.revenue", |at| 7.5 + 2.0 + 1.0 + recognised(at));
    is(&ran, "vendor.maker.ai.shipments", |_| 10.0);
}

#[test]
fn phantom_backlog_decays_while_supply_is_free() {
    let ran = simple(&[("vendors.maker.phantom_share", "0.3"), ("ordering.phantom_months", "5.0")]);
    is(&ran, "vendor.maker.ai.phantom_backlog", |at| 12.0 * 0.8_f64.powf(month(at + 1)));
    is(&ran, "vendor.maker.ai.cancellations", |at| 12.0 * 0.8_f64.powf(month(at)) / 5.0);
    // 28 bn are left to ship; as orders stay, the backlog fills up again.
    let shipped = Months(&ran.forecast).of("market.ai.shipments");
    assert!((shipped[0] - 7.0).abs() < 1e-12);
    // All capacity on order comes with what is left: nothing is ordered again.
    let orders = Months(&ran.forecast).of("market.ai.orders");
    assert!((orders[0] - 10.0).abs() < 1e-11 && (orders[1] - 10.0).abs() < 1e-11);
}

#[test]
fn buyers_order_twice_while_nothing_can_be_built() {
    let ran = simple(&[
        ("servers.gpu.supply", "0.0"),
        ("ordering.double_ordering", "0.4"),
        ("vendors.maker.cancellation", "0.2"),
        ("planning.supply_line_weight", "0.0"),
    ]);
    let months = Months(&ran.forecast);
    let real = months.of("segment.buyer.orders");
    let left = 0.8_f64.powf(1.0 / 12.0);
    let (mut backlog, mut phantom) = (40.0, 0.0);
    for (at, orders) in real.iter().enumerate() {
        // Supply counts as free before the first month.
        let twice = if at == 0 { 0.0 } else { 0.4 * orders };
        let got = months.of("vendor.maker.ai.orders")[at];
        assert!((got - orders - twice).abs() <= 1e-12 * got, "month {at}");
        phantom = if at == 0 { 0.0 } else { phantom + twice };
        backlog = backlog * left + orders;
        let got = months.of("vendor.maker.ai.backlog")[at];
        assert!((got - backlog - phantom).abs() <= 1e-11 * got, "month {at}: {got}");
    }
    is(&ran, "supply.gpu.fill", |_| 0.0);
    is(&ran, "market.ai.shipments", |_| 0.0);
    is(&ran, "supply.asic.fill", |_| 1.0);
}

#[test]
fn short_supply_is_shared_by_what_vendors_want() {
    let ran = simple(&[
        ("servers.gpu.supply", "30.0"),
        (
            "vendors.other",
            "{ fiscal_year_end = 6, delivery_months = 2.0, backlog_at_start = 15.0, share.gpu.buyer = 1.0 }",
        ),
        ("general_servers.supply", "80.0"),
    ]);
    let months = Months(&ran.forecast);
    // 30 thousand servers are 6 bn; 40/4 and 15/2 bn are wanted.
    let fill = 6.0 / 17.5;
    assert!((months.of("supply.gpu.fill")[0] - fill).abs() < 1e-14);
    assert!((months.of("vendor.maker.ai.shipments")[0] - 10.0 * fill).abs() < 1e-13);
    assert!((months.of("vendor.other.ai.shipments")[0] - 7.5 * fill).abs() < 1e-13);
    is(&ran, "market.gpu.servers", |_| 30.0);
    is(&ran, "market.general.servers", |_| 80.0);
    is(&ran, "market.general.shipments", |_| 0.8);
    is(&ran, "market.general.backlog", |at| 4.0 + 1.2 * month(at + 1));
}

#[test]
fn the_markets_asic_share_is_the_input() {
    let path = "{ \"2026\" = 0.1, \"2027Q2\" = 0.6, \"2030-03\" = 1.0, \"2031-03\" = 0.0 }";
    let ran = simple(&[
        ("servers.asic_share", path),
        ("servers.asic.price", "200.0"),
        (
            "segments.lab",
            "{ orders_at_start = 30.0, capacity_growth_at_start = 0.2, inference_share_at_start = 0.3, training_growth = 0.4, own_inference_growth = 0.3, asic_share_reference = 0.01, asic_affinity = { \"2026\" = 0.0, \"2029\" = 2.5 } }",
        ),
        (
            "vendors.maker.share",
            "{ gpu = { buyer = 1.0, lab = 1.0 }, asic = { buyer = 1.0, lab = 1.0 }, general = 1.0, network = 1.0 }",
        ),
    ]);
    // Centres of the points, months after the start.
    let points = [(6.0, 0.1), (16.5, 0.6), (50.5, 1.0), (62.5, 0.0)];
    let share = |at: f64| match points.iter().position(|(centre, _)| *centre > at) {
        Some(0) => 0.1,
        Some(next) => {
            let ((from, low), (to, high)) = (points[next - 1], points[next]);
            low + (high - low) * (at - from) / (to - from)
        }
        None => 0.0,
    };
    let months = Months(&ran.forecast);
    // At one price a server, money counts servers.
    let orders = ["buyer", "lab"].map(|segment| months.of(&format!("segment.{segment}.orders")));
    let shares = ["buyer", "lab"].map(|segment| months.maybe(&format!("segment.{segment}.asic.share")));
    for at in 0..orders[0].len() {
        let asic: f64 = (0..2).map(|g| orders[g][at] * shares[g][at].unwrap_or(0.0)).sum();
        let all = orders[0][at] + orders[1][at];
        let expected = share(month(at) + 0.5);
        assert!((asic - expected * all).abs() <= 1e-12 * all, "month {at}: {} not {expected}", asic / all);
    }
}

#[test]
fn general_orders_follow_price_refresh_and_inference_spending() {
    let backlog = format!("{:?}", 10.0 / (monthly(0.5) + 1.0 / 4.0));
    let ran = simple(&[
        ("segments.buyer.capacity_growth_at_start", "0.5"),
        ("segments.buyer.training_growth", "0.5"),
        ("segments.buyer.own_inference_growth", "0.5"),
        ("vendors.maker.backlog_at_start", &backlog),
        ("servers.gpu.supply", "1e9"),
        ("general_servers.refresh_growth", "0.2"),
        ("general_servers.price_growth", "0.1"),
        ("general_servers.inference_linked_share", "0.3"),
        ("general_servers.cancellation", "0.3"),
    ]);
    let orders = |at: usize| 2.0 * grown(0.1, at) * (0.7 * grown(0.2, at) + 0.3 * grown(0.5, at));
    is(&ran, "market.general.orders", orders);
    let left = 0.7_f64.powf(1.0 / 12.0);
    let backlog = |at: usize| (0..at).fold(4.0, |backlog, month| backlog * 0.5 * left + orders(month));
    is(&ran, "vendor.maker.general.revenue", |at| backlog(at) / 2.0);
    is(&ran, "vendor.maker.general.cancellations", |at| backlog(at) / 2.0 * (1.0 - left));
    is(&ran, "market.general.servers", |at| backlog(at) / 2.0 * 1000.0 / (10.0 * grown(0.1, at)));
}

#[test]
fn budgets_fixed_in_money_halve_what_a_doubled_price_buys() {
    let ran = simple(&[
        ("servers.gpu.price", "{ \"2026-01\" = 200.0, \"2027-01\" = 400.0, step = true }"),
        ("planning.price_elasticity", "1.0"),
        ("planning.expected_cost_change", "0.0"),
        ("planning.adjustment_months", "60.0"),
    ]);
    // In months of orders: 60 installed, 4 on order of which 0.8 count; what is needed falls from 63.2 to 31.6.
    let orders = Months(&ran.forecast).of("market.ai.orders");
    assert!((orders[11] - 10.0).abs() < 1e-11);
    let expected = 10.0 * (1.0 - 31.6 / 60.0) * 2.0;
    assert!((orders[12] - expected).abs() < 1e-11, "{} not {expected}", orders[12]);
}

#[test]
fn prices_that_rise_as_planned_change_no_need() {
    let ran = simple(&[
        ("servers.gpu.capacity_growth", "0.5"),
        ("planning.price_elasticity", "1.7"),
        ("planning.expected_cost_change", &format!("{:?}", 1.0 / 1.5 - 1.0)),
    ]);
    // The same capacity in ever fewer servers.
    is(&ran, "market.ai.orders", |at| 10.0 / grown(0.5, at));
}

#[test]
fn better_software_meets_more_work() {
    let ran = simple(&[
        ("segments.buyer.training_growth", "0.4"),
        ("planning.training_efficiency", "0.4"),
        ("segments.buyer.own_inference_growth", "0.9"),
        ("planning.inference_efficiency", "0.9"),
    ]);
    is(&ran, "market.ai.orders", |_| 10.0);
}

#[test]
fn an_attribute_moves_odds_by_its_weight() {
    let ran = simple(&[
        ("attraction.reach.buyer", "2.0"),
        (
            "vendors.other",
            &format!(
                "{{ fiscal_year_end = 6, delivery_months = 4.0, backlog_at_start = 0.0, share.gpu.buyer = 0.5, attributes.reach = {{ \"2026-01\" = 0.1, \"2026-07\" = {:?}, step = true }} }}",
                0.1 + 2.0_f64.ln() / 2.0
            ),
        ),
    ]);
    is(&ran, "vendor.other.ai.orders", |at| {
        Months(&ran.forecast).of("market.ai.orders")[at] * if at < 6 { 1.0 / 3.0 } else { 0.5 }
    });
}

#[test]
fn earnings_are_margins_less_expense_and_tax() {
    let ran = simple(&[
        ("vendors.maker.fiscal_year_end", "1"),
        ("vendors.maker.network_base", "3.0"),
        ("vendors.maker.other_revenue", "9.0"),
        ("vendors.maker.as_a_service.buyer", "0.1"),
        ("vendors.maker.subscription_at_start", "12.0"),
        ("as_a_service.term_months", "36"),
        (
            "vendors.maker.earnings",
            "{ margin = { ai = 0.1, general = 0.2, network = 0.3, service = 0.4, other = -0.5 }, other_expense = 0.6, tax_rate = 0.2, diluted_shares = 1.6 }",
        ),
    ]);
    // A month: 9 of AI systems sold, 2 general, 1 + 1 network, 1 recognised, 3 other.
    let income = 0.1 * 9.0 + 0.2 * 2.0 + 0.3 * 2.0 + 0.4 - 0.5 * 3.0;
    is(&ran, "vendor.maker.operating_income", |_| income);
    let eps = (income - 0.2) * 0.8 / 1.6;
    is(&ran, "vendor.maker.eps", |_| eps);
    let quarter = ran.forecast.value("vendor.maker.eps", "FY27Q2".parse().expect("a quarter")).expect("a value");
    assert!((quarter - 3.0 * eps).abs() < 1e-13);
    let year = ran.forecast.value("vendor.maker.revenue", "FY28".parse().expect("a year")).expect("a value");
    assert!((year - 12.0 * 17.0).abs() < 1e-10);
}

#[test]
fn fiscal_quarters_are_their_own_three_months() {
    let backlog = format!("{:?}", 10.0 / (monthly(0.5) + 1.0 / 4.0));
    let ran = simple(&[
        ("segments.buyer.capacity_growth_at_start", "0.5"),
        ("segments.buyer.training_growth", "0.5"),
        ("segments.buyer.own_inference_growth", "0.5"),
        ("vendors.maker.backlog_at_start", &backlog),
        ("vendors.maker.fiscal_year_end", "1"),
        ("servers.gpu.supply", "1e9"),
    ]);
    let value =
        |output: &str, period: &str| ran.forecast.value(output, period.parse().expect("a period")).unwrap_or(f64::NAN);
    let orders = |months: [usize; 3]| months.iter().map(|at| 10.0 * grown(0.5, *at)).sum::<f64>();
    let backlog = |at: usize| 10.0 * grown(0.5, at) / (monthly(0.5) + 1.0 / 4.0);
    let same = |a: f64, b: f64| assert!((a / b - 1.0).abs() < 1e-12, "{a} and {b}");
    // February to April 2026; the market in January to March.
    same(value("vendor.maker.ai.orders", "FY27Q1"), orders([1, 2, 3]));
    same(value("market.ai.orders", "2026Q1"), orders([0, 1, 2]));
    same(value("vendor.maker.ai.backlog", "FY27Q1"), backlog(4));
    let shipped: f64 = (1..4).map(|at| backlog(at) / 4.0).sum();
    same(value("vendor.maker.ai.cover", "FY27Q1"), backlog(4) / shipped);
    same(value("vendor.maker.ai.burn", "FY27Q1"), shipped / (backlog(1) + orders([1, 2, 3])));
    let year: f64 = (1..13).map(|at| backlog(at) / 4.0).sum();
    same(value("vendor.maker.ai.cover", "FY27"), backlog(13) / (year / 4.0));
    assert!(ran.forecast.value("vendor.maker.ai.orders", "FY26Q4".parse().expect("a period")).is_none());
}
