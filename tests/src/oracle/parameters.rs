//! Every input by month, read from the scenario by its key.

use rackcast_scenario::Scenario;

use super::Drawn;
use super::figures::Figures;
use crate::monthly;

/// The inputs of an adopter.
#[derive(Debug)]
pub(super) struct Adopter {
    pub(super) name: String,
    pub(super) duration: f64,
    pub(super) conversion_at_start: f64,
    pub(super) conversion: Vec<f64>,
    pub(super) pilot_growth: Vec<f64>,
    pub(super) production_growth: f64,
    pub(super) churn: f64,
    pub(super) usage_growth: Vec<f64>,
    pub(super) intensity: f64,
    pub(super) imitation: f64,
    pub(super) cloud: Vec<f64>,
}

/// The inputs of a segment.
#[derive(Debug)]
pub(super) struct Segment {
    pub(super) adopter: Option<usize>,
    pub(super) orders: f64,
    pub(super) capacity_growth: f64,
    pub(super) inference_share: f64,
    pub(super) training_growth: Vec<f64>,
    pub(super) own_growth: Vec<f64>,
    /// By adopter.
    pub(super) hosted: Vec<f64>,
    pub(super) asic_reference: f64,
    pub(super) asic_affinity: Vec<f64>,
}

/// The inputs of a vendor.
#[derive(Debug)]
pub(super) struct Vendor {
    /// By month, segment, class: its part of the orders.
    pub(super) share: Vec<Vec<[f64; 2]>>,
    pub(super) general_share: Vec<f64>,
    pub(super) network_share: Vec<f64>,
    pub(super) delivery: Vec<f64>,
    pub(super) backlog: f64,
    pub(super) cancellation: Vec<f64>,
    pub(super) phantom_share: f64,
    pub(super) arr_base: Vec<f64>,
    pub(super) network_base: Vec<f64>,
    pub(super) other: Vec<f64>,
    /// By segment, month.
    pub(super) as_a_service: Vec<Vec<f64>>,
    pub(super) subscription: f64,
    pub(super) earnings: Option<Earnings>,
}

/// The inputs of a vendor's earnings.
#[derive(Debug)]
pub(super) struct Earnings {
    /// ai, general, network, service, other; by month.
    pub(super) margins: [Vec<f64>; 5],
    pub(super) expense: Vec<f64>,
    pub(super) tax: Vec<f64>,
    pub(super) shares: Vec<f64>,
}

/// All inputs.
#[derive(Debug)]
pub(super) struct Parameters<'s> {
    scenario: &'s Scenario,
    pub(super) drawn: &'s Drawn,
    pub(super) months: usize,
    pub(super) adopters: Vec<Adopter>,
    pub(super) segments: Vec<Segment>,
    pub(super) vendors: Vec<Vendor>,
    pub(super) figures: Figures,
    /// Price and capacity of a server and what can be built, by class and month.
    pub(super) price: [Vec<f64>; 2],
    pub(super) capacity: [Vec<f64>; 2],
    pub(super) supply: [Vec<f64>; 2],
}

impl<'s> Parameters<'s> {
    pub(super) fn of(scenario: &'s Scenario, drawn: &'s Drawn) -> Self {
        let mut all = Self {
            scenario,
            drawn,
            months: scenario.horizon.months(),
            adopters: Vec::new(),
            segments: Vec::new(),
            vendors: Vec::new(),
            figures: Figures::of(scenario),
            price: [Vec::new(), Vec::new()],
            capacity: [Vec::new(), Vec::new()],
            supply: [Vec::new(), Vec::new()],
        };
        all.price = [all.path("servers.gpu.price"), all.path("servers.asic.price")];
        all.supply = [all.path("servers.gpu.supply"), all.path("servers.asic.supply")];
        let relative = all.one("servers.asic.relative_capacity");
        all.capacity =
            [index(&all.path("servers.gpu.capacity_growth")), index(&all.path("servers.asic.capacity_growth"))];
        all.capacity[1].iter_mut().for_each(|capacity| *capacity *= relative);
        all.adopters = scenario.adopters.iter().map(|name| all.adopter(name)).collect();
        all.segments = scenario.segments.iter().map(|name| all.segment(name)).collect();
        let shares = all.shares();
        let [general, network] = ["general", "network"].map(|line| all.normal(line));
        let rest = shares.into_iter().zip(general).zip(network).zip(&scenario.vendors);
        all.vendors =
            rest.map(|(((share, general), network), vendor)| all.vendor(vendor, share, general, network)).collect();
        all
    }

    /// An input in every month; nought where the scenario has none such.
    pub(super) fn path(&self, key: &str) -> Vec<f64> {
        self.limit(key).unwrap_or_else(|| vec![0.0; self.months])
    }

    /// An input in every month, if the scenario has it.
    pub(super) fn limit(&self, key: &str) -> Option<Vec<f64>> {
        let at_medians = || self.scenario.inputs.get(key).map(|input| monthly(input, &self.scenario.horizon));
        self.drawn.inputs.get(key).cloned().or_else(at_medians)
    }

    /// An input that does not vary in time.
    pub(super) fn one(&self, key: &str) -> f64 {
        self.path(key)[0]
    }

