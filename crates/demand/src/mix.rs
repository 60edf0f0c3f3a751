//! The mix of GPU and ASIC servers, and the answer to their price (docs/model.md, sections 2 and 4).

use rackcast_numeric::Real;

/// One number for a GPU server and one for an ASIC server: prices, or capacities.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prices<S> {
    /// Of a GPU server.
    pub gpu: S,
    /// Of an ASIC server.
    pub asic: S,
}

impl<S: Real> Prices<S> {
    /// The mean over servers of which the part `asic_share` are ASIC servers.
    #[inline(always)]
    pub fn mean(&self, asic_share: S) -> S {
        asic_share * self.asic + (S::ONE - asic_share) * self.gpu
    }
}

/// Servers that make up `amount` (capacity or money) in a mix: the amount over the mean of one server.
#[inline(always)]
pub fn servers_ordered<S: Real>(amount: S, of_a_server: &Prices<S>, asic_share: S) -> S {
    amount / of_a_server.mean(asic_share)
}

/// D: what a segment needs where the cost of capacity that its plans took for granted is `cheaper` times what it costs.
#[inline(always)]
pub fn answer_to_price<S: Real>(cheaper: S, elasticity: S) -> S {
    cheaper.powf_of_moderate(elasticity)
}

/// A bound on steps. A month takes two to four: the mix of the month before is near, and Newton's steps square the
/// distance. Where a step would leave the bounds it halves them in the logarithm instead, so that leanings at the ends of
/// their ranges end within the bound too; a lane that is there stands still, whatever the others do.
const MOST_STEPS: usize = 200;
/// A step this small (relative) leaves an error of its square: below the last place.
const CLOSE: f64 = 1e-8;

/// The solution of the market's mix, kept from month to month.
///
/// Segment g buys the ASIC share `α_g = r_g·x/(1 + r_g·x)`, with `r_g` the odds of its reference and affinity and one
/// `x = e^λ` for all, so that the market's share of servers is as given. `x` solves
/// `Σ n_g α_g / Σ n_g (1−α_g) = share/(1−share)`: the left side is `x` times a constant where segments are alike, so that
/// Newton's method in `x` needs few steps; the bounds are the solutions for each segment alone.
#[derive(Debug, Clone, Copy)]
pub struct Mix<S> {
    x: S,
    odds: S,
}

impl<S: Real> Default for Mix<S> {
    #[inline(always)]
    fn default() -> Self {
        Self { x: S::ZERO, odds: S::ONE }
    }
}

impl<S: Real> Mix<S> {
    /// Moves every segment's ASIC share to this month's: `amounts` is what each orders (capacity, or money), `of_a_server`
    /// what a server of each class is of that, `leaning` the odds of each segment, `share` the market's ASIC share.
    /// Shares stay as they are where nothing is ordered.
    #[inline(always)]
    pub fn solve(&mut self, amounts: &[S], of_a_server: &Prices<S>, leaning: &[S], share: S, shares: &mut [S]) {
        let none = share.gt(S::ZERO);
        let all = share.lt(S::ONE);
        let inner = S::select(none & all, share, S::constant(0.5));
        let odds = inner / (S::ONE - inner);
        let (low, high) = bounds(amounts, leaning, odds);
        let any = low.lt(S::constant(f64::INFINITY));
        let (low, high) = (S::select(any, low, S::ONE), S::select(any, high, S::ONE));
        let guess = self.x * (odds / self.odds);
        let guess = S::select(self.x.gt(S::ZERO), guess, (low * high).sqrt());
        let x = root(amounts, of_a_server, leaning, odds, (low, high), guess.max(low).min(high));
        self.x = S::select(any, x, self.x);
        self.odds = S::select(any, odds, self.odds);
        let usual = S::all(none & all & any);
        for index in 0..shares.len() {
            let odds = leaning[index] * x;
            let mixed = odds / (S::ONE + odds);
            shares[index] = if usual {
                mixed
            } else {
                let mixed = S::select(none, S::select(all, mixed, S::ONE), S::ZERO);
                S::select(any, mixed, shares[index])
            };
        }
    }
}

/// The smallest and largest `x` that any segment that orders would have alone; infinite and 0 where none orders.
#[inline(always)]
fn bounds<S: Real>(amounts: &[S], leaning: &[S], odds: S) -> (S, S) {
    let mut least = S::constant(f64::INFINITY);
    let mut most = S::ZERO;
    for index in 0..amounts.len() {
        let (orders, lean) = (amounts[index].gt(S::ZERO), leaning[index]);
        least = S::select(orders, least.min(lean), least);
        most = S::select(orders, most.max(lean), most);
    }
    (odds / most, odds / least)
}

#[inline(always)]
fn root<S: Real>(amounts: &[S], of: &Prices<S>, leaning: &[S], odds: S, (low, high): (S, S), guess: S) -> S {
    let (mut low, mut high, mut x) = (low, high, guess);
    let mut found = S::ONE.lt(S::ZERO);
    for _ in 0..MOST_STEPS {
        let (below, step) = newton(amounts, of, leaning, odds, x);
        low = S::select(below, x, low);
        high = S::select(below, high, x);
        let newton = x + step;
        let inside = !(newton.lt(low) | high.lt(newton));
        let next = if S::all(inside) { newton } else { S::select(inside, newton, (low * high).sqrt()) };
        let change = (next - x).max(x - next);
        let settled = change.lt(S::constant(CLOSE) * x);
        x = S::select(found, x, next);
        found = found | settled;
        if S::all(found) {
            break;
        }
    }
    x
}

