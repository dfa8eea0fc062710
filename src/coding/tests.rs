//! Invented statements about invented wars, and what they must be coded as.

use super::*;
use crate::knowledge::Knowledge;
use crate::model::{Act, Sentence, Span, Token, TokenKind, VerbClass};
use unicode_segmentation::UnicodeSegmentation;

/// The codes of one content by the bundled packs and codebooks; `field` is a second statement of the same article.
fn coded(lang: &str, class: VerbClass, said: &str, field: &str) -> Codes {
    let knowledge = Knowledge::bundled().expect("the bundled data is right");
    let text = format!("{said}\n{field}");
    let kind = |word: &str| if word.chars().any(char::is_alphanumeric) { TokenKind::Word } else { TokenKind::Mark };
    let mut segments = Segments::default();
    let parts = [Span::new(0, said.len()), Span::new(said.len() + 1, text.len())];
    for span in parts {
        let first = segments.tokens.len();
        let words = span.of(&text).split_word_bound_indices().filter(|(_, word)| !word.trim().is_empty());
        segments.tokens.extend(words.map(|(at, word)| {
            let start = span.start + at;
            Token { span: Span::new(start, start + word.len()), kind: kind(word) }
        }));
        segments.sentences.push(Sentence { span, paragraph: 0, tokens: first..segments.tokens.len() });
    }
    let article = Article { text, lang: lang.to_owned(), ..Article::default() };
    let attributions = parts.map(|span| Attribution { content: vec![span], verb_class: class, ..Attribution::default() });
    let pack = knowledge.pack(lang).expect("there is a pack");
    let speakers = [Speaker::default(), Speaker::default()];
    code(&article, &segments, &attributions, &speakers, pack, &knowledge.codebooks, &knowledge.actors).remove(0)
}

/// Checks the act, and stances written as `issue+`, `issue-`, `issue?` (conditional); stances not named are not looked at,
/// and `issue!` says that there is none.
fn check(lang: &str, class: VerbClass, text: &str, act: Act, stances: &str) {
    let field = match lang {
        "ar" => "الجيش والميليشيات في الحرب",
        "az" => "müharibədə ordu və silahlılar",
        "fa" => "ارتش و شبه‌نظامیان در جنگ",
        "fr" => "l'armée et la milice dans la guerre",
        "tr" => "savaşta ordu ve milisler",
        _ => "the army and the militia in the war",
    };
    let codes = coded(lang, class, text, field);
    assert_eq!(codes.act, act, "{text}");
    for wanted in stances.split_whitespace() {
        let (issue, sign) = wanted.split_at(wanted.len() - 1);
        let found = codes.stances.iter().find(|code| code.issue == issue).map(|code| match code.stance {
            crate::model::Stance::Agree => "+",
            crate::model::Stance::Disagree => "-",
            crate::model::Stance::Conditional => "?",
            crate::model::Stance::NoSide => "~",
        });
        assert_eq!(found.unwrap_or("!"), sign, "{issue}: {text}");
    }
}

#[test]
fn english_statements_about_a_war() {
    use VerbClass::{Accuse, Condemn, Demand, Deny, Neutral, Support, Warn};
    for (class, text, act, stances) in [
        (Demand, "an immediate ceasefire by all armed groups and a return to talks", Act::Demand, "stop-fighting+ negotiate+"),
        (Condemn, "the military escalation and called for dialogue", Act::Condemn, "stop-fighting+ use-of-force- negotiate+"),
        (Neutral, "its forces would stop the offensive if the rebels lay down their arms", Act::Commit, "stop-fighting? disarm+"),
        (Neutral, "his country supports the steps taken by the army in this war", Act::Support, "use-of-force+"),
        (Neutral, "there is no military solution to the conflict", Act::State, "negotiate+ use-of-force-"),
        (Deny, "that its drones had targeted civilians during the fighting", Act::Deny, "civilians-hit- stop-fighting!"),
        (Neutral, "the army's airstrikes do not target civilians", Act::Deny, "civilians-hit-"),
        (Neutral, "the shelling killed eleven civilians near the front line", Act::State, "civilians-hit+"),
        (Neutral, "we will not surrender our weapons to this army", Act::Commit, "disarm-"),
        (Neutral, "it would never accept a ceasefire that leaves foreign troops on its soil", Act::Reject, "stop-fighting-"),
        (Neutral, "the war must end through negotiations with the rebels", Act::Demand, "stop-fighting+ negotiate+"),
        (Neutral, "the ceasefire was holding on Tuesday, troops had reported", Act::State, "stop-fighting!"),
        (Warn, "that only negotiations with the rebels could end the war", Act::Warn, "negotiate+"),
        (
            Demand,
            "the shelling to stop and warned that only negotiations could bring peace to the front line",
            Act::Demand,
            "stop-fighting+ negotiate!",
        ),
        (Accuse, "the army of breaching the ceasefire at the front line", Act::Accuse, "ceasefire-broken+"),
        (
            Support,
            "the truce between the armed groups and the release of hostages",
            Act::Support,
            "stop-fighting+ release-prisoners+",
        ),
    ] {
        check("en", class, text, act, stances);
    }
}

