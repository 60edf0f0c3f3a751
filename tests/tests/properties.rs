//! What must always hold (docs/model.md, section 10), month by month over random scenarios, read from outputs alone.

use proptest::prop_assert;
use proptest::test_runner::TestCaseError;
use rackcast_calendar::PeriodKind;
use rackcast_catalogue::OutputKind;
use rackcast_scenario::{Scenario, Vendor};
use rackcast_tests::{Months, Ran, hold, monthly};

type Held = Result<(), TestCaseError>;

const CASES: u32 = 150;

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-3)
}

fn input(scenario: &Scenario, key: &str) -> Vec<f64> {
    monthly(&scenario.inputs[key], &scenario.horizon)
}

fn lost(yearly: f64) -> f64 {
    1.0 - (1.0 - yearly).powf(1.0 / 12.0)
}

fn sum(rows: &[Vec<f64>], month: usize) -> f64 {
    rows.iter().map(|row| row[month]).sum()
}

/// A vendor's figures of an output by month: a third of a quarter's flow, or the stock at its end.
fn figures(scenario: &Scenario, vendor: &Vendor, output: &str) -> Vec<Option<f64>> {
    let name = format!("vendor.{}.{output}", vendor.key);
    let mut months = vec![None; scenario.horizon.months()];
    let reported = scenario.observations.iter().filter(|row| row.output == name).map(|row| (row.period, row.value));
    let judged = scenario.judgements.iter().filter(|row| row.output == name).map(|row| (row.period, row.value));
    let judged = judged.filter(|(period, _)| !reported.clone().any(|(known, _)| known == *period));
    for (period, value) in reported.clone().chain(judged) {
        for step in 0..3 {
            let month = period.first_month(vendor.fiscal).plus(step);
            let inside =
                usize::try_from(month.since(scenario.horizon.start)).ok().and_then(|month| months.get_mut(month));
            match inside {
                Some(month) if output != "ai.backlog" => *month = Some(value / 3.0),
                Some(month) if step == 2 => *month = Some(value),
                _ => {}
            }
        }
    }
    months
}

/// The month after the last fiscal quarter with a reported AI figure that touches the horizon.
fn first_forecast_month(scenario: &Scenario, vendor: &Vendor) -> i32 {
    let ai = ["ai.orders", "ai.shipments", "ai.backlog"].map(|output| format!("vendor.{}.{output}", vendor.key));
    let after = |row: &rackcast_scenario::Observation| {
        row.period.last_month(vendor.fiscal).plus(1).since(scenario.horizon.start)
    };
    let touching = |row: &&rackcast_scenario::Observation| {
        after(row) > 0 && row.period.first_month(vendor.fiscal) <= scenario.horizon.end
    };
    scenario.observations.iter().filter(|row| ai.contains(&row.output)).filter(touching).map(after).max().unwrap_or(0)
}

#[test]
fn numbers_are_finite_and_only_income_may_be_negative() {
    hold(CASES, |_, ran| {
        let layout = &ran.forecast.layout;
        for (index, value) in ran.forecast.values.iter().enumerate() {
            let name = &layout.output_of(index).name;
            let signed = ["operating_income", "eps", "ai.net_orders"].iter().any(|output| name.ends_with(output));
            let value = value.unwrap_or(0.0);
            prop_assert!(
                value.is_finite() && (signed || value >= 0.0),
                "{name} is {value} in {}",
                layout.rows[index].period
            );
        }
        Ok(())
    });
}

