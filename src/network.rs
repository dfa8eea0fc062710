//! The graph of actors, statements, issues and outlets (petgraph).