#[test]
fn arabic_statements_about_a_war() {
    use VerbClass::{Assert, Condemn, Demand, Deny, Neutral};
    for (class, text, act, stances) in [
        (Demand, "بوقف فوري لإطلاق النار بين الجيش والمتمردين والعودة إلى المفاوضات", Act::Demand, "stop-fighting+ negotiate+"),
        (Neutral, "العملية العسكرية ستتوقف إذا سلم المتمردون أسلحتهم", Act::Commit, "stop-fighting? disarm+ use-of-force!"),
        (Assert, "قصف الجيش لا يستهدف المدنيين", Act::Deny, "civilians-hit-"),
        (Condemn, "الهجوم العسكري على المدينة", Act::Condemn, "stop-fighting+ use-of-force-"),
        (Neutral, "بلاده تدعم خطوات الجيش في مواجهة الميليشيات", Act::Support, "use-of-force+"),
        (Assert, "ضرورة سحب القوات الأجنبية من أراضي البلاد ووقف الحرب", Act::Demand, "withdraw+ stop-fighting+"),
        (Deny, "استهداف المستشفيات بقصف مدفعي", Act::Deny, "civilians-hit-"),
        (Demand, "وقف العمليات العسكرية في الحال وعودة القوات", Act::Demand, "stop-fighting+"),
    ] {
        check("ar", class, text, act, stances);
    }
}

#[test]
fn other_fields_are_left_to_other_codebooks() {
    let codes = coded("en", VerbClass::Neutral, "the bank supports the measures and expects growth to continue", "it said");
    assert!(codes.stances.is_empty(), "{:?}", codes.stances);
}

#[test]
fn conditions_and_hedges_keep_their_words() {
    let text = "the strike will probably end if the company offers a rise";
    let codes = coded("en", VerbClass::Neutral, text, "it said");
    assert_eq!(codes.condition.map(|span| span.of(text)), Some("if the company offers a rise"));
    assert_eq!(codes.hedge.map(|span| span.of(text)), Some("probably"));
}

#[test]
fn negatives_and_conditions_stand_last_where_verbs_do() {
    use VerbClass::Neutral;
    for (lang, text, act, stances) in [
        ("tr", "hastanelerin hedef alınmadığını", Act::Deny, "civilians-hit-"),
        ("az", "mülki şəxslərin hədəf olmadığını", Act::State, "civilians-hit-"),
        ("fa", "بیمارستان‌ها هدف نیستند", Act::State, "civilians-hit-"),
        ("az", "üsyançılar silahı yerə qoysalar, hücum dayandırılacaq", Act::Commit, "stop-fighting?"),
        ("tr", "isyancılar silah bıraksalar, operasyon sona erecek", Act::State, "stop-fighting?"),
    ] {
        check(lang, Neutral, text, act, stances);
    }
}

#[test]
fn a_word_that_two_entries_list_acts_once() {
    check("fr", VerbClass::Demand, "la fin des combats", Act::Demand, "stop-fighting+");
    check("fr", VerbClass::Demand, "de cesser immédiatement les combats", Act::Demand, "stop-fighting+");
}