#[test]
fn the_market_is_the_sum_of_vendors_and_of_segments() {
    hold(CASES, |_, ran| {
        let months = Months(&ran.forecast);
        let scenario = &ran.scenario;
        let vendors = |output: &str| {
            scenario.vendors.iter().map(|vendor| months.of(&format!("vendor.{}.{output}", vendor.key))).collect()
        };
        let segments = |output: &str| {
            scenario.segments.iter().map(|segment| months.of(&format!("segment.{segment}.{output}"))).collect()
        };
        let market = |output: &str| months.of(&format!("market.{output}"));
        let equal = |what: &str, all: Vec<f64>, parts: Vec<Vec<f64>>| -> Held {
            for (month, all) in all.into_iter().enumerate() {
                let parts = sum(&parts, month);
                prop_assert!(near(all, parts), "{what} in month {month}: {all} and {parts}");
            }
            Ok(())
        };
        equal("vendors' shipments", market("ai.shipments"), vendors("ai.shipments"))?;
        equal("segments' shipments", market("ai.shipments"), segments("shipments"))?;
        equal("vendors' orders", market("ai.orders"), vendors("ai.orders"))?;
        equal("vendors' backlog", market("ai.backlog"), vendors("ai.backlog"))?;
        equal("phantom backlog", market("ai.phantom_backlog"), vendors("ai.phantom_backlog"))?;
        let mut real: Vec<Vec<f64>> = segments("backlog");
        real.push(market("ai.phantom_backlog"));
        equal("segments' backlog", market("ai.backlog"), real)?;
        equal("general orders", market("general.orders"), vendors("general.orders"))?;
        equal("general shipments", market("general.shipments"), vendors("general.revenue"))?;
        equal("general backlog", market("general.backlog"), vendors("general.backlog"))?;
        equal("servers", market("servers"), ["gpu.servers", "asic.servers", "general.servers"].map(market).to_vec())?;
        for segment in &scenario.segments {
            let own: Vec<Vec<f64>> = scenario
                .vendors
                .iter()
                .map(|vendor| months.of(&format!("vendor.{}.segment.{segment}.orders", vendor.key)))
                .collect();
            for (month, orders) in months.of(&format!("segment.{segment}.orders")).into_iter().enumerate() {
                prop_assert!(near(orders, sum(&own, month)), "orders of {segment} in month {month}");
            }
        }
        Ok(())
    });
}

