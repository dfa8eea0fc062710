//! A network as other programs draw it: nodes, and edges without direction.

/// What a node stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkedNode {
    /// Short id, unique in the network; letters and digits.
    pub id: String,
    /// Its name, in any script.
    pub label: String,
    /// `actor`, `issue`, `outlet`, or the name of another variable.
    pub kind: String,
    /// 1, or 2 for the columns of a two-mode network.
    pub mode: u8,
    /// Its statements.
    pub frequency: usize,
}

/// An edge; never two between the same nodes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkedEdge {
    /// Place of a node in [`LinkedNetwork::nodes`].
    pub source: usize,
    /// Place of the other.
    pub target: usize,
    /// How strong, above zero whatever the sign: layouts and path lengths need that.
    pub weight: f64,
    /// With its sign; 0 where both sides weigh the same, which is an edge all the same.
    pub signed: f64,
    /// For, or in agreement.
    pub pos: f64,
    /// Against, or in disagreement.
    pub neg: f64,
    /// On a condition.
    pub conditional: usize,
    /// Ids of its statements.
    pub statements: Vec<String>,
    /// The days of the first and the last of them, as far as they have one.
    pub days: Option<(String, String)>,
}

/// A network.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LinkedNetwork {
    /// Its name.
    pub name: String,
    /// The nodes, in an order that is always the same.
    pub nodes: Vec<LinkedNode>,
    /// The edges, by source and target.
    pub edges: Vec<LinkedEdge>,
}

impl LinkedEdge {
    /// The first and the last day of dates in ISO form; those that are empty are no days.
    pub fn days_of<'a>(dates: impl Iterator<Item = &'a str>) -> Option<(String, String)> {
        let mut days: Vec<&str> = dates.filter_map(|date| date.get(..10)).collect();
        days.sort_unstable();
        Some((days.first()?.to_string(), days.last()?.to_string()))
    }

    /// -1, 0 or 1.
    pub fn sign(&self) -> i8 {
        i8::from(self.signed > 0.0) - i8::from(self.signed < 0.0)
    }

    /// The edge in a word.
    pub fn stance(&self) -> &'static str {
        match (self.pos > 0.0, self.neg > 0.0, self.conditional > 0) {
            (true, false, false) => "for",
            (false, true, false) => "against",
            (false, false, true) => "conditional",
            (false, false, false) => "no-side",
            _ => "mixed",
        }
    }
}
