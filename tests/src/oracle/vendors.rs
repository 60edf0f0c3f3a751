//! Orders, backlog, supply and shipments (sections 5 and 6).

use super::BySegment;
use super::market::Buyers;
use super::parameters::{Parameters, lose};

/// Where the vendors stand.
#[derive(Debug)]
pub(super) struct Sellers {
    /// By vendor, segment, class; without phantom orders.
    pub(super) backlog: Vec<BySegment>,
    pub(super) phantom: Vec<f64>,
    pub(super) general: Vec<f64>,
    /// Contract value, by vendor.
    pub(super) contracts: Vec<f64>,
    at_start: Vec<BySegment>,
    fill_before: f64,
    /// Inference's part of orders in the first month.
    pub(super) spending_at_start: f64,
    last_market: BySegment,
}

/// What vendors did in a month, by vendor, segment and class.
#[derive(Debug)]
pub(super) struct Flows {
    pub(super) backlog_before: Vec<BySegment>,
    pub(super) orders: Vec<BySegment>,
    pub(super) shipped: Vec<BySegment>,
    pub(super) cancelled: Vec<BySegment>,
    pub(super) phantom_orders: Vec<f64>,
    pub(super) phantom_cancelled: Vec<f64>,
    /// Wanted and shipped by vendors that report no shipments, by class.
    pub(super) fill: [[f64; 2]; 2],
}

/// The sum of all cells.
pub(super) fn total(cells: &BySegment) -> f64 {
    cells.iter().flatten().sum()
}

/// `amount` split as the first of `weights` that has any.
fn split(amount: f64, weights: [&BySegment; 3]) -> BySegment {
    let weights = weights.into_iter().find(|weights| total(weights) > 0.0);
    let Some(weights) = weights else { panic!("nothing to split by") };
    let sum = total(weights);
    weights.iter().map(|classes| classes.map(|weight| amount * weight / sum)).collect()
}

fn map(cells: &BySegment, function: impl Fn(usize, usize, f64) -> f64) -> BySegment {
    cells.iter().enumerate().map(|(g, classes)| [function(g, 0, classes[0]), function(g, 1, classes[1])]).collect()
}

impl Sellers {
    pub(super) fn start(parameters: &Parameters<'_>, buyers: &Buyers) -> Self {
        let at_start: Vec<BySegment> = parameters
            .vendors
            .iter()
            .map(|vendor| map(&buyers.orders, |g, c, orders| vendor.share[0][g][c] * orders))
            .collect();
        let first = parameters.one("general_servers.orders_at_start") / 12.0;
        let months = parameters.one("general_servers.delivery_months");
        let term = parameters.one("as_a_service.term_months");
        let backlog = parameters.vendors.iter().zip(&at_start).map(|(vendor, own)| {
            if vendor.backlog > 0.0 { split(vendor.backlog, [own, own, own]) } else { vec![[0.0; 2]; own.len()] }
        });
        Self {
            backlog: backlog.collect(),
            phantom: vec![0.0; at_start.len()],
            general: parameters.vendors.iter().map(|vendor| vendor.general_share[0] * first * months).collect(),
            contracts: parameters.vendors.iter().map(|vendor| vendor.subscription / 12.0 * term).collect(),
            at_start,
            fill_before: 1.0,
            spending_at_start: 0.0,
            last_market: buyers.orders.clone(),
        }
    }

    pub(super) fn turn_phantom(&mut self, parameters: &Parameters<'_>, month: usize) {
        for (v, vendor) in parameters.vendors.iter().enumerate() {
            if parameters.figures.first_forecast[v] == Some(month) {
                self.phantom[v] += vendor.phantom_share * total(&self.backlog[v]);
                self.backlog[v] = map(&self.backlog[v], |_, _, backlog| backlog * (1.0 - vendor.phantom_share));
            }
        }
    }

