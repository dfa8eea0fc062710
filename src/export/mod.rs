//! Corpus → files for other programs.

mod annotation;
pub mod csv;
pub mod dot;
mod event_list;
mod figures;
pub mod gexf;
pub mod graphml;
pub mod jsonl;
pub mod matrix;
mod positions;
pub mod report_data;
mod xml;

use crate::Error;
use crate::model::{Comparison, Corpus};

/// One format to write.
pub struct Export {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it holds.
    pub about: &'static str,
    /// Writes it.
    pub write: fn(&Corpus, &Comparison) -> Result<Vec<u8>, String>,
}

/// The formats, in the order of the help.
pub const EXPORTS: &[Export] = &[
    Export { name: "json", about: "the report's data: everything the page shows", write: report_data::write },
    Export {
        name: "jsonl",
        about: "one Reading per article, as whosaid extract writes them, with actors united",
        write: jsonl::write,
    },
    Export { name: "csv", about: "one row per statement, for spreadsheets", write: csv::write },
    Export {
        name: "graphml",
        about: "who stands where: parties and issues, for Gephi, igraph, networkx",
        write: positions::graphml,
    },
    Export { name: "gexf", about: "the same for Gephi, with colours and sizes", write: positions::gexf },
    Export { name: "dot", about: "the same for Graphviz", write: positions::dot },
    Export { name: "matrix", about: "the same as a matrix, for less against, for UCINET and visone", write: positions::matrix },
    Export { name: "dna", about: "DNA's event list: one row per statement and stance", write: event_list::write },
    Export { name: "webannotation", about: "W3C Web Annotations, JSON-LD", write: annotation::write },
];

/// The names of the formats.
pub fn names() -> impl Iterator<Item = &'static str> {
    EXPORTS.iter().map(|export| export.name)
}

/// Writes the corpus in the format of that name.
///
/// # Errors
/// [`Error::Usage`] where there is no such format or the data do not fit it.
pub fn write(name: &str, corpus: &Corpus, comparison: &Comparison) -> Result<Vec<u8>, Error> {
    let Some(export) = EXPORTS.iter().find(|export| export.name == name) else {
        let known: Vec<&str> = names().collect();
        return Err(Error::Usage {
            what: format!("there is no format “{name}”"),
            help: format!("there are: {}", known.join(", ")),
        });
    };
    (export.write)(corpus, comparison)
        .map_err(|what| Error::Usage { what, help: "this is a bug: please report it with the input".to_owned() })
}
