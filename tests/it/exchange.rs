//! Files for other programs are what those take; what other programs coded becomes a report.

use super::workspace::{Workspace, repository};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use rusqlite::{Connection, MAIN_DB};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

fn fixture(path: &str) -> String {
    repository("tests/networks").join(path).to_string_lossy().into_owned()
}

fn example() -> String {
    repository("examples/karabakh-2023").to_string_lossy().into_owned()
}

fn exported(input: &str, format: &str) -> String {
    let (code, out, err) = Workspace::new().run(&["export", input, "--format", format]);
    assert_eq!(code, 0, "{format}: {err}");
    out
}

/// The attributes of a node or edge, whichever way the format keeps them.
type Attributes = BTreeMap<String, String>;

/// Nodes and edges of GraphML or GEXF.
fn graph(xml: &str) -> (Vec<Attributes>, Vec<Attributes>) {
    let mut reader = Reader::from_str(xml);
    let (mut nodes, mut edges) = (Vec::<Attributes>::new(), Vec::<Attributes>::new());
    let (mut in_edge, mut key) = (false, String::new());
    let attributes = |tag: &BytesStart| -> Attributes {
        let pair = |a: quick_xml::events::attributes::Attribute| (a.key.as_ref().to_owned(), unescaped(&a.value));
        tag.attributes().map(|attribute| pair(attribute.unwrap())).collect()
    };
    loop {
        let event = reader.read_event().unwrap();
        let list = if in_edge { &mut edges } else { &mut nodes };
        match &event {
            Event::Start(tag) | Event::Empty(tag) => match tag.name().as_ref() {
                "node" => {
                    in_edge = false;
                    nodes.push(attributes(tag));
                }
                "edge" => {
                    in_edge = true;
                    edges.push(attributes(tag));
                }
                "attvalue" => {
                    let own = attributes(tag);
                    list.last_mut().unwrap().insert(own["for"].clone(), own["value"].clone());
                }
                "data" => key = attributes(tag)["key"][2..].to_owned(),
                _ => {}
            },
            Event::Text(text) if !key.is_empty() => {
                list.last_mut().unwrap().entry(key.clone()).or_default().push_str(text);
            }
            Event::GeneralRef(name) if !key.is_empty() => {
                let name = format!("&{};", &**name);
                list.last_mut().unwrap().entry(key.clone()).or_default().push_str(&unescaped(&name));
            }
            Event::End(_) => key.clear(),
            Event::Eof => return (nodes, edges),
            _ => {}
        }
    }
}

