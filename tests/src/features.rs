//! What a random scenario is about, so that a suite can assert that it met everything.

use std::collections::BTreeSet;

use rackcast_scenario::Value;

use crate::curve::monthly;
use crate::generate::ACTUALS;
use crate::{Months, Ran};

/// Everything that a suite of random scenarios must have met.
pub const FEATURES: [&str; 41] = [
    "a staircase",
    "straight lines",
    "points outside the horizon",
    "points of months",
    "points of quarters",
    "points of years",
    "a horizon without a whole quarter",
    "five years and more",
    "a start in mid-quarter",
    "one segment",
    "five segments",
    "one vendor",
    "five vendors",
    "no adopter",
    "three adopters",
    "names with - and _",
    "another fiscal year",
    "no supply",
    "binding supply",
    "binding supply of ASIC servers",
    "free supply",
    "no limit on general supply",
    "binding general supply",
    "phantom backlog",
    "phantom shares",
    "double ordering",
    "cancellation",
    "no ASIC servers",
    "nothing but ASIC servers",
    "several attributes",
    "as a service",
    "earnings",
    "imitation 0",
    "imitation 1",
    "price elasticity 0",
    "price elasticity 1",
    "no as_of",
    "restated",
    "of one day",
    "published after as_of",
    "judged",
];

/// What one scenario met of [`FEATURES`], and every output of model.md 5's list that it had a figure for, whole and in part.
#[must_use]
pub fn features(ran: &Ran) -> BTreeSet<String> {
    let mut met = BTreeSet::new();
    let mut add = |feature: &str, is: bool| {
        if is {
            met.insert(feature.to_owned());
        }
    };
    let scenario = &ran.scenario;
    let months = Months(&ran.forecast);
    let horizon = &scenario.horizon;
    let input = |key: &str| scenario.inputs.get(key).map(|input| monthly(input, horizon));
    let any =
        |key: &str, is: &dyn Fn(f64) -> bool| input(key).is_some_and(|values| values.iter().any(|value| is(*value)));
    let some_below_one = |output: &str| months.of(output).iter().any(|fill| *fill < 0.999);

    for input in scenario.inputs.values() {
        let Value::Path(path) = &input.value else { continue };
        add(if path.step { "a staircase" } else { "straight lines" }, true);
        for point in &path.points {
            let period = point.period;
            let first = period.first_month(rackcast_calendar::FiscalCalendar::CALENDAR);
            add("points outside the horizon", first < horizon.start.plus(-12) || first > horizon.end);
            add(["points of months", "points of quarters", "points of years"][period.kind() as usize], true);
        }
    }
    add(
        "a horizon without a whole quarter",
        ran.forecast.series("market.ai.orders", rackcast_calendar::PeriodKind::Quarter).next().is_none(),
    );
    add("five years and more", horizon.months() >= 60);
    add("a start in mid-quarter", horizon.start.month() % 3 != 1);
    add("one segment", scenario.segments.len() == 1);
    add("five segments", scenario.segments.len() == 5);
    add("one vendor", scenario.vendors.len() == 1);
    add("five vendors", scenario.vendors.len() == 5);
    add("no adopter", scenario.adopters.is_empty());
    add("three adopters", scenario.adopters.len() == 3);
    let named = |sign: char| {
        scenario.vendors.iter().any(|vendor| vendor.key.contains(sign))
            && scenario.segments.iter().any(|segment| segment.contains(sign))
    };
    add("names with - and _", named('-') || named('_'));
    add("another fiscal year", scenario.vendors.iter().any(|vendor| vendor.fiscal.end() % 3 != 0));
    add("no supply", any("servers.gpu.supply", &|value| value == 0.0));
    add("binding supply", some_below_one("supply.gpu.fill"));
    add("binding supply of ASIC servers", some_below_one("supply.asic.fill"));
    add("free supply", months.of("supply.gpu.fill").iter().all(|fill| *fill >= 1.0));
    add("no limit on general supply", input("general_servers.supply").is_none());
    add("binding general supply", some_below_one("supply.general.fill"));
    add("phantom backlog", months.of("market.ai.phantom_backlog").iter().any(|backlog| *backlog > 1e-3));
    add("no ASIC servers", any("servers.asic_share", &|share| share == 0.0));
    #[allow(clippy::float_cmp, reason = "exactly all of them")]
    add("nothing but ASIC servers", any("servers.asic_share", &|share| share == 1.0));
    add("several attributes", scenario.attributes.len() > 1);
    add("no as_of", horizon.as_of.is_none());
    add("double ordering", any("ordering.double_ordering", &|value| value > 0.0) && some_below_one("supply.gpu.fill"));
    for adopter in &scenario.adopters {
        add("imitation 0", any(&format!("adoption.{adopter}.imitation"), &|value| value == 0.0));
        add("imitation 1", any(&format!("adoption.{adopter}.imitation"), &|value| value >= 1.0));
    }
    let expected = scenario.inputs.contains_key("planning.expected_cost_change");
    add("price elasticity 0", expected && any("planning.price_elasticity", &|value| value == 0.0));
    #[allow(clippy::float_cmp, reason = "exactly 1")]
    add("price elasticity 1", expected && any("planning.price_elasticity", &|value| value == 1.0));
    for vendor in &scenario.vendors {
        let key = &vendor.key;
        add("phantom shares", any(&format!("vendors.{key}.phantom_share"), &|value| value > 0.0));
        add("cancellation", months.of(&format!("vendor.{key}.ai.cancellations")).iter().any(|value| *value > 1e-3));
        add(
            "as a service",
            scenario
                .segments
                .iter()
                .any(|segment| any(&format!("vendors.{key}.as_a_service.{segment}"), &|value| value > 0.0)),
        );
        add("earnings", vendor.earnings);
        for output in ACTUALS {
            for observation in scenario.observations.iter().filter(|row| row.output == format!("vendor.{key}.{output}"))
            {
                let first = observation.period.first_month(vendor.fiscal) >= horizon.start;
                let last = observation.period.last_month(vendor.fiscal) <= horizon.end;
                add(&format!("reported {output}"), first && last);
                add("reported in part", first != last);
            }
        }
    }
    add("restated", scenario.observations.iter().any(|row| row.note == "restated"));
    add("of one day", scenario.observations.iter().any(|row| row.note == "of one day"));
    add(
        "published after as_of",
        horizon.as_of.is_some_and(|as_of| scenario.evidence.iter().any(|row| row.observation.published > as_of)),
    );
    add("judged", !scenario.judgements.is_empty());
    met
}
