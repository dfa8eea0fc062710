//! Sentences invented for the tests: each source as the extraction would give it, and who is meant.

use super::*;
use crate::knowledge::Knowledge;
use crate::model::{Agreement, Gender, Number, Sentence, SourceKind, Span, Token, TokenKind};

/// One paragraph per line; a sentence ends at ". ". Source and cue are marked in the text: [source] <cue>.
fn read(lang: &str, marked: &str) -> (Article, Segments, Vec<Attribution>) {
    let mut text = String::new();
    let mut attributions: Vec<Attribution> = Vec::new();
    let (mut source, mut open) = (None, 0);
    for c in marked.chars() {
        match c {
            '[' | '<' => open = text.len(),
            // In Arabic the verb goes first.
            ']' if lang == "ar" => attributions.last_mut().unwrap().source = vec![Span::new(open, text.len())],
            ']' => source = Some(Span::new(open, text.len())).filter(|span| !span.is_empty()),
            '>' => {
                let id = format!("a{}", attributions.len());
                let cue = vec![Span::new(open, text.len())];
                attributions.push(Attribution { id, source: source.take().into_iter().collect(), cue, ..Attribution::default() });
            }
            c => text.push(c),
        }
    }
    let mut segments = Segments::default();
    let mut from = 0;
    for sentence in text.split_inclusive(". ") {
        let first = segments.tokens.len();
        let mut start = None;
        for (at, c) in sentence.char_indices().map(|(at, c)| (from + at, c)).chain([(from + sentence.len(), ' ')]) {
            if c.is_alphanumeric() || c == '\'' || c == '-' {
                start.get_or_insert(at);
                continue;
            }
            if let Some(start) = start.take() {
                segments.tokens.push(Token { span: Span::new(start, at), kind: TokenKind::Word });
            }
            if !c.is_whitespace() {
                segments.tokens.push(Token { span: Span::new(at, at + c.len_utf8()), kind: TokenKind::Mark });
            }
        }
        let span = Span::new(from, from + sentence.trim_end().len());
        segments.sentences.push(Sentence { span, paragraph: 0, tokens: first..segments.tokens.len() });
        from += sentence.len();
    }
    (Article { lang: lang.to_owned(), text, ..Article::default() }, segments, attributions)
}

fn speakers(lang: &str, marked: &str, change: impl Fn(&mut [Attribution])) -> Vec<Speaker> {
    let knowledge = Knowledge::bundled().unwrap();
    let (article, segments, mut attributions) = read(lang, marked);
    change(&mut attributions);
    let pack = knowledge.pack(lang).unwrap();
    let (speakers, actors, _) = resolve(&article, &segments, &attributions, pack, &knowledge.actors);
    for id in speakers.iter().flat_map(|s| s.actor.iter().chain(&s.speaks_for)) {
        assert!(actors.iter().any(|actor| actor.id == *id && !actor.names.is_empty()), "{id} is not in the list");
    }
    speakers
}

#[track_caller]
fn check(lang: &str, marked: &str, want: &[&str]) {
    let got: Vec<String> =
        speakers(lang, marked, |_| ()).into_iter().map(|s| s.actor.unwrap_or_else(|| "-".to_owned())).collect();
    assert_eq!(got, want, "{marked}");
}

#[test]
fn english_names_offices_and_later_forms() {
    check(
        "en",
        "[Norwegian Foreign Minister Kari Lund] <said> so. [Lund] <added> this. [The minister] <left>. [The Norwegian foreign minister] <spoke>. [She] <smiled>.",
        &["norway/kari-lund"; 5],
    );
    check(
        "en",
        "[Oslo] <refused>. [The Norwegian government] <agreed>. [Norway's Ministry of Defence] <denied> it. [The ministry] <said> more.",
        &["norway", "norway", "norway/ministry-of-defence", "norway/ministry-of-defence"],
    );
    check(
        "en",
        "[The White House] <warned>. [U.S. officials] <said> so. [A Kremlin spokesman] <replied>. [The spokesman] <added> this.",
        &[
            "united-states/presidency",
            "united-states/officials",
            "russia/presidency/spokesperson",
            "russia/presidency/spokesperson",
        ],
    );
    check("en", "[Ann Reed, a spokeswoman for the United Nations,] <said>. [Reed] <added>.", &["united-nations/ann-reed"; 2]);
    check(
        "en",
        "[Kenyan protesters] <shouted>. [Sources] <said> so. [Witnesses] <saw> it.",
        &["kenya/protesters", "sources", "witnesses"],
    );
}

#[test]
fn arabic_names_offices_and_later_forms() {
    check(
        "ar",
        "<قال> [وزير الدفاع النرويجي هانس برغ] إنه سعيد. و<أضاف> [برغ] ذلك. و<تابع> [الوزير] حديثه. و<ختم> [وزير الدفاع النرويجي] كلامه.",
        &["norway/hans-bargh"; 4],
    );
    check(
        "ar",
        "<قالت> [وزارة الدفاع في النرويج] ذلك. و<أعلنت> [الوزارة] هذا. <نفت> [السلطات النرويجية] الأمر. <رفضت> [أوسلو] الطلب.",
        &["norway/ministry-of-defence", "norway/ministry-of-defence", "norway", "norway"],
    );
    check(
        "ar",
        "<أكد> [الأمين العام للأمم المتحدة كارل سند] ذلك. <وقال> [المتحدث سامر كرم] هذا. <دعا> [الأمين العام] إلى الهدوء.",
        &["united-nations/karl-snd", "united-nations/samr-krm", "united-nations/karl-snd"].map(|id| match id {
            "united-nations/karl-snd" => "united-nations/karl-sand",
            _ => "united-nations/samr-karm",
        }),
    );
    check(
        "ar",
        "<قالت> [مصادر أمنية كينية] ذلك. <ردد> [متظاهرون كينيون] هذا. <قال> [المتحدث باسم البنتاغون] شيئا.",
        &["kenya/sources", "kenya/protesters", "united-states/ministry-of-defence/spokesperson"],
    );
}

#[test]
fn only_gender_tells_the_ministry_from_its_spokesman() {
    let form = |gender| Agreement { gender: Some(gender), number: Some(Number::Singular) };
    let text = "<قالت> [وزارة الصحة الكينية] ذلك. <وقال> [المتحدث باسمها سامر كرم] هذا. <وأعلنت> شيئا. <وأضاف> آخر.";
    let got = speakers("ar", text, |attributions| {
        attributions[2].agreement = form(Gender::Feminine);
        attributions[3].agreement = form(Gender::Masculine);
    });
    assert_eq!(got[2].actor.as_deref(), Some("kenya/ministry-of-health"));
    assert_eq!(got[3].actor, got[1].actor);
    assert!(got[2].resolved_by == "agreement" && got[2].speaks_for.as_deref() == Some("kenya"));
}

#[test]
fn continued_speech_and_posts() {
    let got = speakers("en", "[Chad] <said> so. []<adding> that. [Jane Roe (@JRoe)] <post>.", |attributions| {
        attributions[1].continues = Some("a0".to_owned());
        attributions[2].post = true;
    });
    assert_eq!(got[1].actor.as_deref(), Some("chad"));
    assert_eq!((got[2].actor.as_deref(), got[2].source_kind), (Some("@jroe"), SourceKind::Account));
}

#[test]
fn nobody_is_guessed_where_nobody_was_met() {
    let got = speakers("en", "[]<saying> so.", |_| ());
    assert_eq!((got[0].actor.as_deref(), &*got[0].resolved_by), (None, UNRESOLVED));
}
