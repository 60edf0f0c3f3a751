//! What a month was, under the names of docs/outputs.md, and how months make a period (section 8).

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use rackcast_scenario::Scenario;

use super::BySegment;
use super::lines::Lines;
use super::market::Buyers;
use super::parameters::Parameters;
use super::vendors::{Flows, Sellers, total};

/// An output, month by month.
#[derive(Debug, Clone)]
pub enum Measure {
    /// Adds up.
    Flow(Vec<f64>),
    /// Is read at the end.
    Stock(Vec<f64>),
    /// A sum over a sum.
    Ratio(Vec<[f64; 2]>),
    /// The same; 1 where the lower sum is 0.
    Fill(Vec<[f64; 2]>),
    /// A stock at the end over another.
    StockRatio(Vec<[f64; 2]>),
    /// Backlog at the end over shipments a quarter.
    Cover(Vec<[f64; 2]>),
    /// Shipments over backlog at the start and orders.
    Burn(Vec<[f64; 3]>),
}

impl Measure {
    /// The value over some months, `None` where there is none.
    #[must_use]
    pub fn over(&self, months: RangeInclusive<usize>) -> Option<f64> {
        let [above, below] = self.parts(months);
        match self {
            Self::Flow(_) | Self::Stock(_) => Some(above),
            Self::Fill(_) if below <= 0.0 => Some(1.0),
            _ => (below > 0.0).then(|| above / below),
        }
    }

    /// Whether it is a ratio over what is nought but for rounding.
    #[must_use]
    pub fn over_dust(&self, months: RangeInclusive<usize>) -> bool {
        self.parts(months)[1].abs() < 1e-9
    }

    /// What stands above and below the line; a flow or stock over 1.
    fn parts(&self, months: RangeInclusive<usize>) -> [f64; 2] {
        let quarters = (months.end() - months.start() + 1) as f64 / 3.0;
        let (first, last) = (*months.start(), *months.end());
        let sums =
            |pairs: &[[f64; 2]]| [0, 1].map(|part| pairs[first..=last].iter().map(|pair| pair[part]).sum::<f64>());
        match self {
            Self::Flow(values) => [values[first..=last].iter().sum(), 1.0],
            Self::Stock(values) => [values[last], 1.0],
            Self::Ratio(pairs) | Self::Fill(pairs) => sums(pairs),
            Self::StockRatio(pairs) => pairs[last],
            Self::Cover(pairs) => [pairs[last][0], sums(pairs)[1] / quarters],
            Self::Burn(parts) => {
                let sum = |part: usize| parts[first..=last].iter().map(|parts| parts[part]).sum::<f64>();
                [sum(0), parts[first][1] + sum(2)]
            }
        }
    }
}

/// All outputs while they grow.
#[derive(Debug)]
pub(super) struct Record<'s> {
    scenario: &'s Scenario,
    pub(super) outputs: BTreeMap<String, Measure>,
    /// Vendors' backlogs with their phantom part at the start of the month.
    backlog_before: Vec<f64>,
}

impl<'s> Record<'s> {
    pub(super) fn new(scenario: &'s Scenario) -> Self {
        let backlog_before = scenario.vendors.iter().map(|vendor| {
            crate::Curve::of(&scenario.inputs[&format!("vendors.{}.backlog_at_start", vendor.key)])
                .at(scenario.horizon.start, 0)
        });
        Self { scenario, outputs: BTreeMap::new(), backlog_before: backlog_before.collect() }
    }

    fn add<T>(
        &mut self,
        name: String,
        value: T,
        make: fn(Vec<T>) -> Measure,
        into: fn(&mut Measure) -> Option<&mut Vec<T>>,
    ) {
        let measure = self.outputs.entry(name).or_insert_with(|| make(Vec::new()));
        into(measure).expect("one kind").push(value);
    }

    fn flow(&mut self, name: String, value: f64) {
        self.add(
            name,
            value,
            Measure::Flow,
            |measure| if let Measure::Flow(values) = measure { Some(values) } else { None },
        );
    }

    fn stock(&mut self, name: String, value: f64) {
        self.add(
            name,
            value,
            Measure::Stock,
            |measure| if let Measure::Stock(values) = measure { Some(values) } else { None },
        );
    }

