//! Adoption, work, capacity and mix (sections 1 to 4).

use super::BySegment;
use super::parameters::{Parameters, grow, index, lose};
use super::vendors::{Flows, Sellers};

/// Where the buyers stand, and what they did in the month.
#[derive(Debug)]
pub(super) struct Buyers {
    pub(super) pilots: Vec<f64>,
    pub(super) production: Vec<f64>,
    pub(super) converted: Vec<f64>,
    pub(super) installed: Vec<f64>,
    pub(super) on_order: Vec<f64>,
    /// Capacity that training and inference need, by segment.
    pub(super) required: Vec<[f64; 2]>,
    /// Servers ordered, and the part of them that are ASIC servers.
    pub(super) servers: Vec<f64>,
    pub(super) mix: Vec<f64>,
    /// Orders in money.
    pub(super) orders: BySegment,
    first_pilots: Vec<f64>,
    scale: Vec<f64>,
    first_cost: Vec<f64>,
    /// Capacity ordered.
    ordered: Vec<f64>,
}

/// The ASIC share of each segment's servers that makes `share` of all, where each buys for `amounts` (money or capacity)
/// servers of `of` each: one shift of all log odds, found by halving.
fn mix(amounts: &[f64], of: [f64; 2], odds: &[f64], share: f64) -> Option<Vec<f64>> {
    if amounts.iter().sum::<f64>() <= 0.0 {
        return None;
    }
    if share <= 0.0 || share >= 1.0 {
        return Some(vec![share; amounts.len()]);
    }
    let shares = |shift: f64| -> Vec<f64> { odds.iter().map(|odds| 1.0 / (1.0 + (-(odds + shift)).exp())).collect() };
    let (mut low, mut high) = (-80.0, 80.0);
    for _ in 0..120 {
        let middle = 0.5 * (low + high);
        let (mut asic, mut all) = (0.0, 0.0);
        for (amount, alpha) in amounts.iter().zip(shares(middle)) {
            let servers = amount / (alpha * of[1] + (1.0 - alpha) * of[0]);
            asic += servers * alpha;
            all += servers;
        }
        if asic < share * all { low = middle } else { high = middle }
    }
    Some(shares(0.5 * (low + high)))
}

fn log_odds(parameters: &Parameters<'_>, month: usize) -> Vec<f64> {
    let of = |segment: &super::parameters::Segment| {
        (segment.asic_reference / (1.0 - segment.asic_reference)).ln() + segment.asic_affinity[month]
    };
    parameters.segments.iter().map(of).collect()
}

fn at(pair: &[Vec<f64>; 2], month: usize) -> [f64; 2] {
    [pair[0][month], pair[1][month]]
}

fn mean(pair: [f64; 2], alpha: f64) -> f64 {
    alpha * pair[1] + (1.0 - alpha) * pair[0]
}

fn money(servers: f64, alpha: f64, price: [f64; 2]) -> [f64; 2] {
    [servers * (1.0 - alpha) * price[0] / 1e6, servers * alpha * price[1] / 1e6]
}

impl Buyers {
    pub(super) fn start(parameters: &Parameters<'_>) -> Self {
        let (price, capacity) = (at(&parameters.price, 0), at(&parameters.capacity, 0));
        let amounts: Vec<f64> = parameters.segments.iter().map(|segment| segment.orders / 12.0).collect();
        let share = parameters.one("servers.asic_share");
        let mix = mix(&amounts, price, &log_odds(parameters, 0), share).expect("orders at the start are above 0");
        let servers: Vec<f64> =
            amounts.iter().zip(&mix).map(|(amount, alpha)| amount * 1e6 / mean(price, *alpha)).collect();
        let pilots: Vec<f64> = parameters
            .adopters
            .iter()
            .map(|adopter| {
                adopter.duration * (grow(adopter.production_growth) + lose(adopter.churn)) / adopter.conversion_at_start
            })
            .collect();
        let nothing = vec![0.0; amounts.len()];
        Self {
            first_pilots: pilots.clone(),
            pilots,
            production: vec![1.0; parameters.adopters.len()],
            converted: vec![0.0; parameters.adopters.len()],
            orders: servers.iter().zip(&mix).map(|(servers, alpha)| money(*servers, *alpha, price)).collect(),
            ordered: servers.iter().zip(&mix).map(|(servers, alpha)| servers * mean(capacity, *alpha)).collect(),
            first_cost: mix.iter().map(|alpha| mean(price, *alpha) / mean(capacity, *alpha)).collect(),
            required: vec![[0.0; 2]; amounts.len()],
            installed: nothing.clone(),
            on_order: nothing.clone(),
            scale: nothing,
            servers,
            mix,
        }
    }

    /// Capacity when the horizon starts, from the vendors' backlogs (section 3).
    pub(super) fn start_capacity(&mut self, parameters: &Parameters<'_>, sellers: &Sellers) {
        let life = 12.0 * parameters.one("planning.service_life");
        let adjustment = parameters.one("planning.adjustment_months");
        let weight = parameters.one("planning.supply_line_weight");
        for (g, segment) in parameters.segments.iter().enumerate() {
            let (ordered, orders) = (self.ordered[g], segment.orders / 12.0);
            let backlogs: Vec<f64> = sellers.backlog.iter().map(|backlog| backlog[g].iter().sum()).collect();
            let wanted: f64 =
                backlogs.iter().zip(&parameters.vendors).map(|(backlog, vendor)| backlog / vendor.delivery[0]).sum();
            self.on_order[g] = ordered * backlogs.iter().sum::<f64>() / orders;
            self.installed[g] = ordered * wanted / orders / (grow(segment.capacity_growth) + 1.0 / life);
            self.scale[g] =
                self.installed[g] + weight * self.on_order[g] + adjustment * (ordered - self.installed[g] / life);
        }
    }

