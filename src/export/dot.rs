//! DOT, as Graphviz draws it: `dot -Tsvg`, `neato -Tsvg`. Disagreement is dashed, so that it can be told on paper.

use super::xml::node_colour;
use crate::model::{LinkedEdge, LinkedNetwork};
use std::fmt::Write;

/// Writes the network.
pub fn write(network: &LinkedNetwork) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "graph {} {{", quoted(&network.name));
    out.push_str("  charset=\"UTF-8\"; layout=neato; overlap=false; splines=true;\n  node [fontname=\"sans-serif\"];\n");
    for node in &network.nodes {
        let shape = if node.mode == 2 { "box" } else { "ellipse" };
        let [r, g, b] = node_colour(&node.kind);
        let (id, label) = (quoted(&node.id), quoted(&node.label));
        let _ = writeln!(out, "  {id} [label={label}, shape={shape}, color=\"#{r:02x}{g:02x}{b:02x}\"];");
    }
    for edge in &network.edges {
        let [source, target] = [edge.source, edge.target].map(|node| quoted(&network.nodes[node].id));
        let (weight, style) = (edge.weight, style(edge));
        let _ = writeln!(out, "  {source} -- {target} [weight={weight}, label={}, style={style}];", quoted(edge.stance()));
    }
    out.push_str("}\n");
    out
}

fn style(edge: &LinkedEdge) -> &'static str {
    match edge.stance() {
        "for" => "solid",
        "against" => "dashed",
        _ => "dotted",
    }
}

/// A string between quotation marks. A backslash would begin an escape of Graphviz.
fn quoted(text: &str) -> String {
    let plain = text.replace(|c: char| c.is_control(), " ");
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}