    fn adopter(&self, name: &str) -> Adopter {
        let key = |part: &str| format!("adoption.{name}.{part}");
        Adopter {
            name: name.to_owned(),
            duration: self.one(&key("pilot_duration")),
            conversion_at_start: self.one(&key("conversion_at_start")),
            conversion: self.path(&key("conversion_rate")),
            pilot_growth: self.path(&key("pilot_growth")),
            production_growth: self.one(&key("production_growth_at_start")),
            churn: self.one(&key("churn")),
            usage_growth: self.path(&key("usage_growth")),
            intensity: self.one(&key("pilot_intensity")),
            imitation: self.one(&key("imitation")),
            cloud: self.path(&key("cloud_share")),
        }
    }

    fn segment(&self, name: &str) -> Segment {
        let key = |part: &str| format!("segments.{name}.{part}");
        let hosted = |adopter: &Adopter| self.one(&key(&format!("hosted_share.{}", adopter.name)));
        Segment {
            adopter: self.adopters.iter().position(|adopter| adopter.name == name),
            orders: self.one(&key("orders_at_start")),
            capacity_growth: self.one(&key("capacity_growth_at_start")),
            inference_share: self.one(&key("inference_share_at_start")),
            training_growth: self.path(&key("training_growth")),
            own_growth: self.path(&key("own_inference_growth")),
            hosted: self.adopters.iter().map(hosted).collect(),
            asic_reference: self.one(&key("asic_share_reference")),
            asic_affinity: self.path(&key("asic_affinity")),
        }
    }

    /// Shares of orders by vendor, month, segment, class (section 5).
    fn shares(&self) -> Vec<Vec<Vec<[f64; 2]>>> {
        let vendors: Vec<&str> = self.scenario.vendors.iter().map(|vendor| vendor.key.as_str()).collect();
        let segments = &self.scenario.segments;
        let mut shares = vec![vec![vec![[0.0; 2]; segments.len()]; self.months]; vendors.len()];
        for (g, segment) in segments.iter().enumerate() {
            for (c, class) in ["gpu", "asic"].into_iter().enumerate() {
                let weighed: Vec<Vec<f64>> = vendors
                    .iter()
                    .map(|vendor| {
                        let base = self.path(&format!("vendors.{vendor}.share.{class}.{segment}"));
                        let mut exponent = vec![0.0; self.months];
                        for attribute in &self.scenario.attributes {
                            let weight = self.one(&format!("attraction.{attribute}.{segment}"));
                            let path = self.path(&format!("vendors.{vendor}.attributes.{attribute}"));
                            for (sum, now) in exponent.iter_mut().zip(&path) {
                                *sum += weight * (now - path[0]);
                            }
                        }
                        base.iter().zip(exponent).map(|(base, exponent)| base * f64::exp(exponent)).collect()
                    })
                    .collect();
                for month in 0..self.months {
                    let sum: f64 = weighed.iter().map(|path| path[month]).sum();
                    for (v, path) in weighed.iter().enumerate() {
                        shares[v][month][g][c] = path[month] / sum;
                    }
                }
            }
        }
        shares
    }

    /// Shares of a market by vendor and month.
    fn normal(&self, line: &str) -> Vec<Vec<f64>> {
        let mut paths: Vec<Vec<f64>> = self
            .scenario
            .vendors
            .iter()
            .map(|vendor| self.path(&format!("vendors.{}.share.{line}", vendor.key)))
            .collect();
        for month in 0..self.months {
            let sum: f64 = paths.iter().map(|path| path[month]).sum();
            for path in &mut paths {
                path[month] /= sum;
            }
        }
        paths
    }

    fn vendor(
        &self,
        vendor: &rackcast_scenario::Vendor,
        share: Vec<Vec<[f64; 2]>>,
        general: Vec<f64>,
        network: Vec<f64>,
    ) -> Vendor {
        let key = |part: &str| format!("vendors.{}.{part}", vendor.key);
        let margin = |line: &str| self.path(&key(&format!("earnings.margin.{line}")));
        let earnings = || Earnings {
            margins: ["ai", "general", "network", "service", "other"].map(margin),
            expense: self.path(&key("earnings.other_expense")),
            tax: self.path(&key("earnings.tax_rate")),
            shares: self.path(&key("earnings.diluted_shares")),
        };
        Vendor {
            share,
            general_share: general,
            network_share: network,
            delivery: self.path(&key("delivery_months")),
            backlog: self.one(&key("backlog_at_start")),
            cancellation: self.path(&key("cancellation")),
            phantom_share: self.one(&key("phantom_share")),
            arr_base: self.path(&key("arr_base")),
            network_base: self.path(&key("network_base")),
            other: self.path(&key("other_revenue")),
            as_a_service: self
                .scenario
                .segments
                .iter()
                .map(|segment| self.path(&key(&format!("as_a_service.{segment}"))))
                .collect(),
            subscription: self.one(&key("subscription_at_start")),
            earnings: vendor.earnings.then(earnings),
        }
    }
}

/// The growth index of yearly rates.
pub(super) fn index(rates: &[f64]) -> Vec<f64> {
    let mut index = vec![1.0];
    for rate in rates {
        index.push(index[index.len() - 1] * (1.0 + rate).powf(1.0 / 12.0));
    }
    index.pop();
    index
}

/// m(g) and l(c).
pub(super) fn grow(yearly: f64) -> f64 {
    (1.0 + yearly).powf(1.0 / 12.0) - 1.0
}

pub(super) fn lose(yearly: f64) -> f64 {
    1.0 - (1.0 - yearly).powf(1.0 / 12.0)
}
