//! The other lines of vendors (section 7).

use super::market::Buyers;
use super::parameters::{Earnings, Parameters, index, lose};
use super::vendors::{Flows, Sellers, total};

/// The other lines of a month.
#[derive(Debug)]
pub(super) struct Lines {
    /// Of a general server.
    pub(super) price: f64,
    /// General servers wanted and shipped by vendors that report none.
    pub(super) fill: [f64; 2],
    /// The market's network orders and spending.
    pub(super) network: [f64; 2],
    pub(super) vendors: Vec<VendorLines>,
}

/// The other lines of a vendor and month.
#[derive(Debug)]
pub(super) struct VendorLines {
    /// Orders, shipments, cancellations.
    pub(super) general: [f64; 3],
    /// AI shipments less what was taken as a service.
    pub(super) sold: f64,
    pub(super) recognised: f64,
    /// Orders and revenue.
    pub(super) network: [f64; 2],
    pub(super) other: f64,
    pub(super) arr: f64,
    /// Operating income, earnings a share.
    pub(super) earnings: Option<[f64; 2]>,
}

pub(super) fn month(
    parameters: &Parameters<'_>,
    month: usize,
    buyers: &Buyers,
    sellers: &mut Sellers,
    flows: &Flows,
) -> Lines {
    let prices = index(&parameters.path("general_servers.price_growth"))[month];
    let price = parameters.one("general_servers.price_at_start") * prices;
    let ordered = general_orders(parameters, month, buyers, sellers) * prices;
    let months = parameters.one("general_servers.delivery_months");
    let cancellation = lose(parameters.path("general_servers.cancellation")[month]);
    let attach = parameters.path("network.attach")[month];
    let network = [&flows.orders, &flows.shipped].map(|cells| attach * cells.iter().map(total).sum::<f64>());
    let reported = |v: usize, output: usize| parameters.figures.fixed[v][output][month];
    let vendors = 0..parameters.vendors.len();
    let taken: f64 = vendors.clone().filter_map(|v| reported(v, 4).map(|figure| figure.min(sellers.general[v]))).sum();
    let wanted: f64 = vendors.clone().filter(|v| reported(*v, 4).is_none()).map(|v| sellers.general[v] / months).sum();
    let rationing = match parameters.limit("general_servers.supply") {
        Some(supply) if wanted > 0.0 => f64::min(1.0, f64::max(0.0, supply[month] * price / 1000.0 - taken) / wanted),
        _ => 1.0,
    };
    let lines = vendors.map(|v| {
        let vendor = &parameters.vendors[v];
        let backlog = sellers.general[v];
        let orders = reported(v, 3).unwrap_or(vendor.general_share[month] * ordered);
        let shipped = reported(v, 4).map_or(backlog / months * rationing, |figure| figure.min(backlog));
        let cancelled = (backlog - shipped) * cancellation;
        sellers.general[v] = backlog + orders - shipped - cancelled;

        let term = parameters.one("as_a_service.term_months");
        let recognised = sellers.contracts[v] / term;
        let by_segment = flows.shipped[v].iter().zip(&vendor.as_a_service);
        let taken: f64 = by_segment.map(|(shipped, part)| (shipped[0] + shipped[1]) * part[month]).sum();
        sellers.contracts[v] += taken - recognised;
        let base = vendor.network_base[month] / 3.0;
        let of_market = network.map(|market| vendor.network_share[month] * market + base);
        let network = [of_market[0], reported(v, 5).unwrap_or(of_market[1])];
        let other = reported(v, 6).unwrap_or(vendor.other[month] / 3.0);
        let sold = total(&flows.shipped[v]) - taken;
        let revenue = [sold, shipped, network[1], recognised, other];
        VendorLines {
            general: [orders, shipped, cancelled],
            sold,
            recognised,
            network,
            other,
            arr: 12.0 * recognised + vendor.arr_base[month],
            earnings: vendor.earnings.as_ref().map(|earnings| earn(earnings, month, revenue)),
        }
    });
    let vendors = lines.collect();
    Lines { price, fill: [wanted, wanted * rationing], network, vendors }
}

/// General orders of the market at the first month's price.
fn general_orders(parameters: &Parameters<'_>, month: usize, buyers: &Buyers, sellers: &mut Sellers) -> f64 {
    let parts = buyers.orders.iter().zip(&buyers.required);
    let spending: f64 =
        parts.map(|(orders, required)| (orders[0] + orders[1]) * required[1] / (required[0] + required[1])).sum();
    if month == 0 {
        sellers.spending_at_start = spending;
    }
    let linked = parameters.one("general_servers.inference_linked_share");
    let refresh = index(&parameters.path("general_servers.refresh_growth"))[month];
    let servers = (1.0 - linked) * refresh + linked * spending / sellers.spending_at_start;
    parameters.one("general_servers.orders_at_start") / 12.0 * servers
}

fn earn(earnings: &Earnings, month: usize, revenue: [f64; 5]) -> [f64; 2] {
    let income: f64 = earnings.margins.iter().zip(revenue).map(|(margin, revenue)| margin[month] * revenue).sum();
    let eps = (income - earnings.expense[month] / 3.0) * (1.0 - earnings.tax[month]) / earnings.shares[month];
    [income, eps]
}
