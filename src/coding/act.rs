//! The act: an explicit performative in the content, then other cues in it, then the verb of saying.
//!
//! The verb alone tells the act in under half of the cases ("said his country supports" is support). A verb that does
//! say what is done (demands, condemns) is believed; the content is asked where the verb only says that something is said.

use super::content::Content;
use super::scene::{Region, Scene};
use crate::knowledge::acts::{Sign, Signal};
use crate::knowledge::pack::Pack;
use crate::model::{Act, Attribution, VerbClass};
use crate::text::phrases::Hit;

/// Within so many words of its head a content tells what it does.
const HEAD: usize = 6;

/// The speaker itself stands at most so many words before what it does.
const OWN: usize = 8;

/// What the words of saying do by themselves: a verb that has no act of its own may have one with the words after it
/// ("called" and "called for").
pub(super) fn of_verb(attribution: &Attribution, cue: &Content, pack: &Pack) -> Act {
    let listed = pack.cues.get(&attribution.verb).and_then(|cue| cue.act);
    let mut act = listed.unwrap_or_else(|| of_class(attribution.verb_class));
    if act == Act::State {
        let phrase = pack.acts.signals().find(&cue.words()).into_iter().find(|s| s.words.start == 0);
        if let Some(Signal::Does(does, _)) = phrase.map(|s| s.value) {
            act = does;
        }
    }
    if attribution.cue_negated { negated(act) } else { act }
}

/// What a verb does of which only the class is known.
fn of_class(class: VerbClass) -> Act {
    match class {
        VerbClass::Neutral => Act::State,
        VerbClass::Assert | VerbClass::Claim | VerbClass::Distance => Act::Assert,
        VerbClass::Admit => Act::Admit,
        VerbClass::Deny => Act::Deny,
        VerbClass::Accuse => Act::Accuse,
        VerbClass::Demand => Act::Demand,
        VerbClass::Warn => Act::Warn,
        VerbClass::Support => Act::Support,
        VerbClass::Condemn => Act::Condemn,
        VerbClass::Promise => Act::Commit,
        VerbClass::Ask => Act::Appeal,
    }
}

/// What is done by saying that one does not do it.
fn negated(act: Act) -> Act {
    match act {
        Act::Support | Act::Commit | Act::Admit => Act::Reject,
        _ => Act::State,
    }
}

/// The act, and what decided it.
pub(super) fn decide(verb: Act, scene: &Scene) -> (Act, &'static str) {
    match verb {
        Act::State | Act::Assert | Act::Express => performative(scene)
            .map(|act| (act, "content-performative"))
            .or_else(|| cue(scene).map(|act| (act, "content-cue")))
            .unwrap_or((verb, "verb")),
        // Recognition and admission share a verb in many languages: the object decides.
        Act::Admit if near_head(scene, Signal::Recognised, HEAD).is_some() => (Act::Support, "content-cue"),
        Act::Warn if own_future(scene) == Some(Act::Threaten) => (Act::Threaten, "content-cue"),
        _ => (verb, "verb"),
    }
}

/// The speaker does it by the words of the content: with itself as their subject ("his country supports", "we condemn"),
/// or by a judgement, which needs none ("it is unacceptable"). What others do is only told.
fn performative(scene: &Scene) -> Option<Act> {
    scene.signals.iter().find_map(|signal| {
        let (act, sign) = match signal.value {
            Signal::Does(act, sign) if scene.own(&signal.words, OWN) || scene.heads(&signal.words) => (act, sign),
            Signal::Judges(act, sign) if scene.depth(&signal.words) < 2 * HEAD => (act, sign),
            _ => return None,
        };
        let at = signal.words.start;
        if act == Act::State || !scene.first(at) || scene.region(at) != Region::Main {
            return None;
        }
        match (scene.negation(&signal.words), sign) {
            (None, _) => Some(act),
            (Some(_), Sign::Plus) => Some(Act::Reject),
            (Some(_), Sign::Minus) => None,
        }
    })
}

fn cue(scene: &Scene) -> Option<Act> {
    if near_head(scene, Signal::Must, 2 * HEAD).is_some() {
        return Some(Act::Demand);
    }
    if let Some(act) = own_future(scene) {
        return Some(act);
    }
    let charge = scene.signals.iter().filter(|s| s.value == Signal::Charge && scene.first(s.words.start));
    charge.into_iter().any(|s| scene.negation(&s.words).is_some()).then_some(Act::Deny)
}

/// What the speaker will do: harm, or anything else. A future is the speaker's own where its words say so, and where
/// the end or going on of something is offered on a condition.
fn own_future(scene: &Scene) -> Option<Act> {
    let future = near_head(scene, Signal::Future, 2 * HEAD)?;
    let sentence = scene.content.sentence(future.words.start);
    let offered = || {
        let acts = scene.in_main(sentence, Signal::Stop) || scene.in_main(sentence, Signal::Keep);
        acts && scene.condition_in(sentence).is_some()
    };
    if !scene.own(&future.words, 2) && !offered() {
        return None;
    }
    Some(if scene.in_main(sentence, Signal::Harm) { Act::Threaten } else { Act::Commit })
}

/// The first signal of a kind in the main part of the first sentence, within so many words.
fn near_head<'s>(scene: &'s Scene, signal: Signal, within: usize) -> Option<&'s Hit<Signal>> {
    scene.signals.iter().find(|s| {
        let at = s.words.start;
        s.value == signal && scene.depth(&s.words) < within && scene.first(at) && scene.region(at) == Region::Main
    })
}
