//! Issues found in the statements themselves, where no codebook fits: shared key terms, named as the words they share.
//!
//! Counted, not clustered: a reader can check that these statements share these words, and one pass over the terms, the
//! most shared first, is linear and the same in every run. Not for articles that a codebook fits: what it leaves
//! uncoded there is mostly narration, and found issues would push the coded ones from the page.

use crate::knowledge::pack::Pack;
use crate::model::{Act, Issue, Reading, Stance, StanceCode, Statement, StatementRef};
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

/// At most so many issues of one language: a page that lists every shared word says nothing.
const MOST: usize = 12;

/// Where at least one statement in so many bears a code, a codebook fits.
const FITS: usize = 5;

/// Finds issues among the articles that no codebook fits, and codes their statements by them.
pub(super) fn issues(readings: &mut [Reading], packs: &BTreeMap<String, Pack>) -> BTreeMap<String, Issue> {
    let mut by_lang: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, reading) in readings.iter().enumerate().filter(|(_, reading)| !fits(reading)) {
        by_lang.entry(reading.article.lang.clone()).or_default().push(at);
    }
    let mut issues = BTreeMap::new();
    for (lang, articles) in by_lang {
        let Some(pack) = packs.get(&lang) else { continue };
        let mut terms = Terms::default();
        for reading in articles {
            terms.gather(reading, &readings[reading], pack);
        }
        for topic in terms.topics() {
            let id = format!("found-{}", topic.words.join("-"));
            for at in &topic.statements {
                let statement = &mut readings[at.reading].attributions[at.statement];
                statement.codes.stances.push(StanceCode {
                    issue: id.clone(),
                    stance: stance(statement.codes.act),
                    cues: Vec::new(),
                    rule: "found".into(),
                    confidence: 40,
                });
            }
            let thesis = [(lang.clone(), topic.words.join(" · "))].into();
            issues.insert(id.clone(), Issue { id, thesis, found: true, ..Issue::default() });
        }
    }
    issues
}

fn fits(reading: &Reading) -> bool {
    let coded = reading.attributions.iter().filter(|statement| !statement.codes.stances.is_empty()).count();
    coded * FITS >= reading.attributions.len()
}

/// For or against a mere topic only the act can tell, and only where it takes a side.
fn stance(act: Act) -> Stance {
    match act {
        Act::Support | Act::Appeal | Act::Demand | Act::Commit => Stance::Agree,
        Act::Condemn | Act::Reject | Act::Deny => Stance::Disagree,
        _ => Stance::NoSide,
    }
}

/// One found issue.
struct Topic {
    words: Vec<String>,
    statements: Vec<StatementRef>,
}

/// The key terms of the statements of one language.
#[derive(Default)]
struct Terms {
    /// Statements by stem, in the order of the corpus.
    stems: BTreeMap<String, Vec<StatementRef>>,
    /// How often each spelling of a stem was written.
    spellings: BTreeMap<String, BTreeMap<String, usize>>,
    /// The party (or document, where nobody is known) behind each statement.
    voices: BTreeMap<StatementRef, String>,
}

impl Terms {
    fn gather(&mut self, at: usize, reading: &Reading, pack: &Pack) {
        let names: BTreeSet<String> = reading
            .actors
            .iter()
            .flat_map(|actor| &actor.seen_as)
            .flat_map(|name| name.unicode_words())
            .map(|word| pack.inflection.stem(word))
            .collect();
        for (statement, said) in reading.attributions.iter().enumerate().filter(|(_, said)| !said.attribution.nested) {
            let at = StatementRef { reading: at, statement };
            self.voices.insert(at, voice(said, &reading.article.id));
            for word in said.attribution.content.iter().flat_map(|span| span.of(&reading.article.text).unicode_words()) {
                let stem = pack.inflection.stem(word);
                if !key(&stem) || pack.acts.is_common(word) || pack.is_function_word(word) || names.contains(&stem) {
                    continue;
                }
                *self.spellings.entry(stem.clone()).or_default().entry(pack.inflection.plain(word)).or_default() += 1;
                let statements = self.stems.entry(stem).or_default();
                if statements.last() != Some(&at) {
                    statements.push(at);
                }
            }
        }
    }

