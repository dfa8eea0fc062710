//! JSON Schemas (2020-12) of the files that whosaid reads and writes, made from the types that read and write them.

use crate::eval::gold::Document;
use crate::export::report_data;
use crate::knowledge::corrections::Corrections;
use crate::knowledge::project::Project;
use crate::knowledge::{actors, codebook, pack};
use crate::model::Reading;
use crate::read;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use std::collections::BTreeSet;

/// A file's form.
pub struct Form {
    /// Its name on the command line, and of the schema's file.
    pub name: &'static str,
    /// Which file it is.
    pub about: &'static str,
    /// The file is read, so that what has a default may be left out; else it is written, and all is there.
    read: bool,
    make: fn(SchemaGenerator) -> Schema,
}

/// All forms: what goes in, what comes out, what is known beforehand.
pub const FORMS: &[Form] = &[
    Form { name: "article", about: "an article: a line of JSON Lines input", read: true, make: read::schema },
    Form {
        name: "reading",
        about: "a Reading: a line that `extract` writes, and `report --readings` reads",
        read: true,
        make: of::<Reading>,
    },
    Form {
        name: "report",
        about: "the report's data: `report --json`, `export --format json`",
        read: false,
        make: report_data::schema,
    },
    Form { name: "corrections", about: "corrections by a person, as JSON", read: true, make: of::<Corrections> },
    Form {
        name: "annotated",
        about: "an annotated document: a line of the file that `eval` reads",
        read: true,
        make: of::<Document>,
    },
    Form { name: "project", about: "project.toml", read: true, make: of::<Project> },
    Form { name: "codebook", about: "a codebook (TOML)", read: true, make: codebook::schema },
    Form { name: "actors", about: "a list of actors (TOML)", read: true, make: actors::schema },
    Form { name: "pack", about: "pack.toml of a language", read: true, make: pack::schema },
];

fn of<T: JsonSchema>(generator: SchemaGenerator) -> Schema {
    generator.into_root_schema_for::<T>()
}

impl Form {
    /// The schema, as JSON with a line break at its end.
    pub fn schema(&self) -> String {
        let settings = SchemaSettings::draft2020_12();
        let settings = if self.read { settings.for_deserialize() } else { settings.for_serialize() };
        let settings = settings.with_transform(RecursiveTransform(once));
        let mut schema = (self.make)(settings.into_generator());
        schema.insert("title".to_owned(), format!("whosaid: {}", self.about).into());
        format!("{:#}\n", schema.as_value())
    }
}

/// Names each required key once: a key of a struct may stand in one that is flattened into it too.
fn once(schema: &mut Schema) {
    if let Some(serde_json::Value::Array(keys)) = schema.get_mut("required") {
        let mut seen = BTreeSet::new();
        keys.retain(|key| seen.insert(key.to_string()));
    }
}
