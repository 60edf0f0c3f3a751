//! From keys to series: which input feeds which parameter, looked up once for a scenario.

use rackcast_catalogue::{CLASSES, LINES};
use rackcast_scenario::{Inputs, Scenario};

/// Index of a series in the model; `None` where the scenario leaves it out (no limit, no such entry).
pub(crate) type Key = usize;

/// The keys of an adopter.
#[derive(Debug)]
pub(crate) struct AdopterKeys {
    /// The segment it is.
    pub(crate) segment: usize,
    pub(crate) pilot_duration: Key,
    pub(crate) conversion_at_start: Key,
    pub(crate) conversion_rate: Key,
    pub(crate) pilot_growth: Key,
    pub(crate) production_growth_at_start: Key,
    pub(crate) churn: Key,
    pub(crate) usage_growth: Key,
    pub(crate) pilot_intensity: Key,
    pub(crate) imitation: Key,
    pub(crate) cloud_share: Key,
}

/// The keys of a segment.
#[derive(Debug)]
pub(crate) struct SegmentKeys {
    pub(crate) orders_at_start: Key,
    pub(crate) capacity_growth_at_start: Key,
    pub(crate) inference_share_at_start: Key,
    pub(crate) training_growth: Key,
    /// For a segment that is no adopter.
    pub(crate) own_inference_growth: Option<Key>,
    /// Adopters it hosts, and for which part.
    pub(crate) hosted: Vec<(usize, Key)>,
    pub(crate) asic_share_reference: Key,
    pub(crate) asic_affinity: Key,
}

/// The keys that the whole market shares.
#[derive(Debug)]
pub(crate) struct MarketKeys {
    pub(crate) adjustment_months: Key,
    pub(crate) supply_line_weight: Key,
    pub(crate) service_life: Key,
    pub(crate) inference_efficiency: Key,
    pub(crate) training_efficiency: Key,
    pub(crate) price_elasticity: Key,
    pub(crate) expected_cost_change: Option<Key>,
    pub(crate) double_ordering: Key,
    pub(crate) phantom_months: Key,
    pub(crate) asic_share: Key,
    pub(crate) price: [Key; 2],
    pub(crate) capacity_growth: [Key; 2],
    pub(crate) supply: [Key; 2],
    pub(crate) relative_capacity: Key,
    pub(crate) general: GeneralKeys,
    pub(crate) attach: Key,
    pub(crate) term_months: Key,
}

/// The keys of general-purpose servers.
#[derive(Debug)]
pub(crate) struct GeneralKeys {
    pub(crate) orders_at_start: Key,
    pub(crate) refresh_growth: Key,
    pub(crate) price_at_start: Key,
    pub(crate) price_growth: Key,
    pub(crate) inference_linked_share: Key,
    pub(crate) delivery_months: Key,
    pub(crate) cancellation: Key,
    pub(crate) supply: Option<Key>,
}

/// The keys of a vendor.
#[derive(Debug)]
pub(crate) struct VendorKeys {
    /// Share of orders by segment and class; `None` where it has none.
    pub(crate) shares: Vec<Option<Key>>,
    pub(crate) general_share: Key,
    pub(crate) network_share: Key,
    /// Attributes in the order of the scenario's; `None` where it has none.
    pub(crate) attributes: Vec<Option<Key>>,
    pub(crate) delivery_months: Key,
    pub(crate) backlog_at_start: Key,
    pub(crate) cancellation: Key,
    pub(crate) phantom_share: Key,
    pub(crate) arr_base: Key,
    pub(crate) network_base: Key,
    pub(crate) other_revenue: Key,
    /// By segment.
    pub(crate) as_a_service: Vec<Option<Key>>,
    pub(crate) subscription_at_start: Key,
    pub(crate) earnings: Option<EarningsKeys>,
}

/// The keys of a vendor's earnings.
#[derive(Debug)]
pub(crate) struct EarningsKeys {
    /// ai, general, network, service, other.
    pub(crate) margins: [Key; 5],
    pub(crate) other_expense: Key,
    pub(crate) tax_rate: Key,
    pub(crate) diluted_shares: Key,
}

/// All keys of a scenario.
#[derive(Debug)]
pub(crate) struct Keys {
    pub(crate) adopters: Vec<AdopterKeys>,
    pub(crate) segments: Vec<SegmentKeys>,
    pub(crate) market: MarketKeys,
    pub(crate) vendors: Vec<VendorKeys>,
    /// Weight of each attribute by segment: by attribute, segment.
    pub(crate) attraction: Vec<Vec<Option<Key>>>,
}

/// A key that a checked scenario should have and has not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct MissingKey(pub(crate) String);

struct Lookup<'a>(&'a Inputs);

impl Lookup<'_> {
    fn optional(&self, key: &str) -> Option<Key> {
        self.0.get_index_of(key)
    }

    fn key(&self, key: String) -> Result<Key, MissingKey> {
        self.optional(&key).ok_or(MissingKey(key))
    }

    fn classes(&self, name: &str) -> Result<[Key; 2], MissingKey> {
        let [gpu, asic] = CLASSES.map(|class| self.key(format!("servers.{class}.{name}")));
        Ok([gpu?, asic?])
    }
}

impl Keys {
    /// Looks everything up. A key that a checked scenario must have is never missing.
    pub(crate) fn new(scenario: &Scenario) -> Result<Self, MissingKey> {
        let lookup = Lookup(&scenario.inputs);
        Ok(Self {
            adopters: scenario
                .adopters
                .iter()
                .map(|name| adopter(&lookup, scenario, name))
                .collect::<Result<_, _>>()?,
            segments: scenario
                .segments
                .iter()
                .map(|name| segment(&lookup, scenario, name))
                .collect::<Result<_, _>>()?,
            market: market(&lookup)?,
            vendors: scenario
                .vendors
                .iter()
                .map(|vendor| self::vendor(&lookup, scenario, vendor))
                .collect::<Result<_, _>>()?,
            attraction: scenario
                .attributes
                .iter()
                .map(|attribute| {
                    let weight = |segment: &String| lookup.optional(&format!("attraction.{attribute}.{segment}"));
                    scenario.segments.iter().map(weight).collect()
                })
                .collect(),
        })
    }
}

