//! A collection of any size, made of the example's paragraphs: what `benches/scale.rs` reports on.
//!
//! Articles come in events: those of one event tell of the same states, persons, places and figures, in several
//! languages and outlets, and some print another's text again. Every event has names and figures of its own, so that what is
//! rare in a small collection is as rare in a large one. The first articles of a large collection are those of a small one.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use whosaid::knowledge::Knowledge;
use whosaid::model::{ActorKind, Span};
use whosaid::pipeline;
use whosaid::read::{self, Origin};

/// Articles about one event.
const EVENT: usize = 40;
/// Tellings of each paragraph within an event: with other names and figures.
const ANGLES: u64 = 4;
/// Outlets in all.
const OUTLETS: usize = 300;
/// Events on one day.
const A_DAY: usize = 5;
/// One article in so many prints another's text again.
const AGAIN: usize = 20;
/// Bytes of an article: at least, and so many more at most. About 4 KB on the average.
const SIZE: (usize, usize) = (1500, 4600);
/// Languages by how often they are drawn; those that the example lacks fall away.
const LANGUAGES: &[(&str, usize)] =
    &[("en", 10), ("ar", 6), ("ru", 3), ("fr", 3), ("de", 3), ("es", 3), ("tr", 2), ("fa", 2), ("az", 1)];

/// A paragraph in pieces.
type Paragraph = Vec<Piece>;

enum Piece {
    /// Words that stay.
    Kept(String),
    /// An actor of the lists, by id: another one in every event.
    State(String),
    /// A name of a person or place: another one in every event.
    Name(String),
    /// A figure of so many digits.
    Figure(String),
}

/// The paragraphs of the example by language, and what they can be filled with.
pub struct Stock {
    paragraphs: BTreeMap<String, Vec<Paragraph>>,
    /// Names of states by language, each list in the same order.
    states: BTreeMap<String, Vec<String>>,
    languages: Vec<String>,
}

impl Stock {
    /// Takes articles apart.
    pub fn of(files: &[(String, Vec<u8>)], knowledge: &Knowledge) -> Self {
        let mut paragraphs: BTreeMap<String, Vec<Paragraph>> = BTreeMap::new();
        for (input, bytes) in files {
            let origin = Origin { input: input.clone(), ..Origin::default() };
            for article in read::read(bytes, &origin).0 {
                let reading = pipeline::read_article(article, knowledge);
                let text = &reading.article.text;
                let mut named: Vec<(Span, Piece)> = Vec::new();
                for statement in &reading.attributions {
                    let kind = |id: &str| reading.actors.iter().find(|actor| actor.id == id).map(|actor| actor.kind);
                    let speaker = &statement.speaker;
                    if let (Some(id), Some(span)) = (&speaker.actor, statement.attribution.source.first()) {
                        let piece = match kind(id) {
                            Some(ActorKind::Person) => Piece::Name(span.of(text).to_owned()),
                            _ => Piece::State(id.clone()),
                        };
                        named.push((*span, piece));
                    }
                }
                named.extend(reading.names.iter().map(|name| (name.span, Piece::Name(name.span.of(text).to_owned()))));
                named.sort_by_key(|(span, _)| (span.start, span.end));
                named.dedup_by(|next, last| next.0.start < last.0.end);
                let own = paragraphs.entry(reading.article.lang.clone()).or_default();
                let mut at = 0;
                for line in text.split_inclusive('\n') {
                    let (start, end) = (at, at + line.trim_end().len());
                    at += line.len();
                    if end - start > 80 {
                        own.push(cut(text, start, end, &named));
                    }
                }
            }
        }
        let ids: BTreeSet<String> = STATES.iter().map(|id| (*id).to_owned()).collect();
        let in_all = |id: &&String| {
            knowledge.actors.by_id(id).is_some_and(|entry| paragraphs.keys().all(|lang| entry.names.contains_key(lang)))
        };
        let ids: Vec<&String> = ids.iter().filter(in_all).collect();
        let name = |id: &str, lang: &str| {
            let names = knowledge.actors.by_id(id).and_then(|entry| entry.names.get(lang));
            names.and_then(|names| names.first()).cloned().unwrap_or_default()
        };
        let states = paragraphs.keys().map(|lang| (lang.clone(), ids.iter().map(|id| name(id, lang)).collect())).collect();
        let drawn = LANGUAGES.iter().filter(|(lang, _)| paragraphs.contains_key(*lang));
        let languages = drawn.flat_map(|(lang, times)| std::iter::repeat_n((*lang).to_owned(), *times)).collect();
        Self { paragraphs, states, languages }
    }

    /// Writes so many articles as JSON Lines; returns their bytes of text.
    pub fn write(&self, out: &mut impl Write, articles: usize, seed: u64) -> io::Result<usize> {
        let (mut size, mut earlier) = (0, Vec::<(String, String)>::new());
        for number in 0..articles {
            let event = number / EVENT;
            if number % EVENT == 0 {
                earlier.clear();
            }
            let mut random = Random(seed ^ (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15));
            let (lang, text) = if !earlier.is_empty() && random.below(AGAIN) == 0 {
                earlier[random.below(earlier.len())].clone()
            } else {
                let lang = self.languages[random.below(self.languages.len())].clone();
                let text = self.text(&lang, event as u64 ^ seed << 32, &mut random);
                (lang, text)
            };
            size += text.len();
            let day = jiff::civil::date(2020, 1, 1).saturating_add(jiff::Span::new().days((event / A_DAY) as i64));
            let line = serde_json::json!({
                "id": format!("n{number:06}"),
                "lang": lang,
                "outlet": format!("Outlet {:03}", random.below(OUTLETS)),
                "title": format!("Event {event}, article {number}"),
                "date": format!("{day}T{:02}:{:02}:00Z", random.below(24), random.below(60)),
                "text": text,
            });
            writeln!(out, "{line}")?;
            earlier.push((lang, text));
        }
        Ok(size)
    }