    fn pair(&mut self, name: String, pair: [f64; 2], make: fn(Vec<[f64; 2]>) -> Measure) {
        self.add(name, pair, make, |measure| match measure {
            Measure::Ratio(pairs) | Measure::Fill(pairs) | Measure::StockRatio(pairs) | Measure::Cover(pairs) => {
                Some(pairs)
            }
            _ => None,
        });
    }

    fn ratio(&mut self, name: String, above: f64, below: f64) {
        self.pair(name, [above, below], Measure::Ratio);
    }

    pub(super) fn month(
        &mut self,
        parameters: &Parameters<'_>,
        month: usize,
        buyers: &Buyers,
        sellers: &Sellers,
        flows: &Flows,
        lines: &Lines,
    ) {
        let required: Vec<f64> = buyers.required.iter().map(|required| required[0] + required[1]).collect();
        let inference: Vec<f64> = buyers.required.iter().zip(&required).map(|(parts, all)| parts[1] / all).collect();
        self.market(parameters, month, sellers, flows, lines);
        self.ratio(
            "market.inference.compute_share".into(),
            buyers.required.iter().map(|parts| parts[1]).sum(),
            required.iter().sum(),
        );
        let by_segment =
            |cells: &[BySegment], g: usize| cells.iter().map(|cells| cells[g][0] + cells[g][1]).sum::<f64>();
        let all: f64 = flows.orders.iter().map(total).sum();
        let spent: f64 = (0..required.len()).map(|g| by_segment(&flows.orders, g) * inference[g]).sum();
        self.ratio("market.inference.spending_share".into(), spent, all);
        for (g, segment) in self.scenario.segments.iter().enumerate() {
            let name = |output: &str| format!("segment.{segment}.{output}");
            self.flow(name("orders"), by_segment(&flows.orders, g));
            self.flow(name("shipments"), by_segment(&flows.shipped, g));
            self.stock(name("backlog"), by_segment(&sellers.backlog, g));
            self.stock(name("installed"), buyers.installed[g]);
            self.ratio(name("share"), by_segment(&flows.orders, g), all);
            self.ratio(name("inference.compute_share"), buyers.required[g][1], required[g]);
            self.ratio(name("asic.share"), buyers.servers[g] * buyers.mix[g], buyers.servers[g]);
        }
        for (a, adopter) in self.scenario.adopters.iter().enumerate() {
            let name = |output: &str| format!("adoption.{adopter}.{output}");
            self.stock(name("pilots"), buyers.pilots[a]);
            self.stock(name("production"), buyers.production[a]);
            self.flow(name("conversions"), buyers.converted[a]);
            self.pair(
                name("in_production"),
                [buyers.production[a], buyers.production[a] + buyers.pilots[a]],
                Measure::StockRatio,
            );
        }
        for v in 0..self.scenario.vendors.len() {
            self.vendor(parameters, month, v, &inference, sellers, flows, lines);
        }
    }

    fn market(&mut self, parameters: &Parameters<'_>, month: usize, sellers: &Sellers, flows: &Flows, lines: &Lines) {
        let all = |cells: &[BySegment]| cells.iter().map(total).sum::<f64>();
        let class = |c: usize| {
            flows.shipped.iter().flatten().map(|classes| classes[c]).sum::<f64>() * 1000.0 / parameters.price[c][month]
        };
        let phantom: f64 = sellers.phantom.iter().sum();
        let servers = [class(0), class(1)];
        let general = |part: usize| lines.vendors.iter().map(|vendor| vendor.general[part]).sum::<f64>();
        let general_servers = general(1) * 1000.0 / lines.price;
        self.flow("market.ai.orders".into(), all(&flows.orders) + flows.phantom_orders.iter().sum::<f64>());
        self.flow("market.ai.shipments".into(), all(&flows.shipped));
        self.stock("market.ai.backlog".into(), all(&sellers.backlog) + phantom);
        self.stock("market.ai.phantom_backlog".into(), phantom);
        self.flow("market.ai.servers".into(), servers[0] + servers[1]);
        self.flow("market.gpu.servers".into(), servers[0]);
        self.flow("market.asic.servers".into(), servers[1]);
        self.flow("market.general.servers".into(), general_servers);
        self.flow("market.servers".into(), servers[0] + servers[1] + general_servers);
        self.ratio("market.asic.share".into(), servers[1], servers[0] + servers[1]);
        self.flow("market.general.orders".into(), general(0));
        self.flow("market.general.shipments".into(), general(1));
        self.flow("market.network.orders".into(), lines.network[0]);
        self.flow("market.network.spending".into(), lines.network[1]);
        self.stock("market.general.backlog".into(), sellers.general.iter().sum());
        for (output, [wanted, shipped]) in [("gpu", flows.fill[0]), ("asic", flows.fill[1]), ("general", lines.fill)] {
            self.pair(format!("supply.{output}.fill"), [shipped, wanted], Measure::Fill);
        }
    }