#[test]
fn shares_sum_to_one() {
    hold(CASES, |_, ran| {
        let months = Months(&ran.forecast);
        let scenario = &ran.scenario;
        let mut groups: Vec<Vec<String>> = vec![
            scenario.vendors.iter().map(|vendor| format!("vendor.{}.ai.share", vendor.key)).collect(),
            scenario.segments.iter().map(|segment| format!("segment.{segment}.share")).collect(),
        ];
        for vendor in &scenario.vendors {
            groups.push(
                scenario
                    .segments
                    .iter()
                    .map(|segment| format!("vendor.{}.segment.{segment}.share", vendor.key))
                    .collect(),
            );
        }
        for group in groups {
            let shares: Vec<Vec<Option<f64>>> = group.iter().map(|output| months.maybe(output)).collect();
            for month in 0..scenario.horizon.months() {
                let parts: Vec<f64> = shares.iter().filter_map(|share| share[month]).collect();
                let all: f64 = parts.iter().sum();
                prop_assert!(
                    parts.is_empty() || parts.len() == group.len() && near(all, 1.0),
                    "{group:?} in month {month}: {all}"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn what_flows_in_and_out_is_what_stocks_change_by() {
    hold(CASES, |_, ran| {
        for vendor in &ran.scenario.vendors {
            ai_book(ran, vendor)?;
            let months = Months(&ran.forecast);
            let of = |output: &str| months.of(&format!("vendor.{}.general.{output}", vendor.key));
            let (orders, shipped, cancelled, backlog) =
                (of("orders"), of("revenue"), of("cancellations"), of("backlog"));
            let rate = input(&ran.scenario, "general_servers.cancellation");
            for month in 1..backlog.len() {
                let before = backlog[month - 1];
                let expected = before + orders[month] - shipped[month] - cancelled[month];
                prop_assert!(near(backlog[month], expected), "general backlog of {} in month {month}", vendor.key);
                let gone = (before - shipped[month]) * lost(rate[month]);
                prop_assert!(near(cancelled[month], gone), "general cancellations of {} in month {month}", vendor.key);
            }
        }
        Ok(())
    });
}

/// A vendor's AI backlog, its phantom part and each segment's, also where figures are reported.
fn ai_book(ran: &Ran, vendor: &Vendor) -> Held {
    let (scenario, months) = (&ran.scenario, Months(&ran.forecast));
    let name = |output: &str| format!("vendor.{}.{output}", vendor.key);
    let of = |output: &str| months.of(&name(output));
    let (orders, shipped, cancelled) = (of("ai.orders"), of("ai.shipments"), of("ai.cancellations"));
    let (backlog, phantom) = (of("ai.backlog"), of("ai.phantom_backlog"));
    let by_segment = |output: &str| -> Vec<Vec<f64>> {
        scenario.segments.iter().map(|segment| of(&format!("segment.{segment}.{output}"))).collect()
    };
    let (seg_orders, seg_shipped, seg_backlog) = (by_segment("orders"), by_segment("shipments"), by_segment("backlog"));
    let reported = figures(scenario, vendor, "ai.backlog");
    let key = |key: &str| input(scenario, &format!("vendors.{}.{key}", vendor.key));
    let (rate, phantom_share) = (key("cancellation"), key("phantom_share")[0]);
    let fill = months.of("supply.gpu.fill");
    let phantom_months = input(scenario, "ordering.phantom_months")[0];
    let first = first_forecast_month(scenario, vendor);
    let who = &vendor.key;
    for month in 0..backlog.len() {
        prop_assert!(near(orders[month] - cancelled[month], of("ai.net_orders")[month]));
        let (before, phantom_before) = match month {
            0 => (key("backlog_at_start")[0], 0.0),
            _ => (backlog[month - 1], phantom[month - 1]),
        };
        let end = match reported[month] {
            Some(figure) => figure.max(phantom[month]),
            None => before + orders[month] - shipped[month] - cancelled[month],
        };
        prop_assert!(near(backlog[month], end), "backlog of {who} in month {month}: {} and {end}", backlog[month]);

        let turned = if i32::try_from(month).ok() == Some(first) { phantom_share } else { 0.0 };
        let ordered_twice = orders[month] - sum(&seg_orders, month);
        let freed = if month == 0 { 1.0 } else { fill[month - 1] };
        let phantoms = phantom_before + turned * (before - phantom_before);
        let end = phantoms + ordered_twice - phantoms * freed / phantom_months;
        // Phantom orders are what is left of all orders, to rounding.
        let rounding = 1e-12 * orders[month];
        prop_assert!(
            near(phantom[month], end) || (phantom[month] - end).abs() < rounding,
            "phantom backlog of {who} in month {month}: {} and {end}",
            phantom[month]
        );

        let mut unscaled = Vec::new();
        for g in 0..scenario.segments.len() {
            if month == 0 {
                continue;
            }
            let left = seg_backlog[g][month - 1] * (1.0 - turned) - seg_shipped[g][month];
            unscaled.push(left * (1.0 - lost(rate[month])) + seg_orders[g][month]);
        }
        let (all, after) = (unscaled.iter().sum::<f64>(), sum(&seg_backlog, month));
        prop_assert!(near(after + phantom[month], backlog[month]), "segments' backlog of {who} in month {month}");
        for (g, unscaled) in unscaled.iter().enumerate() {
            let expected = match reported[month] {
                Some(_) if all > 1e-6 => unscaled * after / all,
                Some(_) => continue,
                None => *unscaled,
            };
            prop_assert!(near(seg_backlog[g][month], expected), "backlog of {who} in segment {g} in month {month}");
        }
    }
    Ok(())
}

#[test]
fn reported_figures_replace_the_model() {
    hold(CASES, |_, ran| {
        let months = Months(&ran.forecast);
        for vendor in &ran.scenario.vendors {
            let of = |output: &str| months.of(&format!("vendor.{}.{output}", vendor.key));
            for output in
                ["ai.orders", "general.orders", "network.revenue", "other.revenue", "ai.shipments", "general.revenue"]
            {
                let values = of(output);
                for (month, figure) in figures(&ran.scenario, vendor, output).into_iter().enumerate() {
                    let Some(figure) = figure else { continue };
                    let backlog = match output {
                        "ai.shipments" | "general.revenue" if month == 0 => continue,
                        "ai.shipments" => of("ai.backlog")[month - 1],
                        "general.revenue" => of("general.backlog")[month - 1],
                        _ => f64::INFINITY,
                    };
                    let value = values[month];
                    let cut = output == "ai.shipments" && value < figure && value <= backlog;
                    prop_assert!(
                        near(value, figure.min(backlog)) || cut,
                        "{output} of {} in month {month}: {value} for {figure}",
                        vendor.key
                    );
                }
            }
        }
        Ok(())
    });
}

#[test]
fn supply_is_never_exceeded_but_by_reported_shipments() {
    hold(CASES, |_, ran| {
        let (scenario, months) = (&ran.scenario, Months(&ran.forecast));
        let classes = ["gpu", "asic"];
        let price = classes.map(|class| input(scenario, &format!("servers.{class}.price")));
        let supply = classes.map(|class| input(scenario, &format!("servers.{class}.supply")));
        for month in 0..scenario.horizon.months() {
            let (mut reported, mut others) = ([0.0; 2], [0.0; 2]);
            for vendor in &scenario.vendors {
                let name = |output: &str| format!("vendor.{}.{output}", vendor.key);
                let Some(asic) = months.maybe(&name("asic.share"))[month] else { continue };
                let servers = months.of(&name("ai.shipments"))[month] * 1000.0
                    / ((1.0 - asic) * price[0][month] + asic * price[1][month]);
                let into = if figures(scenario, vendor, "ai.shipments")[month].is_some() {
                    &mut reported
                } else {
                    &mut others
                };
                into[0] += servers * (1.0 - asic);
                into[1] += servers * asic;
            }
            for c in 0..2 {
                let left = (supply[c][month] - reported[c]).max(0.0);
                prop_assert!(
                    others[c] <= left + 1e-9 * supply[c][month].max(1.0),
                    "{} servers in month {month}: {} of {left}",
                    classes[c],
                    others[c]
                );
                let shipped = months.of(&format!("market.{}.servers", classes[c]))[month];
                prop_assert!(near(shipped, reported[c] + others[c]), "{} servers shipped in month {month}", classes[c]);
            }
        }
        if let Some(limit) =
            scenario.inputs.get("general_servers.supply").map(|supply| monthly(supply, &scenario.horizon))
        {
            let reported = scenario
                .vendors
                .iter()
                .any(|vendor| figures(scenario, vendor, "general.revenue").iter().any(Option::is_some));
            for (shipped, limit) in months.of("market.general.servers").into_iter().zip(limit) {
                prop_assert!(
                    reported || shipped <= limit * (1.0 + 1e-9) + 1e-9,
                    "{shipped} general servers of {limit}"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn capacity_comes_from_shipments_alone() {
    hold(CASES, |_, ran| {
        let (scenario, months) = (&ran.scenario, Months(&ran.forecast));
        let life = 12.0 * input(scenario, "planning.service_life")[0];
        for segment in &scenario.segments {
            let installed = months.of(&format!("segment.{segment}.installed"));
            let shipped = months.of(&format!("segment.{segment}.shipments"));
            for month in 1..installed.len() {
                let before = installed[month - 1];
                let delivered = installed[month] - before * (1.0 - 1.0 / life);
                prop_assert!(delivered >= -1e-9 * before, "capacity of {segment} vanishes in month {month}");
                prop_assert!(
                    shipped[month] > 0.0 || near(delivered / before.max(1.0), 0.0),
                    "capacity from nowhere in {segment}"
                );
            }
        }
        Ok(())
    });
}

#[test]
fn longer_periods_are_made_of_months() {
    hold(CASES, |_, ran| {
        let layout = &ran.forecast.layout;
        for (index, row) in layout.rows.iter().enumerate().filter(|(_, row)| row.period.kind() != PeriodKind::Month) {
            let output = layout.output_of(index);
            let inside: Vec<f64> = ran
                .forecast
                .series(&output.name, PeriodKind::Month)
                .filter(|(month, _)| {
                    let month = month.period.first_month(output.fiscal);
                    row.period.first_month(output.fiscal) <= month && month <= row.period.last_month(output.fiscal)
                })
                .map(|(_, value)| value.unwrap_or(0.0))
                .collect();
            prop_assert!(inside.len() == row.period.kind().months());
            let expected = match output.spec.kind {
                OutputKind::Flow => inside.iter().sum(),
                OutputKind::Stock => inside[inside.len() - 1],
                OutputKind::Ratio => continue,
            };
            let value = ran.forecast.values[index].unwrap_or(f64::NAN);
            prop_assert!(near(value, expected), "{} in {}: {value} of {inside:?}", output.name, row.period);
        }
        Ok(())
    });
}