/// Whether ASIC servers over GPU servers are below the odds at `x`, and Newton's step from there.
#[inline(always)]
fn newton<S: Real>(amounts: &[S], of: &Prices<S>, leaning: &[S], odds: S, x: S) -> (S::Mask, S) {
    let (mut asic_per_x, mut gpu, mut turning) = (S::ZERO, S::ZERO, S::ZERO);
    for index in 0..amounts.len() {
        let (amount, lean) = (amounts[index], leaning[index]);
        // n = amount·(1 + r·x)/(gpu + asic·r·x), of which r·x/(1 + r·x) are ASIC servers.
        let inverse = S::ONE / (of.gpu + of.asic * lean * x);
        let gpus = amount * inverse;
        let per_x = gpus * lean;
        asic_per_x += per_x;
        gpu += gpus;
        turning += per_x * inverse;
    }
    // With A and G for ASIC and GPU servers, A' = gpu·turning and G' = −asic·turning; (odds − A/G) / (A/G)' with one
    // division.
    let asic = asic_per_x * x;
    let missing = odds * gpu - asic;
    (S::ZERO.lt(missing), missing * gpu / (turning * (of.gpu * gpu + of.asic * asic)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn market_share(amounts: &[f64], of: &Prices<f64>, shares: &[f64]) -> f64 {
        let servers: Vec<f64> = amounts.iter().zip(shares).map(|(&a, &s)| servers_ordered(a, of, s)).collect();
        let asic: f64 = servers.iter().zip(shares).map(|(n, s)| n * s).sum();
        asic / servers.iter().sum::<f64>()
    }

    const OF: Prices<f64> = Prices { gpu: 1.3, asic: 0.8 };

    #[test]
    fn alike_segments_buy_the_markets_share() {
        let mut shares = [0.0; 3];
        Mix::default().solve(&[3.0, 1.0, 2.0], &OF, &[0.2; 3], 0.3, &mut shares);
        for share in shares {
            assert!((share - 0.3).abs() < 1e-15);
        }
    }

    #[test]
    fn the_market_adds_up_however_segments_differ() {
        let leanings: [&[f64]; 4] = [&[0.4, 0.05], &[2e8, 5e-9], &[1e4, 1e-4, 1.0], &[1e-3, 30.0, 2e-8, 5.0]];
        for leaning in leanings {
            let amounts: Vec<f64> = (1..=leaning.len()).map(|i| 10.0_f64.powi(3 * i32::try_from(i).unwrap())).collect();
            let (mut mix, mut shares) = (Mix::default(), vec![0.0; leaning.len()]);
            for share in [0.25, 0.5, 0.9, 0.999, 1e-6, 0.01, 0.3, 0.31] {
                mix.solve(&amounts, &OF, leaning, share, &mut shares);
                let got = market_share(&amounts, &OF, &shares);
                assert!((got / share - 1.0).abs() < 1e-13, "{leaning:?} {share}: {got}");
                let odds: Vec<f64> = shares.iter().zip(leaning).map(|(s, r)| s / (1.0 - s) / r).collect();
                assert!(
                    odds.iter().all(|o| (o / odds[0] - 1.0).abs() < 1e-6 || shares.iter().any(|s| *s > 1.0 - 1e-9))
                );
            }
        }
    }

    #[test]
    fn none_and_all() {
        let mut shares = [0.5; 2];
        let mut mix = Mix::default();
        mix.solve(&[1.0, 2.0], &OF, &[0.5, 0.1], 0.0, &mut shares);
        assert!(shares.iter().all(|share| share.abs() < 1e-300));
        mix.solve(&[1.0, 2.0], &OF, &[0.5, 0.1], 1.0, &mut shares);
        assert!(shares.iter().all(|share| (share - 1.0).abs() < 1e-300));
    }

    #[test]
    fn the_mix_stays_where_nothing_is_ordered() {
        let mut shares = [0.1, 0.2];
        Mix::default().solve(&[0.0, 0.0], &OF, &[0.5, 0.1], 0.4, &mut shares);
        assert!((shares[0] - 0.1).abs() < 1e-300 && (shares[1] - 0.2).abs() < 1e-300);
    }

    #[test]
    fn a_segment_that_orders_nothing_still_has_its_taste() {
        let mut shares = [0.0; 2];
        Mix::default().solve(&[1.0, 0.0], &OF, &[1.0, 0.1], 0.5, &mut shares);
        assert!((shares[0] - 0.5).abs() < 1e-15 && (shares[1] - 0.1 / 1.1).abs() < 1e-15);
    }

    #[test]
    fn costs_as_planned_change_nothing() {
        assert!((answer_to_price(1.0, 0.7) - 1.0_f64).abs() < 1e-15);
        assert!((answer_to_price(0.5, 1.0) - 0.5_f64).abs() < 1e-15);
    }
}
