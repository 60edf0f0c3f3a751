//! What is recorded of every month, and how months of it make a quarter.

/// How the months of a quarter make its figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gather {
    /// They add up.
    Sum,
    /// The last month's.
    Last,
    /// The first month's.
    First,
}

/// A measure of one of the kinds, of which there are at most 32.
pub(crate) trait Measure: Copy {
    /// How many there are of its kind.
    const COUNT: usize;
    /// Its place among the measures of its kind.
    fn place(self) -> usize;
    /// How months of it make a quarter.
    fn gather(self) -> Gather;
}

/// An enum of measures in the order in which a month's row holds them.
macro_rules! measures {
    ($(#[$doc:meta])* $name:ident { $($measure:ident: $gather:ident,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum $name { $($measure,)* }

        impl $name {
            /// How each is gathered, in order.
            pub(crate) const GATHER: &'static [Gather] = &[$(Gather::$gather,)*];
            /// What each is called.
            pub(crate) const NAMES: &'static [&'static str] = &[$(stringify!($measure),)*];
        }

        impl Measure for $name {
            const COUNT: usize = Self::GATHER.len();

            #[inline(always)]
            fn place(self) -> usize {
                self as usize
            }

            #[inline(always)]
            fn gather(self) -> Gather {
                match self {
                    $(Self::$measure => Gather::$gather,)*
                }
            }
        }
    };
}

measures! {
    /// Of the market. Orders and backlog with vendors' phantom part, unless said otherwise.
    Market {
        Orders: Sum,
        Shipments: Sum,
        Backlog: Last,
        PhantomBacklog: Last,
        GpuServers: Sum,
        AsicServers: Sum,
        AiServers: Sum,
        GeneralServers: Sum,
        Servers: Sum,
        InferenceRequired: Sum,
        Required: Sum,
        InferenceSpending: Sum,
        SegmentOrders: Sum,
        GeneralOrders: Sum,
        GeneralShipments: Sum,
        GeneralBacklog: Last,
        NetworkOrders: Sum,
        NetworkSpending: Sum,
        GpuWanted: Sum,
        GpuFilled: Sum,
        AsicWanted: Sum,
        AsicFilled: Sum,
        GeneralWanted: Sum,
        GeneralFilled: Sum,
    }
}

measures! {
    /// Of a segment; orders and backlog without phantom ones.
    Segment {
        Orders: Sum,
        Shipments: Sum,
        Backlog: Last,
        Installed: Last,
        InferenceRequired: Sum,
        Required: Sum,
        AsicOrdered: Sum,
        ServersOrdered: Sum,
        MarketOrders: Sum,
    }
}

measures! {
    /// Of an adopter.
    Adopter {
        Pilots: Last,
        Production: Last,
        PilotsAndProduction: Last,
        Conversions: Sum,
    }
}

measures! {
    /// Of a vendor; then [`VendorSegment`] of each segment, then [`VendorEarnings`] where it has them.
    Vendor {
        Orders: Sum,
        Shipments: Sum,
        Cancellations: Sum,
        NetOrders: Sum,
        Backlog: Last,
        PhantomBacklog: Last,
        BacklogBefore: First,
        MarketShipments: Sum,
        AsicServers: Sum,
        AiServers: Sum,
        InferenceSpending: Sum,
        SegmentOrders: Sum,
        GeneralOrders: Sum,
        GeneralRevenue: Sum,
        GeneralCancellations: Sum,
        GeneralBacklog: Last,
        ServerRevenue: Sum,
        NetworkOrders: Sum,
        NetworkRevenue: Sum,
        ServiceRevenue: Sum,
        OtherRevenue: Sum,
        Revenue: Sum,
        Arr: Last,
    }
}

measures! {
    /// Of a vendor and segment, without phantom orders.
    VendorSegment {
        Orders: Sum,
        Shipments: Sum,
        Backlog: Last,
    }
}

measures! {
    /// Of a vendor with earnings.
    VendorEarnings {
        OperatingIncome: Sum,
        Eps: Sum,
    }
}