fn unescaped(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

/// The same nodes and edges, by label, as far as the example tells them; sizes and colours are matters of taste.
#[test]
fn graph_files_tell_what_the_examples_tell() {
    let here = Workspace::new();
    let table = fixture("synth-statements.csv");
    for format in ["graphml", "gexf"] {
        let (code, made, err) =
            here.run(&["network", &table, "--mode", "twomode", "--duplicates", "document", "--format", format]);
        assert_eq!(code, 0, "{err}");
        let told = fs::read_to_string(fixture(&format!("export-examples/positions.{format}"))).unwrap();
        let ((nodes, edges), (told_nodes, told_edges)) = (graph(&made), graph(&told));
        let compare = |made: &[Attributes], told: &[Attributes], labels: [&[Attributes]; 2]| {
            let named = |one: &Attributes, nodes: &[Attributes]| -> Vec<String> {
                let label = |id: &String| nodes.iter().find(|node| node["id"] == *id).unwrap()["label"].clone();
                match one.get("source") {
                    Some(source) => vec![label(source), label(&one["target"])],
                    None => vec![label(&one["id"])],
                }
            };
            assert_eq!(made.len(), told.len(), "{format}");
            for told in told {
                let name = named(told, labels[1]);
                let found = made.iter().find(|made| named(made, labels[0]) == name);
                let found = found.unwrap_or_else(|| panic!("{format}: there is no {name:?}"));
                let taste = ["id", "source", "target", "size", "r", "g", "b"];
                for (key, value) in told.iter().filter(|(key, _)| !taste.contains(&key.as_str())) {
                    let number = |text: &String| text.parse::<f64>().map_or_else(|_| text.clone(), |n| n.to_string());
                    assert_eq!(found.get(key).map(number), Some(number(value)), "{format}: {key} of {name:?}");
                }
            }
        };
        compare(&nodes, &told_nodes, [&nodes, &told_nodes]);
        compare(&edges, &told_edges, [&nodes, &told_nodes]);
    }
}

/// What Gephi's importers ask for: declared attributes of types that they know, unique ids, ends that exist, one direction.
#[test]
fn graph_files_are_what_gephi_imports() {
    let here = Workspace::new();
    let table = fixture("synth-statements.csv");
    for mode in ["onemode", "twomode"] {
        for format in ["graphml", "gexf"] {
            let (_, made, _) = here.run(&["network", &table, "--mode", mode, "--format", format]);
            let (nodes, edges) = graph(&made);
            let ids: Vec<&String> = nodes.iter().map(|node| &node["id"]).collect();
            let mut all: Vec<&String> = ids.iter().copied().chain(edges.iter().map(|edge| &edge["id"])).collect();
            let count = all.len();
            all.sort();
            all.dedup();
            assert_eq!(all.len(), count, "ids are unique");
            for edge in &edges {
                assert!(ids.contains(&&edge["source"]) && ids.contains(&&edge["target"]) && edge["source"] != edge["target"]);
                assert!(edge["weight"].parse::<f64>().unwrap() > 0.0, "Gephi's layouts know no weight of 0 or less");
            }
            let (direction, known) = match format {
                "gexf" => (r#"defaultedgetype="undirected""#, &["string", "integer", "double"]),
                _ => (r#"edgedefault="undirected""#, &["string", "int", "double"]),
            };
            assert!(made.contains(direction));
            for kind in made.lines().flat_map(|line| line.split(" type=\"").chain(line.split("attr.type=\"")).skip(1)) {
                let kind = kind.split('"').next().unwrap();
                assert!(kind.starts_with('<') || kind.contains(' ') || known.contains(&kind), "{format}: {kind}");
            }
            let declared = |key: &str| {
                let forms = [format!("attr.name=\"{key}\""), format!("title=\"{key}\"")];
                forms.iter().any(|form| made.contains(form)) || ["id", "source", "target", "label", "weight"].contains(&key)
            };
            for one in nodes.iter().chain(&edges) {
                assert!(one.keys().all(|key| declared(key)), "{format}: {one:?}");
            }
        }
    }
    assert!(here.run(&["network", &table, "--format", "gexf"]).1.contains(r#"version="1.3""#));
}

#[expect(clippy::disallowed_methods, reason = "a switch of the tests, not a setting of the program")]
fn required() -> bool {
    std::env::var("WHOSAID_REQUIRE_PYTHON").as_deref() == Ok("1")
}

/// Graph files, read back and measured by the libraries that people use: `tests/networks/read_back.py`.
#[test]
fn networkx_and_igraph_read_graph_files() {
    let here = Workspace::new();
    let table = fixture("synth-statements.csv");
    let write = |args: &[&str]| {
        let (code, _, err) = here.run(args);
        assert_eq!(code, 0, "{err}");
    };
    for mode in ["onemode", "twomode"] {
        for format in ["graphml", "gexf", "csv", "measures"] {
            let ending = if format == "measures" { "measures.csv" } else { format };
            write(&["network", &table, "--mode", mode, "--format", format, "-o", &format!("{mode}.{ending}")]);
        }
    }
    for format in ["graphml", "gexf"] {
        write(&["export", &example(), "--format", format, "-o", &format!("positions.{format}")]);
    }
    for library in ["networkx", "igraph"] {
        let has = Command::new("python3").args(["-c", &format!("import {library}")]).output();
        if !has.is_ok_and(|out| out.status.success()) {
            assert!(!required(), "there is no python3 with {library}");
            eprintln!("SKIPPED: reading graph files back with {library}: there is no python3 with it (pip install {library})");
            continue;
        }
        let script = fixture("read_back.py");
        let out = Command::new("python3").arg(script).arg(library).arg(here.path("")).output().unwrap();
        assert!(out.status.success(), "{library}: {}", String::from_utf8_lossy(&out.stderr));
    }
}

/// The musts of the W3C Web Annotation Data Model (2017) for what is written; each quotation stands where it is said to.
#[test]
fn annotations_follow_the_recommendation() {
    let whole: Value = serde_json::from_str(&exported(&example(), "webannotation")).unwrap();
    assert_eq!(
        (&whole["@context"], &whole["type"]),
        (&"http://www.w3.org/ns/anno.jsonld".into(), &"AnnotationCollection".into())
    );
    let page = &whole["first"];
    assert_eq!((&page["type"], &page["partOf"]), (&"AnnotationPage".into(), &whole["id"]));
    let items = page["items"].as_array().unwrap();
    assert!(!items.is_empty() && whole["total"] == items.len());
    let texts: BTreeMap<String, Vec<char>> = exported(&example(), "jsonl")
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap())
        .map(|reading| (string(&reading["id"]).to_owned(), string(&reading["text"]).chars().collect()))
        .collect();
    let is_iri = |id: &str| id.contains(':') && !id.contains([' ', '"', '<', '>', '\\', '^', '`', '{', '|', '}']);
    let mut ids: Vec<&str> = Vec::new();
    for item in items {
        ids.push(string(&item["id"]));
        assert!(is_iri(string(&item["id"])) && item["type"] == "Annotation", "{item}");
        assert_eq!(item["motivation"], "classifying");
        let article = string(&item["id"]).rsplit(':').nth(1).unwrap();
        let text = &texts[article];
        let bodies = item["body"].as_array().into_iter().flatten();
        for body in bodies {
            assert_eq!((&body["type"], &body["purpose"]), (&"TextualBody".into(), &"tagging".into()));
            assert!(!string(&body["value"]).is_empty());
        }
        let targets = item["target"].as_array().unwrap();
        assert!(!targets.is_empty(), "an annotation must have a target: {item}");
        for target in targets {
            assert!(is_iri(string(&target["source"])), "{target}");
            let [quote, place] = target["selector"].as_array().unwrap().as_slice() else { panic!("{target}") };
            assert_eq!((&quote["type"], &place["type"]), (&"TextQuoteSelector".into(), &"TextPositionSelector".into()));
            let at = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
            let words = |range: std::ops::Range<usize>| text[range].iter().collect::<String>();
            let (start, end) = (at("start"), at("end"));
            assert_eq!(words(start..end), string(&quote["exact"]));
            assert_eq!(words(start.saturating_sub(32)..start), string(&quote["prefix"]));
            assert_eq!(words(end..(end + 32).min(text.len())), string(&quote["suffix"]));
        }
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "ids are unique");
}

fn string(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[test]
fn other_exports_begin_as_they_must() {
    assert!(exported(&example(), "dot").starts_with("graph \"positions\" {"));
    assert!(exported(&example(), "matrix").starts_with("\"\";\""));
    let events = exported(&example(), "dna");
    assert!(events.starts_with("\"statement_id\";\"time\";\"person\";\"organization\";\"concept\";\"agreement\";"));
    assert!(exported(&example(), "csv").starts_with("\u{feff}id,"));
    assert!(exported(&example(), "markdown").starts_with("# "));
}

const DOCUMENTS: [(&str, &str, &str); 2] = [
    (
        "Fees are to rise",
        "The Gazette",
        "😀 Minister Ann Doe said on Monday that the harbour fees must rise. The works council kept silent.",
    ),
    ("اتحاد المرفأ يرفض", "مراسي", "قال اتحاد المرفأ إنه لن يدفع رسوما أعلى، وطالب بتعويض الصيادين."),
];

/// A database as DNA 3 makes it: its tables, its default variables, positions in UTF-16.
fn study() -> Vec<u8> {
    let mut database = Connection::open_in_memory().unwrap();
    database
        .execute_batch(
            "CREATE TABLE CODERS(ID INTEGER PRIMARY KEY, Name TEXT);
             CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
             CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT, Red INTEGER, Green INTEGER, Blue INTEGER);
             CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
             CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
             CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, ChildOf INTEGER);
             CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
             CREATE TABLE DATALONGTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value TEXT);
             CREATE TABLE DATAINTEGER(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
             CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
             INSERT INTO CODERS VALUES(1, 'Ann Reed');
             INSERT INTO STATEMENTTYPES VALUES(1, 'DNA Statement', 239, 208, 51);
             INSERT INTO VARIABLES VALUES(1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
             INSERT INTO ENTITIES(ID, VariableId, Value) VALUES(1, 1, 'Ann Doe'), (2, 2, 'Ministry of Works'), (3, 2, 'اتحاد المرفأ'), (4, 3, 'Raise harbour fees.'), (5, 3, 'Compensate fishers.');",
        )
        .unwrap();
    for (at, (title, source, text)) in DOCUMENTS.iter().enumerate() {
        let date = 1_714_521_600 + 86_400 * at as i64;
        let values = (at as i64 + 1, title, text, source, date);
        database
            .execute(
                "INSERT INTO DOCUMENTS(ID, Title, Text, Coder, Source, Type, Date) VALUES(?1, ?2, ?3, 1, ?4, 'news', ?5)",
                values,
            )
            .unwrap();
    }
    // Statement, document, words, person, organisation, concept, agreement.
    let coded = [
        (1, 1, "the harbour fees must rise", Some(1), 2, 4, 1),
        (2, 2, "لن يدفع رسوما أعلى", None, 3, 4, 0),
        (3, 2, "طالب بتعويض الصيادين", None, 3, 5, 1),
    ];
    for (id, document, words, person, organization, concept, agreement) in coded {
        let text = DOCUMENTS[document as usize - 1].2;
        let start = text[..text.find(words).unwrap()].encode_utf16().count();
        let stop = start + words.encode_utf16().count();
        database
            .execute("INSERT INTO STATEMENTS VALUES(?1, 1, ?2, ?3, ?4, 1)", (id, document, start as i64, stop as i64))
            .unwrap();
        let entities = [(1, person), (2, Some(organization)), (3, Some(concept))];
        for (variable, entity) in entities {
            let of = (id, variable, entity);
            database.execute("INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES(?1, ?2, ?3)", of).unwrap();
        }
        database.execute("INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES(?1, 4, ?2)", (id, agreement)).unwrap();
    }
    database.serialize(MAIN_DB).unwrap().to_vec()
}

/// Party, issue and position of each position in the report's data.
fn positions(data: &Value) -> Vec<String> {
    let of = |p: &Value| format!("{} {} {}", string(&p["party"]), string(&p["issue"]), string(&p["position"]));
    let mut all: Vec<String> = data["positions"].as_array().unwrap().iter().map(of).collect();
    all.sort();
    all
}

#[test]
fn a_study_of_dna_becomes_a_report() {
    let here = Workspace::new().file("study.dna", study());
    let (code, _, err) = here.run(&["report", "study.dna", "-o", "report.html", "--json", "data.json"]);
    assert_eq!(code, 0, "{err}");
    let data: Value = serde_json::from_str(&here.read("data.json")).unwrap();
    let theirs = ["اتحاد-المرفأ", "ministry-of-works"];
    assert_eq!(
        positions(&data),
        [
            format!("{} Raise harbour fees. agree", theirs[1]),
            format!("{} Compensate fishers. agree", theirs[0]),
            format!("{} Raise harbour fees. disagree", theirs[0]),
        ],
        "what was coded, no more and no less"
    );
    // The words as the coder marked them, in the whole text of the document, with outlet, title and day.
    let words: Vec<&str> =
        data["statements"].as_array().unwrap().iter().map(|statement| string(&statement["words"]["content"][0])).collect();
    assert_eq!(words, ["the harbour fees must rise", "لن يدفع رسوما أعلى", "طالب بتعويض الصيادين"]);
    for (article, (title, outlet, text)) in data["articles"].as_array().unwrap().iter().zip(DOCUMENTS) {
        assert_eq!([&article["title"], &article["outlet"], &article["text"]].map(string), [title, outlet, text]);
        assert!(string(&article["date"]).starts_with("2024-05-0"), "{article}");
    }
    let page = here.read("report.html");
    for shown in ["Ministry of Works", "اتحاد المرفأ", "Raise harbour fees.", "Ann Doe", "The Gazette"] {
        assert!(page.contains(shown), "{shown}");
    }
    assert!(data["statements"].as_array().unwrap().iter().all(|s| s["review"]["by"] == "Ann Reed"), "a person coded them");
    assert!(page.contains("by a person: 3"), "and the page says so");
    // The same networks come from the database, from Readings of it, and from an event list of it.
    let network = |input: &str| here.run(&["network", input, "--mode", "twomode"]);
    let (code, direct, err) = network("study.dna");
    assert_eq!(code, 0, "{err}");
    assert_eq!(direct, ",Compensate fishers.,Raise harbour fees.\nMinistry of Works,0,1\nاتحاد المرفأ,1,-1\n");
    here.run(&["export", "study.dna", "--format", "dna", "-o", "events.csv"]);
    assert_eq!(network("events.csv").1, direct);
}

/// Nothing that was coded is lost or joined to another on the way into the report: its positions count what the table counts,
/// for every organisation, though persons speak for several.
#[test]
fn the_report_of_a_table_has_the_positions_of_its_network() {
    let here = Workspace::new();
    let table = fixture("synth-statements.csv");
    let (code, _, err) = here.run(&["report", &table, "-o", "report.html", "--json", "data.json"]);
    assert_eq!(code, 0, "{err}");
    let data: Value = serde_json::from_str(&here.read("data.json")).unwrap();
    let names = |list: &str, key: &str| -> BTreeMap<String, String> {
        let one = |item: &Value| {
            let name = item[key].as_object().unwrap().values().next().unwrap();
            (string(&item["id"]).to_owned(), string(name).to_owned())
        };
        data[list].as_array().unwrap().iter().map(one).collect()
    };
    let (actors, issues) = (names("actors", "names"), names("issues", "thesis"));
    let network = |aggregation: &str| {
        let all = ["network", &table, "--mode", "twomode", "--duplicates", "include", "--aggregation", aggregation];
        let mut reader = csv::ReaderBuilder::new().from_reader(std::io::Cursor::new(here.run(&all).1));
        let columns: Vec<String> = reader.headers().unwrap().iter().skip(1).map(str::to_owned).collect();
        let mut cells = BTreeMap::new();
        for row in reader.records().map(Result::unwrap) {
            for (column, cell) in columns.iter().zip(row.iter().skip(1)) {
                cells.insert((row[0].to_owned(), column.clone()), cell.parse::<f64>().unwrap());
            }
        }
        cells
    };
    let (counted, signed) = (network("ignore"), network("subtract"));
    let mut told = BTreeMap::new();
    for position in data["positions"].as_array().unwrap() {
        let stances = position["stances"].as_array().unwrap();
        let count = |stance: &str| stances.iter().filter(|own| **own == stance).count() as f64;
        let key = (actors[string(&position["party"])].clone(), issues[string(&position["issue"])].clone());
        told.insert(key, (stances.len() as f64, count("agree") - count("disagree")));
    }
    for (key, number) in counted {
        assert_eq!(told.get(&key).copied().unwrap_or_default(), (number, signed[&key]), "{key:?}");
    }
}

/// Sixty sides, half of them in Arabic: every name is whole, every edge leads to statements.
#[test]
fn a_drawing_of_sixty_sides_opens_to_its_statements() {
    let mut list = "statement_id;time;organization;concept;agreement;text;document_id;document_source\n".to_owned();
    let name = |at: usize| if at.is_multiple_of(2) { format!("Union {at}, Inc.") } else { format!("منظمة {at}") };
    // Each statement is told by two outlets.
    for (at, told) in (0..60).flat_map(|at| [(at, 0), (at, 1)]) {
        for issue in [at % 7, 7 + at % 5] {
            let (id, stance, outlet) = (list.lines().count(), (at + issue) % 2, (at + told) % 4);
            let words = format!("{} spoke on measure {issue} before the council at length.", name(at));
            let line = format!("{id};2024-05-01;\"{}\";Measure {issue}.;{stance};{words};{outlet};Outlet {outlet}\n", name(at));
            list.push_str(&line);
        }
    }
    let here = Workspace::new().file("sixty.csv", list);
    let links = regex::Regex::new(r##"<a href="#([^"]+)"[^>]*><path class="e "##).unwrap();
    for language in ["en", "ar"] {
        let args = ["report", "sixty.csv", "-o", "report.html", "--layout", "page", "--page-language", language];
        let (code, _, err) = here.run(&args);
        assert_eq!(code, 0, "{err}");
        let page = here.read("report.html");
        let drawings: Vec<&str> = page.split("<svg class=\"gr").skip(1).map(|svg| svg.split("</svg>").next().unwrap()).collect();
        assert_eq!(drawings.len(), 3, "actors and issues, actors among themselves, outlets and statements");
        let ties = drawings[1];
        assert!((0..60).all(|at| ties.contains(&format!(">{}</text>", name(at)))), "all sixty are drawn, and none is cut");
        for svg in drawings {
            let edges = svg.matches("<path class=\"e ").count();
            let targets: Vec<String> = links.captures_iter(svg).map(|found| found[1].to_owned()).collect();
            assert_eq!(targets.len(), edges, "every edge is a link");
            for target in targets {
                let at = page.find(&format!("id=\"{target}\"")).unwrap_or_else(|| panic!("{target} is nowhere"));
                let row = page[at..].split("</tr>").next().unwrap();
                assert!(target.starts_with("s-") || row.contains("href=\"#s-"), "{target} leads to no statement");
            }
        }
    }
}

#[test]
fn an_event_list_becomes_a_report_and_an_event_list_again() {
    let events = "statement_id;time;person;organization;concept;agreement;text;document_id;document_title;document_source\n\
        1;2024-05-01T00:00:00;Ann Doe;Ministry of Works;Raise the fees.;1;The fees must rise, the minister said.;1;Fees;The Gazette\n\
        2;2024-05-02T00:00:00;;Harbour Union;Raise the fees.;0;We shall never pay more than we do today.;2;Union;The Herald\n";
    let here = Workspace::new().file("events.csv", events).file("broken.dna", b"SQLite format 3\0 nothing more");
    let (code, _, err) = here.run(&["report", "events.csv", "-o", "report.html", "--json", "data.json"]);
    assert_eq!(code, 0, "{err}");
    let page = here.read("report.html");
    assert!(page.contains("Ministry of Works") && page.contains("Harbour Union") && page.contains("Raise the fees."), "{err}");
    let data: Value = serde_json::from_str(&here.read("data.json")).unwrap();
    assert_eq!(positions(&data), ["harbour-union Raise the fees. disagree", "ministry-of-works Raise the fees. agree"]);
    let (code, again, err) = here.run(&["export", "events.csv", "--format", "dna"]);
    assert_eq!(code, 0, "{err}");
    let rows = |list: &str| -> Vec<Vec<String>> {
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(list.as_bytes());
        let head = reader.headers().unwrap().clone();
        let kept = ["time", "person", "organization", "concept", "agreement", "text", "document_title", "document_source"];
        let at: Vec<usize> = kept.iter().map(|name| head.iter().position(|own| own == *name).unwrap()).collect();
        reader.records().map(|record| record.unwrap()).map(|row| at.iter().map(|at| row[*at].to_owned()).collect()).collect()
    };
    let (mut before, after) = (rows(events), rows(&again));
    // A body that speaks for itself stands in both columns.
    before[1][1] = "Harbour Union".to_owned();
    assert_eq!(after, before);
    let (code, _, err) = here.run(&["report", "broken.dna", "-o", "other.html"]);
    assert!(code == 2 && err.contains("database"), "{code}: {err}");
}