    fn text(&self, lang: &str, event: u64, random: &mut Random) -> String {
        let own = &self.paragraphs[lang];
        let (mut text, size) = (String::new(), SIZE.0 + random.below(SIZE.1));
        let mut told = BTreeSet::new();
        while text.len() < size && told.len() < own.len() * ANGLES as usize {
            let (which, angle) = (random.below(own.len()), random.below(ANGLES as usize) as u64);
            if told.insert((which, angle)) {
                own[which].iter().for_each(|piece| self.fill(&mut text, piece, lang, event * ANGLES + angle));
                text.push_str("\n\n");
            }
        }
        text
    }

    fn fill(&self, text: &mut String, piece: &Piece, lang: &str, world: u64) {
        let draw = |of: &str| Random(of.bytes().fold(world, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01B3)));
        match piece {
            Piece::Kept(words) => text.push_str(words),
            Piece::State(id) => text.push_str(&self.states[lang][draw(id).below(self.states[lang].len())]),
            Piece::Name(name) => {
                let mut random = draw(name);
                let letters = ALPHABETS.iter().find(|(langs, _)| langs.contains(&lang)).map_or(&ALPHABETS[0].1, |(_, l)| l);
                let words = name.split_whitespace().count().clamp(1, 2);
                for word in 0..words {
                    text.push_str(if word > 0 { " " } else { "" });
                    let name: String = (0..2 + random.below(2)).map(|_| letters[random.below(letters.len())]).collect();
                    let mut chars = name.chars();
                    text.extend(chars.next().into_iter().flat_map(char::to_uppercase).chain(chars));
                }
            }
            Piece::Figure(digits) => {
                let mut random = draw(digits);
                for at in 0..digits.len() {
                    text.push(char::from(b'0' + if at == 0 { 1 + random.below(9) } else { random.below(10) } as u8));
                }
            }
        }
    }
}

/// The paragraph in pieces: names as found, capitalised words within a sentence, figures.
fn cut(text: &str, start: usize, end: usize, named: &[(Span, Piece)]) -> Paragraph {
    let (mut pieces, mut at) = (Vec::new(), start);
    for (span, piece) in named.iter().filter(|(span, _)| span.start >= start && span.end <= end) {
        words(&mut pieces, &text[at..span.start]);
        pieces.push(match piece {
            Piece::State(id) => Piece::State(id.clone()),
            Piece::Name(name) | Piece::Kept(name) | Piece::Figure(name) => Piece::Name(name.clone()),
        });
        at = span.end;
    }
    words(&mut pieces, &text[at..end]);
    pieces
}

fn words(pieces: &mut Paragraph, text: &str) {
    let mut kept = String::new();
    for word in text.split_inclusive(|c: char| c.is_whitespace() || "«»“”\"()".contains(c)) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let place = word.find(bare).unwrap_or(0);
        let digits = bare.len() > 1 && bare.len() < 4 && bare.bytes().all(|b| b.is_ascii_digit());
        if digits {
            kept.push_str(&word[..place]);
            pieces.push(Piece::Kept(std::mem::take(&mut kept)));
            pieces.push(Piece::Figure(bare.to_owned()));
            kept.push_str(&word[place + bare.len()..]);
        } else {
            kept.push_str(word);
        }
    }
    pieces.push(Piece::Kept(kept));
}

/// Syllables by script.
const ALPHABETS: &[(&[&str], [&str; 24])] = &[
    (
        &["en", "fr", "de", "es", "tr", "az"],
        [
            "ba", "do", "ke", "lim", "ra", "ven", "to", "mar", "sil", "no", "gar", "pe", "zan", "hol", "ri", "tes", "um", "dra",
            "fel", "ko", "nis", "wo", "yan", "bel",
        ],
    ),
    (
        &["ru"],
        [
            "ба", "до", "ке", "лим", "ра", "вен", "то", "мар", "сил", "но", "гар", "пе", "зан", "хол", "ри", "тес", "ум", "дра",
            "фел", "ко", "нис", "во", "ян", "бел",
        ],
    ),
    (
        &["ar", "fa"],
        [
            "با", "دو", "كي", "ليم", "را", "فين", "تو", "مار", "سيل", "نو", "غار", "بي", "زان", "هول", "ري", "تيس", "وم", "درا",
            "فيل", "كو", "نيس", "وو", "يان", "بيل",
        ],
    ),
];

/// States whose names stand in every language of the bundled list.
const STATES: &[&str] = &[
    "norway",
    "japan",
    "brazil",
    "kenya",
    "portugal",
    "mongolia",
    "peru",
    "iceland",
    "ghana",
    "austria",
    "chile",
    "vietnam",
    "malta",
    "canada",
    "nepal",
    "tunisia",
    "estonia",
    "bolivia",
    "senegal",
    "denmark",
    "thailand",
    "cuba",
    "morocco",
    "poland",
    "uganda",
    "ecuador",
    "finland",
    "malaysia",
    "zambia",
    "greece",
    "mexico",
    "slovenia",
    "rwanda",
    "uruguay",
    "sweden",
    "cambodia",
    "algeria",
    "hungary",
    "panama",
    "namibia",
    "ireland",
    "argentina",
    "singapore",
    "angola",
    "latvia",
    "paraguay",
];

/// SplitMix64: small, and the same everywhere.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n.max(1) as u64) as usize
    }
}
