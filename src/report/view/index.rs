//! Look-ups that every section needs: statements by id, names, labels, anchors, dates.

use super::super::strings::Strings;
use super::super::words::{Words, slug};
use super::said::Badge;
use crate::knowledge::Knowledge;
use crate::model::{ActorKind, Comparison, Corpus, IssueKind, Party, Position, PositionKind, Reading, Stance, Statement};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// A statement with its number and address.
#[derive(Debug)]
pub struct Entry<'a> {
    /// `ARTICLE#ATTRIBUTION`.
    pub id: String,
    /// `s07`: its place in the corpus, a label only.
    pub label: String,
    /// `s-` and ten digits made of the id: short, since it stands in many links, and the same whatever else is read.
    pub anchor: String,
    /// Its article.
    pub reading: &'a Reading,
    /// The statement.
    pub statement: &'a Statement,
}

/// A date as the page prints it.
#[derive(Clone, Debug, Serialize)]
pub struct When {
    /// For `<time datetime>`.
    pub iso: String,
    /// For the reader.
    pub text: String,
    /// `14:10`, where the hour is known.
    pub hour: Option<String>,
}

/// Everything that is looked up.
pub struct Index<'a> {
    /// The corpus.
    pub corpus: &'a Corpus,
    /// What was compared.
    pub comparison: &'a Comparison,
    /// Settings and codebooks.
    pub knowledge: &'a Knowledge,
    /// The page's words.
    pub strings: &'a Strings,
    /// The day of the report, if told.
    pub made_on: Option<&'a str>,
    /// All statements, in corpus order.
    pub entries: Vec<Entry<'a>>,
    /// For each article the place of its first statement.
    starts: Vec<usize>,
    by_id: BTreeMap<String, usize>,
    /// For each statement its retelling.
    retold: BTreeMap<&'a str, usize>,
    /// Positions by issue and party.
    positions: BTreeMap<(&'a str, &'a str), &'a Position>,
    parties: Vec<&'a Party>,
}

impl<'a> Index<'a> {
    /// Numbers the statements.
    pub fn new(
        corpus: &'a Corpus,
        comparison: &'a Comparison,
        knowledge: &'a Knowledge,
        strings: &'a Strings,
        made_on: Option<&'a str>,
    ) -> Self {
        let total: usize = corpus.readings.iter().map(|reading| reading.attributions.len()).sum();
        let width = total.to_string().len().max(2);
        let mut entries = Vec::with_capacity(total);
        let mut anchors = BTreeSet::new();
        let mut starts = Vec::with_capacity(corpus.readings.len());
        for reading in &corpus.readings {
            starts.push(entries.len());
            for statement in &reading.attributions {
                let id = format!("{}#{}", reading.article.id, statement.attribution.id);
                let mut anchor = anchor(&id, 10);
                // Two of a million ids may share ten digits; then the later has them all.
                if !anchors.insert(anchor.clone()) {
                    anchor = self::anchor(&id, 64);
                }
                entries.push(Entry { id, label: format!("s{:0width$}", entries.len() + 1), anchor, reading, statement });
            }
        }
        let by_id = entries.iter().enumerate().map(|(at, entry)| (entry.id.clone(), at)).collect();
        let retold = corpus.retellings.iter().enumerate();
        let retold = retold.flat_map(|(at, r)| r.statements.iter().map(move |id| (id.as_str(), at))).collect();
        // Of two the first.
        let positions = comparison.positions.iter().rev().map(|p| ((p.issue.as_str(), p.party.as_str()), p)).collect();
        let parties = Vec::new();
        let mut index =
            Self { corpus, comparison, knowledge, strings, made_on, entries, starts, by_id, retold, positions, parties };
        let (firm, others): (Vec<_>, Vec<_>) = comparison.parties.iter().partition(|party| index.firm(party));
        index.parties = firm.into_iter().chain(others).collect();
        index
    }

    /// The page's language.
    pub fn page(&self) -> &str {
        &self.strings.language
    }

    /// The statements of an article, by its place in the corpus.
    pub fn within(&self, at: usize) -> &[Entry<'a>] {
        let from = self.starts.get(at).copied().unwrap_or(self.entries.len());
        &self.entries[from..self.starts.get(at + 1).copied().unwrap_or(self.entries.len())]
    }

