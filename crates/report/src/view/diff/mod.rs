//! What changed between two versions of scenarios, and what that does to their forecasts.

mod changes;
mod inputs;
mod json;
mod moves;
mod page;
mod scenarios;
mod side;
mod tolerance;
mod words;

pub use side::DiffSide;

use self::changes::Changes;
use self::moves::Moves;
use self::tolerance::Tolerances;
use crate::document::Document;

/// Two versions of a scenario.
#[derive(Debug, Clone)]
pub struct DiffPair {
    /// What both are called: a path.
    pub name: String,
    /// The version before; `None` where there was none.
    pub old: Option<DiffSide>,
    /// The version after; `None` where it is gone.
    pub new: Option<DiffSide>,
}

/// What differs between versions of scenarios.
#[derive(Debug, Clone)]
pub struct Diff {
    /// What the user calls the two sides.
    sides: [String; 2],
    scenarios: Vec<Scenario>,
}

/// What differs between the versions of one scenario.
#[derive(Debug, Clone)]
struct Scenario {
    pair: DiffPair,
    /// What both versions' scenarios say differently; `None` where one of them is not known.
    changes: Option<Changes>,
    /// What both versions' forecasts say differently; `None` where there is one version.
    moves: Option<Moves>,
}

impl Diff {
    /// Compares the versions of each scenario by the tolerances of the new one; where that is a forecast that was written
    /// down, by those of the old one. `sides` is what the user calls the two sides.
    #[must_use]
    pub fn new(sides: [&str; 2], pairs: Vec<DiffPair>) -> Self {
        Self { sides: sides.map(str::to_owned), scenarios: pairs.into_iter().map(Scenario::new).collect() }
    }

    /// Whether a forecast moved beyond tolerance. A scenario that is new or gone moves none.
    #[must_use]
    pub fn is_beyond_tolerance(&self) -> bool {
        self.scenarios.iter().any(|scenario| scenario.beyond() > 0)
    }

    /// A page short enough for a comment: the answer in words, what changed in each scenario, and what that does to its
    /// forecast, the largest first. `all` shows every line.
    #[must_use]
    pub fn page(&self, all: bool) -> Document {
        page::page(self, all)
    }
}

impl Scenario {
    fn new(pair: DiffPair) -> Self {
        let both = pair.old.as_ref().zip(pair.new.as_ref());
        let moves = both.map(|(old, new)| {
            let tolerances = Tolerances::of(new.scenario.as_deref().or(old.scenario.as_deref()));
            Moves::between(old, new, &tolerances)
        });
        let changes = both.and_then(|(old, new)| Changes::between(old, new));
        Self { pair, changes, moves }
    }

    /// Outputs beyond tolerance.
    fn beyond(&self) -> usize {
        self.moves.as_ref().map_or(0, Moves::beyond)
    }

    /// Whether nothing at all differs.
    fn is_same(&self) -> bool {
        let unmoved = self.moves.as_ref().is_some_and(|moves| moves.outputs.is_empty() && moves.beyond() == 0);
        unmoved && self.changes.as_ref().is_none_or(Changes::is_empty)
    }

    /// The scenario, the new one where both are known.
    fn scenario(&self) -> Option<&rackcast_scenario::Scenario> {
        [&self.pair.new, &self.pair.old].into_iter().flatten().find_map(|side| side.scenario.as_deref())
    }
}