    #[allow(clippy::too_many_arguments, reason = "what a vendor's outputs are made of")]
    fn vendor(
        &mut self,
        parameters: &Parameters<'_>,
        month: usize,
        v: usize,
        inference: &[f64],
        sellers: &Sellers,
        flows: &Flows,
        lines: &Lines,
    ) {
        let vendor = self.scenario.vendors[v].key.clone();
        let name = |output: &str| format!("vendor.{vendor}.{output}");
        let orders = total(&flows.orders[v]) + flows.phantom_orders[v];
        let shipped = total(&flows.shipped[v]);
        let cancelled = total(&flows.cancelled[v]) + flows.phantom_cancelled[v];
        let backlog = total(&sellers.backlog[v]) + sellers.phantom[v];
        let class =
            |c: usize| flows.shipped[v].iter().map(|classes| classes[c]).sum::<f64>() / parameters.price[c][month];
        let line = &lines.vendors[v];
        self.flow(name("ai.orders"), orders);
        self.flow(name("ai.shipments"), shipped);
        self.flow(name("ai.cancellations"), cancelled);
        self.flow(name("ai.net_orders"), orders - cancelled);
        self.stock(name("ai.backlog"), backlog);
        self.stock(name("ai.phantom_backlog"), sellers.phantom[v]);
        self.pair(name("ai.cover"), [backlog, shipped], Measure::Cover);
        self.ratio(name("ai.share"), shipped, flows.shipped.iter().map(total).sum());
        let burn = [shipped, self.backlog_before[v], orders];
        self.add(name("ai.burn"), burn, Measure::Burn, |measure| {
            if let Measure::Burn(parts) = measure { Some(parts) } else { None }
        });
        self.backlog_before[v] = backlog;
        self.ratio(name("asic.share"), class(1), class(0) + class(1));
        let of_segment = |cells: &BySegment, g: usize| cells[g][0] + cells[g][1];
        let spent = (0..inference.len()).map(|g| of_segment(&flows.orders[v], g) * inference[g]).sum();
        self.ratio(name("inference.spending_share"), spent, total(&flows.orders[v]));
        for (g, segment) in self.scenario.segments.iter().enumerate() {
            let name = |output: &str| name(&format!("segment.{segment}.{output}"));
            self.flow(name("orders"), of_segment(&flows.orders[v], g));
            self.flow(name("shipments"), of_segment(&flows.shipped[v], g));
            self.ratio(name("share"), of_segment(&flows.orders[v], g), total(&flows.orders[v]));
            self.stock(name("backlog"), of_segment(&sellers.backlog[v], g));
        }
        self.flow(name("general.orders"), line.general[0]);
        self.flow(name("general.revenue"), line.general[1]);
        self.flow(name("general.cancellations"), line.general[2]);
        self.stock(name("general.backlog"), sellers.general[v]);
        self.flow(name("server.revenue"), line.sold + line.general[1]);
        self.flow(name("network.orders"), line.network[0]);
        self.flow(name("network.revenue"), line.network[1]);
        self.flow(name("service.revenue"), line.recognised);
        self.flow(name("other.revenue"), line.other);
        self.flow(name("revenue"), line.sold + line.recognised + line.general[1] + line.network[1] + line.other);
        self.stock(name("service.arr"), line.arr);
        if let Some([income, eps]) = line.earnings {
            self.flow(name("operating_income"), income);
            self.flow(name("eps"), eps);
        }
    }
}