    /// A statement by its id.
    pub fn entry(&self, id: &str) -> Option<&Entry<'a>> {
        self.by_id.get(id).map(|at| &self.entries[*at])
    }

    /// Statements by their ids, in the order given.
    pub fn entries_of<'s>(&'s self, ids: &'s [String]) -> impl Iterator<Item = &'s Entry<'a>> {
        ids.iter().filter_map(|id| self.entry(id))
    }

    /// Other outlets that tell of the same act of speech, each once, in the order of the corpus.
    pub fn also_told_by(&self, entry: &Entry) -> Vec<Words> {
        let retelling = self.retold.get(entry.id.as_str()).and_then(|at| self.corpus.retellings.get(*at));
        let own = self.outlet(entry.reading);
        let mut outlets: Vec<Words> = Vec::new();
        for other in retelling.into_iter().flat_map(|retelling| self.entries_of(&retelling.statements)) {
            let outlet = self.outlet(other.reading);
            if outlet != own && !outlets.contains(&outlet) {
                outlets.push(outlet);
            }
        }
        outlets
    }

    /// Parties with at least one statement: principals, then those that are surely someone, the most quoted first.
    pub fn parties(&self) -> impl Iterator<Item = &'a Party> {
        self.parties.iter().copied()
    }

    /// Whether a party is surely someone: one of the principals, on a list of actors, or quoted by more than one article.
    /// What one article alone names may be a misread phrase: it is shown, but it does not head the page.
    pub fn firm(&self, party: &Party) -> bool {
        let kind = self.corpus.actors.get(&party.id).map(|actor| actor.kind);
        let listed = matches!(kind, Some(ActorKind::State | ActorKind::International));
        let articles = || party.statements.iter().filter_map(|id| Some(id.rsplit_once('#')?.0)).collect::<BTreeSet<_>>().len();
        let known = listed || self.knowledge.actors.by_id(&party.id).is_some();
        party.principal || (kind != Some(ActorKind::Anonymous) && (known || articles() > 1))
    }

    /// The position of a party on an issue.
    pub fn position(&self, issue: &str, party: &str) -> Option<&Position> {
        self.positions.get(&(issue, party)).copied()
    }

    /// The best of names by language for this page: the page's language, English, any.
    pub fn pick(&self, names: &BTreeMap<String, String>) -> Option<Words> {
        let page = self.page();
        let (tag, name) = names.get_key_value(page).or_else(|| names.get_key_value("en")).or_else(|| names.first_key_value())?;
        Some(Words::new(name, tag, page))
    }

    /// The thesis of an issue.
    pub fn thesis(&self, id: &str) -> Words {
        let thesis = self.corpus.issues.get(id).and_then(|issue| self.pick(&issue.thesis));
        thesis.unwrap_or_else(|| Words::new(id, self.page(), self.page()))
    }

    /// The short name of an issue, or its thesis.
    pub fn short(&self, id: &str) -> Words {
        let short = self.corpus.issues.get(id).and_then(|issue| self.pick(&issue.short));
        short.unwrap_or_else(|| self.thesis(id))
    }

    /// What kind of thesis an issue is.
    pub fn kind(&self, id: &str) -> IssueKind {
        self.corpus.issues.get(id).map(|issue| issue.kind).unwrap_or_default()
    }

    /// The badge of one stance on an issue.
    pub fn badge(&self, issue: &str, stance: Stance, denies: bool) -> Badge {
        Badge::of(self.kind(issue), stance, denies)
    }

    /// The badges of a position: two where its statements take two sides, `mixed` where more.
    pub fn badges(&self, position: &Position) -> Vec<Badge> {
        let one = |stance| self.badge(&position.issue, stance, position.denies);
        match position.position {
            PositionKind::Agree => vec![one(Stance::Agree)],
            PositionKind::Disagree => vec![one(Stance::Disagree)],
            PositionKind::Conditional => vec![one(Stance::Conditional)],
            PositionKind::NoSide => vec![one(Stance::NoSide)],
            PositionKind::Mixed => {
                let stances: BTreeSet<Stance> =
                    position.stances.iter().copied().filter(|stance| *stance != Stance::NoSide).collect();
                if stances.len() == 2 { stances.into_iter().map(one).collect() } else { vec![Badge::Mixed] }
            }
        }
    }

    /// The outlet of an article.
    pub fn outlet(&self, reading: &Reading) -> Words {
        match reading.article.outlet.as_deref().filter(|name| !name.trim().is_empty()) {
            Some(name) => Words::new(name, &reading.article.lang, self.page()),
            None => Words::new(&self.strings.plain("article.no-outlet", None, &[]), self.page(), self.page()),
        }
    }

    /// The name of a language, or its tag.
    pub fn language(&self, tag: &str) -> Words {
        let key = format!("language.{tag}");
        let name = if self.strings.has(&key) { self.strings.plain(&key, None, &[]) } else { tag.to_owned() };
        Words::new(&name, self.page(), self.page())
    }

    /// The anchor of an article.
    pub fn article_anchor(&self, reading: &Reading) -> String {
        format!("a-{}", slug(&reading.article.id))
    }

    /// The party of a statement: the actor spoken for, or the speaker.
    pub fn party_of(&self, statement: &'a Statement) -> Option<&'a str> {
        statement.speaker.speaks_for.as_deref().or(statement.speaker.actor.as_deref())
    }

    /// The report's title: the project's, or the general one.
    pub fn title(&self) -> Words {
        self.pick(&self.knowledge.project.title)
            .unwrap_or_else(|| Words::new(&self.strings.plain("page.title", None, &[]), self.page(), self.page()))
    }

    /// The line above everything.
    pub fn banner(&self) -> Option<Words> {
        self.pick(&self.knowledge.project.banner)
    }
}

/// The anchor of a statement: so many hexadecimal digits of the hash of its id.
fn anchor(id: &str, digits: usize) -> String {
    let hash = Sha256::digest(id.as_bytes());
    let hex: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("s-{}", &hex[..digits])
}

/// A date in words: `2023-09-20T14:10:00Z` → 20 Sept 2023, 14:10. What is no date is shown as it stands.
pub fn when(strings: &Strings, date: &str) -> When {
    let number = |from: usize, to: usize| date.get(from..to).and_then(|digits| digits.parse::<u32>().ok());
    let hour = date.get(10..16).and_then(|rest| rest.strip_prefix(['T', ' '])).filter(|hour| hour.as_bytes()[2] == b':');
    match (number(0, 4), number(5, 7), number(8, 10)) {
        (Some(year), Some(month @ 1..=12), Some(day @ 1..=31)) => {
            let month = strings.plain(&format!("month.m{month:02}"), None, &[]);
            let args = [("d", strings.numbers.digits(day)), ("m", month), ("y", strings.numbers.digits(year))];
            let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let text = strings.plain("date.day", None, &args);
            When { iso: date.get(0..10).unwrap_or(date).to_owned(), text, hour: hour.map(|hour| strings.numbers.digits(hour)) }
        }
        _ => When { iso: String::new(), text: super::super::words::shown(date), hour: None },
    }
}
