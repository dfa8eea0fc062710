//! A coded corpus → Readings: what a researcher coded in DNA or in a table becomes a report without being read again.
//!
//! Each document is an article, each coded statement a statement with its speaker, issue and stance. Where the file holds the
//! documents' texts (`.dna`) statements stand in them; an event list holds only the statements' own words, which are then put
//! one after the other.

use super::{Origin, dates, dna, hyphenated, language, slug, table};
use crate::model::{
    Actor, ActorKind, Article, Attribution, Codes, Note, NoteKind, Reading, Review, Reviewed, SCHEMA, SourceKind, Span, Speaker,
    StanceCode, Statement, StatementTable, Style,
};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// The coder of the event lists that this program writes.
const WHOSAID: &str = "whosaid";
/// What decided every code.
const RULE: &str = "coded";

/// Whether a file of this name may hold coded statements.
pub fn may_be(name: &str) -> bool {
    let extension = super::extension(name).to_ascii_lowercase();
    ["dna", "csv", "tsv"].contains(&extension.as_str())
}

/// Whether the first bytes are those of a database, or of a table with columns for issues and stances. Other tables hold
/// articles.
pub fn is_coded(head: &[u8]) -> bool {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    dna::is_database(head) || table::is_coded(&String::from_utf8_lossy(first))
}

/// The table of statements in a file, whatever its form.
pub fn table(bytes: &[u8], input: &str) -> (StatementTable, Vec<Note>) {
    if !dna::is_database(bytes) {
        return table::read(bytes, input);
    }
    match dna::read(bytes) {
        Ok(table) => (table, Vec::new()),
        Err(why) => {
            let note = Note::of(&NoteKind::UNREADABLE_DATABASE, [("error", why.into())]);
            (StatementTable::default(), vec![note.in_input(input).unread()])
        }
    }
}

/// The documents of a coded file as Readings.
pub fn read(bytes: &[u8], origin: &Origin) -> (Vec<Reading>, Vec<Note>) {
    let (table, mut notes) = table(bytes, &origin.input);
    let columns = Columns::of(&table);
    if !table.rows.is_empty() && (columns.concept.is_none() || columns.organization.or(columns.person).is_none()) {
        let note = Note::of(&NoteKind::NO_CODED_COLUMNS, [("columns", table.columns.join(", ").into())]);
        notes.push(note.in_input(origin.input.clone()).unread());
        return (Vec::new(), notes);
    }
    let mut documents: BTreeMap<String, Vec<&Vec<String>>> = table.texts.keys().map(|id| (id.clone(), Vec::new())).collect();
    for row in &table.rows {
        documents.entry(table.cell(row, columns.document).to_owned()).or_default().push(row);
    }
    if !table.rows.is_empty() && table.texts.is_empty() && columns.text.is_none() {
        let note = Note::of(&NoteKind::NO_WORDS, []);
        notes.push(note.in_input(origin.input.clone()));
    }
    let sha256 = super::hexadecimal(&Sha256::digest(bytes));
    let make = |(id, rows): (String, Vec<&Vec<String>>)| {
        let mut more = Vec::new();
        let mut reading = document(&table, &columns, &id, &rows, origin, &mut more);
        reading.article.sha256.clone_from(&sha256);
        more.iter_mut().for_each(|note| note.input = Some(origin.input.clone()));
        reading.notes = more;
        reading
    };
    let readings = documents.into_iter().map(make).filter(|reading| !reading.article.text.trim().is_empty()).collect();
    (readings, notes)
}

/// Where the columns stand.
struct Columns {
    id: Option<usize>,
    document: Option<usize>,
    title: Option<usize>,
    outlet: Option<usize>,
    date: Option<usize>,
    lang: Option<usize>,
    person: Option<usize>,
    organization: Option<usize>,
    concept: Option<usize>,
    stance: Option<usize>,
    start: Option<usize>,
    stop: Option<usize>,
    text: Option<usize>,
    coder: Option<usize>,
    /// The table is one that whosaid itself wrote.
    own: bool,
}

impl Columns {
    fn of(table: &StatementTable) -> Self {
        let at = |name: &str| table.column(name);
        // An event list of whosaid has the stance in words too, which knows of conditions.
        let stance = table.columns.iter().position(|column| column == "stance").or_else(|| at("agreement"));
        Self {
            id: at("statement_id"),
            document: at("document_id"),
            title: at("document_title"),
            outlet: at("document_source"),
            date: at("date"),
            lang: at("language"),
            person: at("person"),
            organization: at("organization"),
            concept: at("concept"),
            stance,
            start: at("start_position"),
            stop: at("stop_position"),
            text: at("text"),
            coder: at("coder"),
            own: table.columns.iter().any(|column| column == "stances"),
        }
    }
}

