//! Networks: the graph of a corpus, from which positions are compared; and discourse networks of coded statements, after
//! Leifeld's discourse network analysis (docs/networks.md has the formulas).

mod aggregate;
mod graph;
mod kept;
mod matrix;
mod normalise;
mod period;
mod settings;

pub use graph::{Edge, Network, Node};
pub use matrix::{Matrix, matrix};
pub use settings::{Aggregation, Duplicates, Mode, Named, Normalization, Settings, names};
