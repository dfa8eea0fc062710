//! GraphML as Gephi, igraph, networkx, visone and yEd read it: every key has a type, none is named `id` (igraph keeps its own
//! under that name), nodes have both `label` (Gephi) and `name` (igraph), weights are above zero.

use super::xml::{escaped, node_colour, size};
use crate::model::{LinkedEdge, LinkedNetwork, LinkedNode};
use std::fmt::Write;

const NODE_KEYS: [(&str, &str); 9] = [
    ("label", "string"),
    ("name", "string"),
    ("kind", "string"),
    ("mode", "int"),
    ("frequency", "int"),
    ("size", "double"),
    ("r", "int"),
    ("g", "int"),
    ("b", "int"),
];
const EDGE_KEYS: [(&str, &str); 10] = [
    ("weight", "double"),
    ("signed", "double"),
    ("sign", "int"),
    ("pos", "double"),
    ("neg", "double"),
    ("conditional", "int"),
    ("stance", "string"),
    ("statements", "string"),
    ("first", "string"),
    ("last", "string"),
];

/// Writes the network.
pub fn write(network: &LinkedNetwork) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns \
         http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n",
    );
    for (place, keys) in [("node", &NODE_KEYS[..]), ("edge", &EDGE_KEYS[..])] {
        for (name, kind) in keys {
            let id = format!("{}_{name}", &place[..1]);
            line(&mut out, format_args!("  <key id=\"{id}\" for=\"{place}\" attr.name=\"{name}\" attr.type=\"{kind}\"/>"));
        }
    }
    line(&mut out, format_args!("  <graph id=\"{}\" edgedefault=\"undirected\">", escaped(&network.name)));
    for node in &network.nodes {
        line(&mut out, format_args!("    <node id=\"{}\">{}</node>", escaped(&node.id), data("n", &NODE_KEYS, &of_node(node))));
    }
    for (at, edge) in network.edges.iter().enumerate() {
        let ids = [edge.source, edge.target].map(|node| escaped(&network.nodes[node].id));
        let data = data("e", &EDGE_KEYS, &of_edge(edge));
        line(&mut out, format_args!("    <edge id=\"e{at}\" source=\"{}\" target=\"{}\">{data}</edge>", ids[0], ids[1]));
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn of_node(node: &LinkedNode) -> [String; 9] {
    let [r, g, b] = node_colour(&node.kind).map(|part| part.to_string());
    let (mode, frequency, size) = (node.mode.to_string(), node.frequency.to_string(), size(node.frequency).to_string());
    [node.label.clone(), node.label.clone(), node.kind.clone(), mode, frequency, size, r, g, b]
}

fn of_edge(edge: &LinkedEdge) -> [String; 10] {
    let numbers = [edge.weight, edge.signed, f64::from(edge.sign()), edge.pos, edge.neg].map(|number| number.to_string());
    let [weight, signed, sign, pos, neg] = numbers;
    let conditional = edge.conditional.to_string();
    let (first, last) = edge.days.clone().unwrap_or_default();
    [weight, signed, sign, pos, neg, conditional, edge.stance().to_owned(), edge.statements.join(" "), first, last]
}

fn data(prefix: &str, keys: &[(&str, &str)], values: &[String]) -> String {
    let one = |((name, _), value): (&(&str, &str), &String)| format!("<data key=\"{prefix}_{name}\">{}</data>", escaped(value));
    keys.iter().zip(values).filter(|(_, value)| !value.is_empty()).map(one).collect()
}

fn line(out: &mut String, text: std::fmt::Arguments) {
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{text}");
}