    /// The most shared terms first; each next one must bring statements that none before it has.
    fn topics(&self) -> Vec<Topic> {
        let mut terms: Vec<(&String, &Vec<StatementRef>)> =
            self.stems.iter().filter(|(_, statements)| self.parties(statements.iter()) >= 2).collect();
        terms.sort_by_key(|(stem, statements)| {
            let shared = self.parties(statements.iter());
            (std::cmp::Reverse((shared, statements.len())), (*stem).clone())
        });
        let mut with: BTreeMap<StatementRef, Vec<&String>> = BTreeMap::new();
        for (stem, statements) in &terms {
            for at in *statements {
                with.entry(*at).or_default().push(stem);
            }
        }
        let mut taken: BTreeSet<StatementRef> = BTreeSet::new();
        let mut topics = Vec::new();
        for (stem, statements) in &terms {
            if topics.len() == MOST {
                break;
            }
            let fresh: Vec<StatementRef> = statements.iter().copied().filter(|at| !taken.contains(at)).collect();
            if self.parties(fresh.iter()) < 2 {
                continue;
            }
            taken.extend(&fresh);
            topics.push(Topic { words: self.name(stem, &fresh, &with), statements: fresh });
        }
        topics
    }

    fn parties<'a>(&self, statements: impl Iterator<Item = &'a StatementRef>) -> usize {
        statements.filter_map(|at| self.voices.get(at)).collect::<BTreeSet<_>>().len()
    }

    /// The stem and up to two more that most of its statements share, as they are mostly written.
    fn name(&self, stem: &str, statements: &[StatementRef], with: &BTreeMap<StatementRef, Vec<&String>>) -> Vec<String> {
        let mut others: BTreeMap<&str, usize> = BTreeMap::new();
        for other in statements.iter().filter_map(|at| with.get(at)).flatten().filter(|other| **other != stem) {
            *others.entry(other).or_default() += 1;
        }
        let mut others: Vec<_> = others.into_iter().filter(|(_, count)| count * 2 > statements.len()).collect();
        others.sort_by_key(|(other, count)| (std::cmp::Reverse(*count), *other));
        let spelled = |stem: &str| {
            let spellings = self.spellings.get(stem).into_iter().flatten();
            let most = spellings.max_by_key(|(spelling, count)| (**count, std::cmp::Reverse((*spelling).clone())));
            most.map_or_else(|| stem.to_owned(), |(spelling, _)| spelling.clone())
        };
        std::iter::once(stem).chain(others.into_iter().take(2).map(|(other, _)| other)).map(spelled).collect()
    }
}

/// A word that can carry a topic: letters, and more than two of them.
fn key(stem: &str) -> bool {
    stem.chars().count() > 2 && stem.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '-')
}

fn voice(statement: &Statement, document: &str) -> String {
    let speaker = &statement.speaker;
    speaker.speaks_for.as_ref().or(speaker.actor.as_ref()).cloned().unwrap_or_else(|| format!("in {document}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Attribution, Codes, Span, Speaker};

    #[test]
    fn shared_words_make_an_issue_and_lone_ones_do_not() {
        let said = [
            ("owner", Act::Reject, "a new stadium by the river"),
            ("mayor", Act::Support, "the stadium, whatever the river does"),
            ("mayor", Act::State, "rain in spring"),
        ];
        let mut reading = Reading::default();
        reading.article.lang = "en".into();
        for (party, act, words) in said {
            let start = reading.article.text.len();
            reading.article.text.push_str(words);
            reading.attributions.push(Statement {
                review: None,
                attribution: Attribution { content: vec![Span::new(start, start + words.len())], ..Attribution::default() },
                speaker: Speaker { actor: Some(party.into()), ..Speaker::default() },
                codes: Codes { act, ..Codes::default() },
            });
            reading.article.text.push('\n');
        }
        let packs = [("en".to_owned(), Pack { tag: "en".into(), ..Pack::default() })].into();
        let mut readings = [reading];
        let issues = issues(&mut readings, &packs);
        let issue = issues.values().next().expect("one is found");
        assert!(issue.found && issue.thesis["en"].contains("river"), "{issue:?}");
        let stances: Vec<_> = readings[0].attributions.iter().map(|s| s.codes.stances.first().map(|c| c.stance)).collect();
        assert_eq!(stances, [Some(Stance::Disagree), Some(Stance::Agree), None]);
    }
}
