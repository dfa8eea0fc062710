//! What each token can be: looked up in the pack once, then asked many times.

use super::dashes;
use super::participles;
use super::quotes::{self, Quote};
use super::verb_second;
use crate::knowledge::actors::Actors;
use crate::knowledge::cues::{Form, Tense};
use crate::knowledge::lexicon;
use crate::knowledge::pack::{Classes, Entry, Order, Pack};
use crate::model::{Segments, Span, Token, TokenKind};
use crate::text::fold;
use std::ops::Range;

/// Punctuation, as far as clauses care.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mark {
    /// A word or number.
    #[default]
    None,
    /// , ،
    Comma,
    /// :
    Colon,
    /// ; ؛
    Semicolon,
    /// . ? ! …
    Stop,
    /// – — -
    Dash,
    /// ( [
    Open,
    /// ) ]
    Close,
    /// Any quotation mark that opens or closes a quotation.
    Quote,
    /// Anything else.
    Other,
}

/// A token with what the pack knows of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Word {
    /// Closed classes.
    pub classes: Classes,
    /// The cue of which it is a form, as a verb.
    pub cue: Option<Form>,
    /// The cue of which it is a form, as a noun.
    pub noun: Option<Form>,
    /// Classes of the letters written before it (Arabic و, ب, ل).
    pub clitic: Classes,
    /// A pronoun is written after it.
    pub enclitic: bool,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Punctuation.
    pub mark: Mark,
    /// One more than the index of the quotation in which it lies (its marks included); 0 outside.
    pub quote: u16,
    /// The token of the particle that the verb has at the end of its clause.
    pub particle: Option<u32>,
}

impl Word {
    /// Whether it is in any of these classes.
    pub fn is(&self, classes: Classes) -> bool {
        self.classes.is(classes)
    }

    /// Whether it is a word or number.
    pub fn is_word(&self) -> bool {
        self.mark == Mark::None
    }
}

/// One article's tokens, looked up.
pub struct Words<'a> {
    /// The text.
    pub text: &'a str,
    /// The pack.
    pub pack: &'a Pack,
    /// The tokens.
    pub tokens: &'a [Token],
    /// What is known of each.
    pub words: Vec<Word>,
    /// Quotations of two marks or of one and the end of the paragraph, in order.
    pub quotes: Vec<Quote>,
    /// Fixed groups of words: first token, length, classes; in order.
    pub phrases: Vec<(usize, usize, Classes)>,
}

impl<'a> Words<'a> {
    /// Looks up all tokens.
    pub fn new(text: &'a str, segments: &'a Segments, pack: &'a Pack, actors: &Actors) -> Self {
        let tokens = &segments.tokens[..];
        let mut out =
            Self { text, pack, tokens, words: Vec::with_capacity(tokens.len()), quotes: Vec::new(), phrases: Vec::new() };
        let mut folded = String::new();
        // Cues of several words: first token, tokens behind it, form.
        let mut cues: Vec<(usize, usize, Form)> = Vec::new();
        // Where nothing but the meaning tells a name from a noun (no capitals), or a subject from what it says (no comma), the
        // known names help to part noun groups.
        let names = actors.lexicon(&pack.tag).filter(|_| !matches!(pack.order, Order::SubjectFirst | Order::VerbSecond));
        let mut key = String::new();
        for (at, token) in tokens.iter().enumerate() {
            let raw = token.span.of(text);
            let mut word = Word::default();
            match token.kind {
                // 23:45
                TokenKind::Mark if raw == ":" && between_numbers(tokens, at) => word.mark = Mark::Other,
                TokenKind::Mark if pack.stops.iter().any(|stop| stop == raw) => word.mark = Mark::Stop,
                TokenKind::Mark => word.mark = mark(raw),
                TokenKind::Number => {}
                TokenKind::Word => {
                    folded.clear();
                    fold::word_into(raw, &mut folded);
                    word.capital = raw.starts_with(char::is_uppercase);
                    let opens_phrase = look_up(pack, &folded, &mut word);
                    if let Some(names) = names
                        && word.cue.is_none()
                        && word.classes == Classes::default()
                    {
                        key.clear();
                        lexicon::key_into(raw, &mut key);
                        if names.whole(lexicon::without_article(&key)).is_some() {
                            word.classes = Classes::NAME;
                        }
                    }
                    if opens_phrase {
                        let bare = if word.clitic.is(Classes::CONJUNCTION) { strip_proclitic(pack, &folded) } else { None };
                        let first = bare.map_or(folded.as_str(), |(bare, _)| bare);
                        if let Some(phrases) = pack.phrases.get(first) {
                            out.phrase(at, phrases);
                        }
                        if let Some(phrases) = pack.cue_phrases.get(first) {
                            let found = phrases.iter().find(|phrase| out.follows(at, &phrase.rest));
                            cues.extend(found.map(|phrase| (at, phrase.rest.len(), phrase.form)));
                        }
                    }
                }
            }
            out.words.push(word);
        }
        for &(at, length, classes) in &out.phrases {
            for word in &mut out.words[at..at + length] {
                // «в ответ»: inside an adverb of several words a preposition is none, nor a noun.
                let whole = pack.inversion && classes == Classes::ADVERB;
                word.classes = if whole { classes } else { word.classes.and(classes) };
                word.cue = None;
                word.noun = None;
            }
        }
        for (at, more, form) in cues {
            // The last word stands for all; those before it go with it as auxiliaries do.
            for word in &mut out.words[at..at + more] {
                word.classes = Classes::AUXILIARY;
                word.cue = None;
                word.noun = None;
            }
            let head = &mut out.words[at + more];
            head.classes = Classes::default();
            let noun = form.tense == Tense::Noun;
            (head.cue, head.noun) = if noun { (None, Some(form)) } else { (Some(form), None) };
        }
        participles::settle(&mut out);
        for paragraph in &segments.paragraphs {
            let first = segments.sentences[paragraph.sentences.start].tokens.start;
            let last = segments.sentences[paragraph.sentences.end - 1].tokens.end;
            let before = out.quotes.len();
            quotes::find(&mut out, first..last);
            dashes::part(&mut out, &(first..last), before);
            for sentence in &segments.sentences[paragraph.sentences.clone()] {
                verb_second::particles::join(&mut out, &sentence.tokens);
            }
        }
        out
    }