fn document(
    table: &StatementTable,
    columns: &Columns,
    id: &str,
    rows: &[&Vec<String>],
    origin: &Origin,
    notes: &mut Vec<Note>,
) -> Reading {
    let first = |column| rows.iter().map(|row| table.cell(row, column)).find(|cell| !cell.is_empty()).map(str::to_owned);
    let (text, spans) = match table.texts.get(id) {
        Some(text) => (text.clone(), placed(table, columns, rows, text)),
        None => joined(table, columns, rows),
    };
    // Issues are in the coder's language, and a handful of them tells none.
    let words = if table.texts.contains_key(id) || columns.text.is_some() { text.as_str() } else { "" };
    let stem = slug(&origin.input);
    let own = hyphenated(id);
    let article = Article {
        id: if own.is_empty() { stem } else { format!("{stem}-{own}") },
        input: origin.input.clone(),
        outlet: first(columns.outlet),
        lang: language::decide(words, first(columns.lang).as_deref(), origin.lang.as_deref(), notes),
        title: first(columns.title),
        date: first(columns.date).and_then(|date| dates::normalise(&date)),
        // Only statements stand in an event list: nothing can be said to be absent from the document.
        partial: !table.texts.contains_key(id),
        text,
        ..Article::default()
    };
    let scale = table.scale(columns.stance);
    let (mut actors, mut statements) = (BTreeMap::new(), Vec::<Statement>::new());
    let mut known: BTreeMap<(usize, usize, Option<String>), usize> = BTreeMap::new();
    for (number, (row, span)) in rows.iter().zip(spans).enumerate() {
        let cell = |column| table.cell(row, column);
        let (speaker, named) = speaker(cell(columns.person), cell(columns.organization), &article.lang);
        named.into_iter().for_each(|actor| drop(actors.insert(actor.id.clone(), actor)));
        let stance = scale.stance(cell(columns.stance)).map(|stance| StanceCode {
            issue: cell(columns.concept).to_owned(),
            stance,
            cues: Vec::new(),
            rule: RULE.into(),
            confidence: 100,
        });
        let stances: Vec<StanceCode> = stance.into_iter().filter(|code| !code.issue.is_empty()).collect();
        // The same words of the same speaker on several issues are one statement; on one issue twice, they are two.
        let same = known.entry((span.start, span.end, speaker.actor.clone())).or_insert(statements.len());
        if let Some(own) = statements.get_mut(*same).map(|same| &mut same.codes.stances) {
            if stances.iter().all(|code| own.iter().all(|known| known.issue != code.issue)) {
                own.extend(stances);
                continue;
            }
            *same = statements.len();
        }
        let name = match cell(columns.id) {
            "" => format!("{}\n{number}", article.id),
            id => format!("{}\n{id}", article.id),
        };
        let attribution = Attribution {
            id: format!("a{}", &super::hexadecimal(&Sha256::digest(name.as_bytes()))[..8]),
            content: vec![span],
            style: Style::Indirect,
            rule: RULE.into(),
            confidence: 100,
            ..Attribution::default()
        };
        statements.push(Statement {
            attribution,
            speaker,
            codes: Codes { stances, ..Codes::default() },
            review: review(cell(columns.coder), columns.own),
        });
    }
    statements.sort_by_key(|statement| statement.attribution.content.first().map(|span| (span.start, span.end)));
    Reading { schema: SCHEMA, article, attributions: statements, actors: actors.into_values().collect(), ..Reading::default() }
}

/// Whoever coded the statement stands for it, but where that was this program.
fn review(coder: &str, own: bool) -> Option<Review> {
    let by_program = own || coder == WHOSAID;
    let by = Some(coder).filter(|coder| !coder.is_empty()).map(str::to_owned);
    (!by_program).then(|| Review { what: Reviewed::Added, by, ..Review::default() })
}

/// Where statements stand in the text of their document: positions count UTF-16 code units.
fn placed(table: &StatementTable, columns: &Columns, rows: &[&Vec<String>], text: &str) -> Vec<Span> {
    let mut bytes = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        bytes.extend(std::iter::repeat_n(at, c.len_utf16()));
    }
    let byte = |cell: &str| cell.parse().ok().and_then(|unit: usize| bytes.get(unit).copied()).unwrap_or(text.len());
    let span = |row: &&Vec<String>| {
        let (start, stop) = (byte(table.cell(row, columns.start)), byte(table.cell(row, columns.stop)));
        Span::new(start.min(stop), stop)
    };
    rows.iter().map(span).collect()
}