fn adopter(lookup: &Lookup<'_>, scenario: &Scenario, name: &str) -> Result<AdopterKeys, MissingKey> {
    let key = |part: &str| lookup.key(format!("adoption.{name}.{part}"));
    let segment = scenario.segments.iter().position(|segment| segment == name);
    Ok(AdopterKeys {
        segment: segment.ok_or_else(|| MissingKey(format!("segments.{name}")))?,
        pilot_duration: key("pilot_duration")?,
        conversion_at_start: key("conversion_at_start")?,
        conversion_rate: key("conversion_rate")?,
        pilot_growth: key("pilot_growth")?,
        production_growth_at_start: key("production_growth_at_start")?,
        churn: key("churn")?,
        usage_growth: key("usage_growth")?,
        pilot_intensity: key("pilot_intensity")?,
        imitation: key("imitation")?,
        cloud_share: key("cloud_share")?,
    })
}

fn segment(lookup: &Lookup<'_>, scenario: &Scenario, name: &str) -> Result<SegmentKeys, MissingKey> {
    let key = |part: &str| lookup.key(format!("segments.{name}.{part}"));
    let adopts = scenario.adopters.iter().any(|adopter| adopter == name);
    let hosted = |(index, adopter): (usize, &String)| {
        lookup.optional(&format!("segments.{name}.hosted_share.{adopter}")).map(|key| (index, key))
    };
    Ok(SegmentKeys {
        orders_at_start: key("orders_at_start")?,
        capacity_growth_at_start: key("capacity_growth_at_start")?,
        inference_share_at_start: key("inference_share_at_start")?,
        training_growth: key("training_growth")?,
        own_inference_growth: if adopts { None } else { Some(key("own_inference_growth")?) },
        hosted: if adopts { Vec::new() } else { scenario.adopters.iter().enumerate().filter_map(hosted).collect() },
        asic_share_reference: key("asic_share_reference")?,
        asic_affinity: key("asic_affinity")?,
    })
}

fn market(lookup: &Lookup<'_>) -> Result<MarketKeys, MissingKey> {
    let key = |key: &str| lookup.key(key.to_owned());
    Ok(MarketKeys {
        adjustment_months: key("planning.adjustment_months")?,
        supply_line_weight: key("planning.supply_line_weight")?,
        service_life: key("planning.service_life")?,
        inference_efficiency: key("planning.inference_efficiency")?,
        training_efficiency: key("planning.training_efficiency")?,
        price_elasticity: key("planning.price_elasticity")?,
        expected_cost_change: lookup.optional("planning.expected_cost_change"),
        double_ordering: key("ordering.double_ordering")?,
        phantom_months: key("ordering.phantom_months")?,
        asic_share: key("servers.asic_share")?,
        price: lookup.classes("price")?,
        capacity_growth: lookup.classes("capacity_growth")?,
        supply: lookup.classes("supply")?,
        relative_capacity: key("servers.asic.relative_capacity")?,
        general: GeneralKeys {
            orders_at_start: key("general_servers.orders_at_start")?,
            refresh_growth: key("general_servers.refresh_growth")?,
            price_at_start: key("general_servers.price_at_start")?,
            price_growth: key("general_servers.price_growth")?,
            inference_linked_share: key("general_servers.inference_linked_share")?,
            delivery_months: key("general_servers.delivery_months")?,
            cancellation: key("general_servers.cancellation")?,
            supply: lookup.optional("general_servers.supply"),
        },
        attach: key("network.attach")?,
        term_months: key("as_a_service.term_months")?,
    })
}

fn vendor(
    lookup: &Lookup<'_>,
    scenario: &Scenario,
    vendor: &rackcast_scenario::Vendor,
) -> Result<VendorKeys, MissingKey> {
    let name = &vendor.key;
    let optional = |part: String| lookup.optional(&format!("vendors.{name}.{part}"));
    let key = |part: &str| lookup.key(format!("vendors.{name}.{part}"));
    let margin = |line: &str| key(&format!("earnings.margin.{line}"));
    let earnings = if vendor.earnings {
        let [ai, general, network, service, other] = LINES.map(margin);
        Some(EarningsKeys {
            margins: [ai?, general?, network?, service?, other?],
            other_expense: key("earnings.other_expense")?,
            tax_rate: key("earnings.tax_rate")?,
            diluted_shares: key("earnings.diluted_shares")?,
        })
    } else {
        None
    };
    let share = |segment: &String| CLASSES.map(|class| optional(format!("share.{class}.{segment}")));
    Ok(VendorKeys {
        shares: scenario.segments.iter().flat_map(share).collect(),
        general_share: key("share.general")?,
        network_share: key("share.network")?,
        attributes: scenario.attributes.iter().map(|attribute| optional(format!("attributes.{attribute}"))).collect(),
        delivery_months: key("delivery_months")?,
        backlog_at_start: key("backlog_at_start")?,
        cancellation: key("cancellation")?,
        phantom_share: key("phantom_share")?,
        arr_base: key("arr_base")?,
        network_base: key("network_base")?,
        other_revenue: key("other_revenue")?,
        as_a_service: scenario.segments.iter().map(|segment| optional(format!("as_a_service.{segment}"))).collect(),
        subscription_at_start: key("subscription_at_start")?,
        earnings,
    })
}