    fn phrase(&mut self, at: usize, phrases: &[crate::knowledge::pack::Phrase]) {
        if let Some(phrase) = phrases.iter().find(|phrase| self.follows(at, &phrase.rest)) {
            self.phrases.push((at, phrase.rest.len() + 1, phrase.classes));
        }
    }

    /// Whether these folded words stand behind the token.
    fn follows(&self, at: usize, rest: &[Box<str>]) -> bool {
        rest.iter().enumerate().all(|(n, part)| {
            self.tokens.get(at + 1 + n).is_some_and(|token| {
                let raw = token.span.of(self.text);
                raw.eq_ignore_ascii_case(part) || fold::word(raw) == **part
            })
        })
    }

    /// The words of a token.
    pub fn raw(&self, at: usize) -> &'a str {
        self.tokens[at].span.of(self.text)
    }

    /// The span of a range of tokens.
    pub fn span(&self, range: &Range<usize>) -> Span {
        if range.is_empty() {
            return Span::default();
        }
        Span::new(self.tokens[range.start].span.start, self.tokens[range.end - 1].span.end)
    }

    /// The mark at a token, [`Mark::Stop`] beyond the end.
    pub fn mark(&self, at: usize) -> Mark {
        self.words.get(at).map_or(Mark::Stop, |w| w.mark)
    }

    /// Whether the token is in any of these classes.
    pub fn is(&self, at: usize, classes: Classes) -> bool {
        self.words.get(at).is_some_and(|w| w.is(classes))
    }

    /// Whether the word ends so: what its ending tells, where no list has it.
    pub fn ends(&self, at: usize, endings: &[String]) -> bool {
        self.words.get(at).is_some_and(Word::is_word) && endings.iter().any(|ending| self.raw(at).ends_with(ending.as_str()))
    }

    /// The quotation that opens at this token.
    pub fn quote_at(&self, at: usize) -> Option<&Quote> {
        let id = self.words.get(at)?.quote;
        let quote = self.quotes.get(usize::from(id).checked_sub(1)?)?;
        (quote.range.start == at).then_some(quote)
    }

    /// The last token between the marks of a quotation.
    pub fn last_inside(&self, quote: &Quote) -> usize {
        let mut at = quote.range.end - 1;
        while at > quote.range.start && self.mark(at) == Mark::Quote {
            at -= 1;
        }
        at
    }

    /// The quotation in which the token lies.
    pub fn quote_of(&self, at: usize) -> Option<&Quote> {
        let id = self.words.get(at)?.quote;
        self.quotes.get(usize::from(id).checked_sub(1)?)
    }

    /// Whether the token stands in a quotation that is more than a few words: somebody's speech, not a name or scare quotes.
    pub fn in_speech(&self, at: usize) -> bool {
        self.quote_of(at).is_some_and(|quote| quote.words > 3)
    }

    /// Whether the token is an adverb by list or ending.
    pub fn adverb(&self, at: usize) -> bool {
        let Some(word) = self.words.get(at) else { return false };
        word.is(Classes::ADVERB)
            || (word.is_word()
                && word.cue.is_none()
                && !word.capital
                && word.classes == Classes::default()
                && self
                    .pack
                    .adverbial
                    .iter()
                    .any(|ending| self.raw(at).len() > ending.len() + 2 && self.raw(at).ends_with(ending.as_str())))
    }

    /// Words (not marks) in a range.
    pub fn count(&self, range: &Range<usize>) -> usize {
        self.words.get(range.clone()).map_or(0, |words| words.iter().filter(|w| w.is_word()).count())
    }
}