    /// Orders, shipments and cancellations of a month.
    pub(super) fn trade(&mut self, parameters: &Parameters<'_>, month: usize, market: &BySegment) -> Flows {
        if total(market) > 0.0 {
            self.last_market.clone_from(market);
        }
        let double = parameters.path("ordering.double_ordering")[month];
        let phantom_months = parameters.one("ordering.phantom_months");
        let before = self.backlog.clone();
        let (mut orders, mut shipped, mut phantom_orders) = (Vec::new(), Vec::new(), Vec::new());
        let (mut wanted, mut taken) = ([0.0; 2], [0.0; 2]);
        for (v, vendor) in parameters.vendors.iter().enumerate() {
            let [reported_orders, reported_shipments, ..] = &parameters.figures.fixed[v];
            let noise = parameters.drawn.orders[v][month];
            let model = map(market, |g, c, orders| vendor.share[month][g][c] * orders * noise);
            let gpu: f64 = model.iter().map(|classes| classes[0]).sum();
            phantom_orders.push(if reported_orders[month].is_some() {
                0.0
            } else {
                double * (1.0 - self.fill_before) * gpu
            });
            orders.push(match reported_orders[month] {
                Some(figure) if figure > 0.0 => split(figure, [&model, &self.at_start[v], &self.last_market]),
                Some(_) => vec![[0.0; 2]; market.len()],
                None => model,
            });
            let all = total(&before[v]);
            let own = match reported_shipments[month] {
                Some(_) if all <= 0.0 => vec![[0.0; 2]; market.len()],
                Some(figure) => map(&before[v], |_, _, backlog| backlog * (figure.min(all) / all)),
                None => {
                    let noise = parameters.drawn.shipments[v][month];
                    map(&before[v], |_, _, backlog| f64::min(backlog, backlog / vendor.delivery[month] * noise))
                }
            };
            let into = if reported_shipments[month].is_some() { &mut taken } else { &mut wanted };
            for classes in &own {
                into[0] += classes[0];
                into[1] += classes[1];
            }
            shipped.push(own);
        }
        let rationing = [0, 1].map(|c| {
            let left = f64::max(0.0, parameters.supply[c][month] * parameters.price[c][month] / 1000.0 - taken[c]);
            if wanted[c] > 0.0 { f64::min(1.0, left / wanted[c]) } else { 1.0 }
        });
        for (v, own) in shipped.iter_mut().enumerate() {
            if parameters.figures.fixed[v][1][month].is_none() {
                *own = map(own, |_, c, wanted| wanted * rationing[c]);
            }
        }
        let mut cancelled = Vec::new();
        let mut phantom_cancelled = Vec::new();
        for (v, vendor) in parameters.vendors.iter().enumerate() {
            let rate = lose(vendor.cancellation[month]);
            cancelled.push(map(&before[v], |g, c, backlog| (backlog - shipped[v][g][c]) * rate));
            self.backlog[v] =
                map(&before[v], |g, c, backlog| backlog + orders[v][g][c] - shipped[v][g][c] - cancelled[v][g][c]);
            phantom_cancelled.push(self.phantom[v] * self.fill_before / phantom_months);
            self.phantom[v] += phantom_orders[v] - phantom_cancelled[v];
        }
        self.fill_before = rationing[0];
        let fill = [0, 1].map(|c| [wanted[c], wanted[c] * rationing[c]]);
        Flows { backlog_before: before, orders, shipped, cancelled, phantom_orders, phantom_cancelled, fill }
    }

    /// Takes over reported backlogs; by segment, what capacity on order is multiplied by.
    pub(super) fn restate(&mut self, parameters: &Parameters<'_>, month: usize) -> Vec<f64> {
        let sums = |backlog: &[BySegment]| -> Vec<f64> {
            (0..parameters.segments.len())
                .map(|g| backlog.iter().map(|cells| cells[g][0] + cells[g][1]).sum())
                .collect()
        };
        let before = sums(&self.backlog);
        for v in 0..parameters.vendors.len() {
            if let Some(figure) = parameters.figures.fixed[v][2][month] {
                let target = f64::max(0.0, figure - self.phantom[v]);
                self.backlog[v] = if target > 0.0 {
                    split(target, [&self.backlog[v], &self.at_start[v], &self.last_market])
                } else {
                    vec![[0.0; 2]; parameters.segments.len()]
                };
            }
        }
        before
            .iter()
            .zip(sums(&self.backlog))
            .map(|(before, after)| if *before > 0.0 { after / before } else { 1.0 })
            .collect()
    }
}
