//! Networks: the graph of a corpus, from which positions are compared; and discourse networks of coded statements, after
//! Leifeld's discourse network analysis (docs/networks.md has the formulas).

mod aggregate;
mod coalition;
mod graph;
mod kept;
mod linked;
mod matrix;
mod measures;
mod normalise;
mod period;
mod settings;

pub use coalition::{Coalitions, EXACT, coalitions};
pub use graph::{Edge, Network, Node};
pub use linked::linked;
pub use matrix::{Matrix, matrix};
pub use measures::{Measures, measures};
pub use period::is_day;
pub use settings::{Aggregation, Duplicates, Mode, Named, Normalization, Settings, names};