    /// Adoption, capacity needed, capacity and servers ordered (sections 1 to 4).
    pub(super) fn order(&mut self, parameters: &Parameters<'_>, month: usize) {
        let (premises, hosted) = self.adopt(parameters, month);
        let life = 12.0 * parameters.one("planning.service_life");
        let adjustment = parameters.one("planning.adjustment_months");
        let weight = parameters.one("planning.supply_line_weight");
        let training_efficiency = index(&parameters.path("planning.training_efficiency"))[month];
        let inference_efficiency = index(&parameters.path("planning.inference_efficiency"))[month];
        let elasticity = parameters.one("planning.price_elasticity");
        let expected = index(&parameters.path("planning.expected_cost_change"))[month];
        let (price, capacity) = (at(&parameters.price, month), at(&parameters.capacity, month));
        for (g, segment) in parameters.segments.iter().enumerate() {
            let inference = if let Some(adopter) = segment.adopter {
                premises[adopter]
            } else {
                let rented: f64 = segment.hosted.iter().zip(&hosted).map(|(share, hosted)| share * hosted).sum();
                (1.0 - segment.hosted.iter().sum::<f64>()) * index(&segment.own_growth)[month] + rented
            };
            let cost = mean(price, self.mix[g]) / mean(capacity, self.mix[g]);
            let answer = (cost / (self.first_cost[g] * expected)).powf(-elasticity) * parameters.drawn.demand[g][month];
            let part = segment.inference_share;
            let training = index(&segment.training_growth)[month];
            self.required[g] = [
                self.scale[g] * (1.0 - part) * training / training_efficiency * answer,
                self.scale[g] * part * inference / inference_efficiency * answer,
            ];
            let needed = self.required[g][0] + self.required[g][1];
            self.ordered[g] = f64::max(
                0.0,
                self.installed[g] / life + (needed - self.installed[g] - weight * self.on_order[g]) / adjustment,
            );
        }
        let share = parameters.path("servers.asic_share")[month];
        if let Some(mix) = mix(&self.ordered, capacity, &log_odds(parameters, month), share) {
            self.mix = mix;
        }
        for g in 0..parameters.segments.len() {
            self.servers[g] = self.ordered[g] / mean(capacity, self.mix[g]);
            self.orders[g] = money(self.servers[g], self.mix[g], price);
        }
    }

    /// One month of pilots; what adopters use on their premises and rented, against the start (section 1).
    fn adopt(&mut self, parameters: &Parameters<'_>, month: usize) -> (Vec<f64>, Vec<f64>) {
        let (mut premises, mut hosted) = (Vec::new(), Vec::new());
        for (a, adopter) in parameters.adopters.iter().enumerate() {
            let usage = index(&adopter.usage_growth)[month];
            let first = 1.0 + adopter.intensity * self.first_pilots[a];
            let used = (self.production[a] + adopter.intensity * self.pilots[a]) * usage / first;
            let (cloud, cloud_at_start) = (adopter.cloud[month], adopter.cloud[0]);
            premises.push(used * (1.0 - cloud) / (1.0 - cloud_at_start));
            hosted.push(if cloud_at_start > 0.0 { used * cloud / cloud_at_start } else { 0.0 });
            let trend = (1.0 + adopter.production_growth).powf(month as f64 / 12.0);
            let success = (self.production[a] / trend).powf(adopter.imitation);
            let starts = self.first_pilots[a]
                * (1.0 / adopter.duration + grow(adopter.pilot_growth[0]))
                * index(&adopter.pilot_growth)[month]
                * success;
            let finished = self.pilots[a] / adopter.duration;
            self.converted[a] = adopter.conversion[month] * finished;
            self.production[a] += self.converted[a] - lose(adopter.churn) * self.production[a];
            self.pilots[a] += starts - finished;
        }
        (premises, hosted)
    }

    /// What the vendors did reaches capacity (section 6).
    pub(super) fn receive(&mut self, parameters: &Parameters<'_>, flows: &Flows) {
        let life = 12.0 * parameters.one("planning.service_life");
        for g in 0..parameters.segments.len() {
            let sum = |cells: &[BySegment]| cells.iter().map(|cells| cells[g][0] + cells[g][1]).sum::<f64>();
            let (before, shipped, cancelled) = (sum(&flows.backlog_before), sum(&flows.shipped), sum(&flows.cancelled));
            let market = self.orders[g][0] + self.orders[g][1];
            let mut change = -self.installed[g] / life;
            let mut on_order = if market > 0.0 { self.ordered[g] * sum(&flows.orders) / market } else { 0.0 };
            if before > 0.0 {
                change += self.on_order[g] * shipped / before;
                on_order -= self.on_order[g] * (shipped + cancelled) / before;
            }
            self.installed[g] += change;
            self.on_order[g] += on_order;
        }
    }
}