/// Looks a word up, whole or without its clitics; true if a fixed group of words may begin with it.
fn look_up(pack: &Pack, folded: &str, word: &mut Word) -> bool {
    let take = |word: &mut Word, entry: &Entry| {
        word.classes = entry.classes;
        word.cue = entry.cue;
        word.noun = entry.noun;
        entry.opens_phrase
    };
    if let Some(entry) = pack.lexicon.get(folded) {
        return take(word, entry);
    }
    if pack.proclitics.is_empty() && pack.enclitics.is_empty() {
        return false;
    }
    let mut rest = folded;
    // At most conjunction and preposition, or conjunction and future: وب…, وس…
    for _ in 0..2 {
        let Some((bare, class)) = strip_proclitic(pack, rest) else { break };
        if let Some(entry) = pack.lexicon.get(bare) {
            // A preposition goes before nouns only, the future before verbs only.
            let verb = entry.cue.is_some() && entry.noun.is_none() && entry.classes == Classes::default();
            if !(class.is(Classes::PREPOSITION) && verb) {
                word.clitic = word.clitic.and(class);
                return take(word, entry);
            }
        }
        if let Some(entry) = with_enclitic(pack, bare) {
            word.clitic = word.clitic.and(class);
            word.enclitic = true;
            return take(word, entry);
        }
        word.clitic = word.clitic.and(class);
        rest = bare;
    }
    word.clitic = Classes::default();
    if let Some(entry) = with_enclitic(pack, folded) {
        word.enclitic = true;
        return take(word, entry);
    }
    // A letter before the article is a clitic even where the word is not known.
    if let Some((bare, class)) = strip_proclitic(pack, folded)
        && !pack.definite.is_empty()
        && bare.starts_with(pack.definite.as_str())
    {
        word.clitic = class;
    }
    false
}

fn strip_proclitic<'t>(pack: &Pack, folded: &'t str) -> Option<(&'t str, Classes)> {
    let mut chars = folded.chars();
    let first = chars.next()?;
    let (_, class) = pack.proclitics.iter().find(|(letter, _)| *letter == first)?;
    let rest = chars.as_str();
    rest.chars().nth(1).is_some().then_some((rest, *class))
}

fn with_enclitic<'p>(pack: &'p Pack, folded: &str) -> Option<&'p Entry> {
    let last = folded.chars().next_back()?;
    pack.enclitics.iter().filter(|ending| ending.ends_with(last)).find_map(|ending| {
        let entry = pack.lexicon.get(folded.strip_suffix(ending.as_str())?)?;
        let takes =
            entry.cue.is_some() || entry.noun.is_some() || entry.classes.is(Classes::COMPLEMENTISER.and(Classes::PREPOSITION));
        takes.then_some(entry)
    })
}

/// Whether numbers stand on both sides, without a space.
fn between_numbers(tokens: &[Token], at: usize) -> bool {
    let number = |at: usize| tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
    at > 0
        && number(at - 1)
        && number(at + 1)
        && tokens[at - 1].span.end == tokens[at].span.start
        && tokens[at].span.end == tokens[at + 1].span.start
}

fn mark(raw: &str) -> Mark {
    match raw.chars().next() {
        Some(',' | '،' | '、' | '՝') => Mark::Comma,
        Some(':' | '：') => Mark::Colon,
        Some(';' | '؛') => Mark::Semicolon,
        Some('.' | '?' | '!' | '؟' | '…' | '۔' | '։') => Mark::Stop,
        Some('-' | '–' | '—' | '―' | 'ـ') => Mark::Dash,
        Some('(' | '[') => Mark::Open,
        Some(')' | ']') => Mark::Close,
        Some(c) if quotes::is_mark(c) => Mark::Other,
        _ => Mark::Other,
    }
}
