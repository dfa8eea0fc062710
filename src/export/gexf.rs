//! GEXF 1.3, Gephi's own format, with colours and sizes.
//!
//! The graph is static, and days are attributes: in a dynamic one Gephi would take a tie away after its last statement, as
//! if the two had parted.

use super::xml::{edge_colour, escaped, node_colour, size};
use crate::model::{LinkedEdge, LinkedNetwork};
use std::fmt::Write;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"http://gexf.net/1.3\" \
    xmlns:viz=\"http://gexf.net/1.3/viz\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" \
    xsi:schemaLocation=\"http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd\" version=\"1.3\">\n  \
    <graph mode=\"static\" defaultedgetype=\"undirected\">\n";
const NODE: [(&str, &str); 3] = [("kind", "string"), ("mode", "integer"), ("frequency", "integer")];
const EDGE: [(&str, &str); 9] = [
    ("signed", "double"),
    ("sign", "integer"),
    ("pos", "double"),
    ("neg", "double"),
    ("conditional", "integer"),
    ("stance", "string"),
    ("statements", "string"),
    ("first", "string"),
    ("last", "string"),
];

/// Writes the network.
pub fn write(network: &LinkedNetwork) -> String {
    let mut out = String::from(HEAD);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "    {}\n    {}\n    <nodes>", attributes("node", &NODE), attributes("edge", &EDGE));
    for node in &network.nodes {
        let values = [node.kind.clone(), node.mode.to_string(), node.frequency.to_string()];
        let (id, label) = (escaped(&node.id), escaped(&node.label));
        let _ = writeln!(
            out,
            "      <node id=\"{id}\" label=\"{label}\">{}<viz:size value=\"{}\"/>{}</node>",
            data(&NODE, &values),
            size(node.frequency),
            colour(node_colour(&node.kind))
        );
    }
    out.push_str("    </nodes>\n    <edges>\n");
    for (at, edge) in network.edges.iter().enumerate() {
        let [source, target] = [edge.source, edge.target].map(|node| escaped(&network.nodes[node].id));
        let _ = writeln!(
            out,
            "      <edge id=\"e{at}\" source=\"{source}\" target=\"{target}\" weight=\"{}\">{}{}</edge>",
            edge.weight,
            data(&EDGE, &values(edge)),
            colour(edge_colour(edge))
        );
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}

fn values(edge: &LinkedEdge) -> [String; 9] {
    let [signed, pos, neg] = [edge.signed, edge.pos, edge.neg].map(|number| number.to_string());
    let (sign, conditional) = (edge.sign().to_string(), edge.conditional.to_string());
    let (first, last) = edge.days.clone().unwrap_or_default();
    [signed, sign, pos, neg, conditional, edge.stance().to_owned(), edge.statements.join(" "), first, last]
}

fn attributes(class: &str, keys: &[(&str, &str)]) -> String {
    let one = |(name, kind): &(&str, &str)| format!("<attribute id=\"{name}\" title=\"{name}\" type=\"{kind}\"/>");
    format!("<attributes class=\"{class}\">{}</attributes>", keys.iter().map(one).collect::<String>())
}

fn data(keys: &[(&str, &str)], values: &[String]) -> String {
    let one = |((name, _), value): (&(&str, &str), &String)| format!("<attvalue for=\"{name}\" value=\"{}\"/>", escaped(value));
    format!(
        "<attvalues>{}</attvalues>",
        keys.iter().zip(values).filter(|(_, value)| !value.is_empty()).map(one).collect::<String>()
    )
}

fn colour([r, g, b]: [u8; 3]) -> String {
    format!("<viz:color r=\"{r}\" g=\"{g}\" b=\"{b}\"/>")
}