/// The words of the statements one after the other, a paragraph each; where the table holds none the issue stands for them.
fn joined(table: &StatementTable, columns: &Columns, rows: &[&Vec<String>]) -> (String, Vec<Span>) {
    let (mut text, mut spans) = (String::new(), Vec::new());
    let mut known: BTreeMap<&str, Span> = BTreeMap::new();
    for row in rows {
        let words = [columns.text, columns.concept].into_iter().map(|column| table.cell(row, column));
        let words = words.into_iter().find(|words| !words.is_empty()).unwrap_or("…");
        let span = *known.entry(words).or_insert_with(|| {
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            text.push_str(words);
            Span::new(text.len() - words.len(), text.len())
        });
        spans.push(span);
    }
    (text, spans)
}

/// A person speaks for the organisation beside it; an organisation for itself.
fn speaker(person: &str, organization: &str, lang: &str) -> (Speaker, Vec<Actor>) {
    let (body, own) = (hyphenated(organization), hyphenated(person));
    let actor = |id: &str, name: &str, kind, speaks_for: Option<String>| Actor {
        id: id.to_owned(),
        kind,
        names: [(lang.to_owned(), name.to_owned())].into(),
        seen_as: [name.to_owned()].into(),
        speaks_for,
        ..Actor::default()
    };
    let (actors, source_kind) = match (own.is_empty(), body.is_empty()) {
        (true, true) => (Vec::new(), SourceKind::None),
        (true, false) => (vec![actor(&body, organization, ActorKind::Body, None)], SourceKind::NamedBody),
        (false, true) => (vec![actor(&own, person, ActorKind::Person, None)], SourceKind::NamedPerson),
        // Whoever is coded as its own organisation is one actor.
        (false, false) if own == body => (vec![actor(&body, organization, ActorKind::Body, None)], SourceKind::NamedBody),
        (false, false) => {
            let speaking = actor(&format!("{body}/{own}"), person, ActorKind::Person, Some(body.clone()));
            (vec![speaking, actor(&body, organization, ActorKind::Body, None)], SourceKind::NamedPerson)
        }
    };
    let first = actors.first();
    let speaks_for = first.map(|actor| actor.speaks_for.clone().unwrap_or_else(|| actor.id.clone()));
    let actor = first.map(|actor| actor.id.clone());
    (Speaker { actor, speaks_for, source_kind, resolved_by: Speaker::BY_CODES, speaker_confidence: 100 }, actors)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Stance;

    fn readings(bytes: &[u8], input: &str) -> Vec<Reading> {
        let (readings, notes) =
            read(bytes, &Origin { input: input.to_owned(), lang: Some("en".to_owned()), ..Origin::default() });
        assert!(notes.is_empty(), "{notes:?}");
        readings
    }

    #[test]
    fn a_database_becomes_articles_with_statements_in_their_places() {
        let made = readings(&dna::tests::sample(), "study.dna");
        let [reading] = &made[..] else { panic!("one document") };
        let article = &reading.article;
        assert_eq!((article.id.as_str(), article.outlet.as_deref()), ("study-7", Some("The Gazette")));
        let [first, second] = &reading.attributions[..] else { panic!("two speakers") };
        assert_eq!(first.attribution.content[0].of(&article.text), "the harbour fee must be raised before the wint");
        assert_eq!(first.speaker.actor.as_deref(), Some("ministry-of-works/ann-doe"));
        assert_eq!(second.speaker.actor.as_deref(), Some("ministry-of-works"));
        assert_eq!(second.codes.stances[0].stance, Stance::Disagree);
        assert_ne!(first.attribution.id, second.attribution.id);
    }

    #[test]
    fn an_event_list_becomes_articles_of_its_statements() {
        let list = "statement_id;time;person;organization;concept;agreement;text;document_id\n\
            1;2024-05-01T00:00:00;;A;X;1;Fees must rise.;d\n1;2024-05-01T00:00:00;;A;Y;0;Fees must rise.;d\n2;2024-05-01T00:00:00;;B;X;0;Never.;d\n";
        let made = readings(list.as_bytes(), "events.csv");
        assert_eq!(made[0].article.text, "Fees must rise.\n\nNever.");
        assert!(made[0].article.partial);
        assert_eq!(made[0].attributions.len(), 2);
        assert_eq!(made[0].attributions[0].codes.stances.len(), 2);
    }
}
