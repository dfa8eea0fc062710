//! Readings as Parquet: the form in which clusters and data frames keep tables, out and in.
//!
//! One row per article: the columns by which tables are filtered and partitioned, and in `reading` the Reading as it stands
//! in JSON Lines, so that nothing is lost and a new field of it needs no new schema (Spark and DuckDB both read JSON in a
//! column with `from_json`). Written with the low-level interface: the Arrow one would shred statements into nested columns,
//! but makes a fresh build half as long again.

use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::{ByteArray, ByteArrayType};
use parquet::errors::{ParquetError, Result};
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::record::RowAccessor;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::Type;
use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;
use whosaid::model::Reading;

/// The columns, in the order in which they are written.
const SCHEMA: &str = "message readings {
    required binary id (STRING);
    required binary input (STRING);
    optional binary outlet (STRING);
    required binary lang (STRING);
    optional binary title (STRING);
    optional binary date (STRING);
    required binary reading (STRING);
    required int32 statements;
}";

/// Bytes of Readings that make a row group: what is held in memory while writing.
const ROW_GROUP: usize = 16 << 20;

/// Whether a file is Parquet, as its name tells.
pub fn is_parquet(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("parquet"))
}

/// A Parquet file of Readings on its way.
pub struct Rows<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    rows: Vec<Row>,
    bytes: usize,
}

struct Row {
    /// The columns of words, in the order of [`SCHEMA`].
    words: [Option<ByteArray>; 7],
    statements: i32,
}

impl<W: Write + Send> Rows<W> {
    /// Begins a file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn new(output: W) -> Result<Self> {
        // A dictionary of texts that are all different would only be built and thrown away.
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_column_dictionary_enabled("reading".into(), false)
            .set_created_by(concat!("whosaid ", env!("CARGO_PKG_VERSION")).to_owned());
        let schema = Arc::new(parse_message_type(SCHEMA)?);
        let writer = SerializedFileWriter::new(output, schema, Arc::new(properties.build()))?;
        Ok(Self { writer, rows: Vec::new(), bytes: 0 })
    }

    /// Adds a Reading, with its line as JSON.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn push(&mut self, reading: &Reading, line: Vec<u8>) -> Result<()> {
        let article = &reading.article;
        let cell = |words: &str| Some(ByteArray::from(words.as_bytes().to_vec()));
        self.bytes += line.len();
        self.rows.push(Row {
            words: [
                cell(&article.id),
                cell(&article.input),
                article.outlet.as_deref().and_then(cell),
                cell(&article.lang),
                article.title.as_deref().and_then(cell),
                article.date.as_deref().and_then(cell),
                Some(line.into()),
            ],
            statements: i32::try_from(reading.attributions.len()).unwrap_or(i32::MAX),
        });
        if self.bytes >= ROW_GROUP { self.flush() } else { Ok(()) }
    }

    /// Writes what is left and the end of the file; gives the output back.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn finish(mut self) -> Result<W> {
        self.flush()?;
        self.writer.into_inner()
    }

    /// Writes the rows held as a row group.
    fn flush(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.rows);
        self.bytes = 0;
        if rows.is_empty() {
            return Ok(());
        }
        let optional: Vec<bool> = self.writer.schema_descr().columns().iter().map(|column| column.max_def_level() > 0).collect();
        let mut group = self.writer.next_row_group()?;
        for (at, optional) in optional.into_iter().enumerate() {
            let Some(mut column) = group.next_column()? else { break };
            if let ColumnWriter::Int32ColumnWriter(counts) = column.untyped() {
                let values: Vec<i32> = rows.iter().map(|row| row.statements).collect();
                counts.write_batch(&values, None, None)?;
            } else {
                let cells = || rows.iter().map(|row| row.words[at].as_ref());
                let there: Vec<i16> = cells().map(|cell| i16::from(cell.is_some())).collect();
                let values: Vec<ByteArray> = cells().flatten().cloned().collect();
                column.typed::<ByteArrayType>().write_batch(&values, optional.then_some(&there), None)?;
            }
            column.close()?;
        }
        group.close()?;
        Ok(())
    }
}

/// The Readings of a Parquet file, as lines of JSON. Any file with a column of strings called `reading` will do.
///
/// # Errors
/// Where the file is no Parquet, is cut off, or has no such column.
pub fn lines(file: File) -> Result<Vec<String>> {
    let reader = SerializedFileReader::new(file)?;
    // As the file itself declares the column: Spark names the root otherwise and lets every column be empty.
    let root = reader.metadata().file_metadata().schema();
    let column = root.get_fields().iter().find(|field| field.name() == "reading").cloned();
    let column = column.ok_or_else(|| ParquetError::General("there is no column called “reading”".to_owned()))?;
    let only = Type::group_type_builder(root.name()).with_fields(vec![column]).build()?;
    let rows = reader.get_row_iter(Some(only))?;
    rows.filter_map(|row| row.and_then(|row| row.get_string(0).cloned()).map(Some).transpose()).collect()
}
