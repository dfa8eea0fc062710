//! Where one mention of an issue's term stands: for, against, or merely mentioned.
//!
//! Signs are multiplied, as in sums: to *condemn* (−) the *fighting* (−, for a thesis that wants it gone) is to agree; to
//! *support* (+) an *end* (turns round) *to the fighting* is to agree; to *reject* (−) a *ceasefire* (+) is to disagree.
//! A term on which nothing acts is a mention and takes no side: describing is not demanding.

use super::scene::{Region, Scene};
use super::stance::Framed;
use crate::knowledge::acts::{Sign, Signal};
use crate::model::Act;
use crate::text::phrases::Hit;
use std::ops::Range;

/// Words that end something, and words that keep it going, act so far to their right.
const NEAR: usize = 7;

/// Predicates act so far to their left ("the escalation between the two … is dangerous").
const FAR: usize = 14;

/// A sign, and the words that decided.
#[derive(Debug)]
pub(super) struct Verdict {
    pub(super) sign: Sign,
    pub(super) words: Vec<Range<usize>>,
    pub(super) rule: &'static str,
    pub(super) confidence: u8,
}

/// Which side the verb of saying takes of what it governs.
pub(super) fn sign_of(act: Act) -> Option<Sign> {
    match act {
        Act::Demand | Act::Appeal | Act::Support | Act::Commit | Act::Threaten => Some(Sign::Plus),
        Act::Condemn | Act::Reject | Act::Accuse | Act::Warn => Some(Sign::Minus),
        Act::State | Act::Assert | Act::Admit | Act::Deny | Act::Express => None,
    }
}

/// What should happen: the side that the words around a term take of it.
pub(super) fn should(framed: &Framed, term: &Range<usize>, pole: Sign, until: usize) -> Option<Verdict> {
    let scene = framed.scene;
    let mut side = Side { sign: sign_of(framed.verb), flip: false, words: Vec::new(), rule: "verb", confidence: 80 };
    if scene.region(term.start) != Region::Main {
        side = condition(framed, term)?;
    }
    // "rates must be lowered": what must be may stand within the term.
    let within = |s: &Hit<Signal>| s.value == Signal::Must && term.contains(&s.words.start);
    let leads = |s: &&Hit<Signal>| (s.words.end <= term.start || within(s)) && scene.together(s.words.start, term.start);
    for signal in scene.signals.iter().filter(leads) {
        side.before(scene, signal, term, pole);
    }
    if let Some(not) = scene.negation(term) {
        side.flip ^= true;
        side.words.push(not.words.clone());
    }
    // What stands after the term acts on it up to the next term of the issue, on which it would act instead.
    if !side.flip {
        let after = |s: &&Hit<Signal>| {
            s.words.start >= term.end
                && s.words.start < until
                && s.words.start - term.end <= FAR
                && scene.together(s.words.start, term.start)
                && !scene.joined(term.end, s.words.start)
        };
        for signal in scene.signals.iter().filter(after) {
            side.after(scene, signal, term);
        }
    }
    // "It stops if they disarm": an offer in the present, as headlines have it, or in a future that only the verb's form tells.
    let ends = |words: &Range<usize>| {
        let at = |s: &&Hit<Signal>| s.words == *words && scene.together(words.start, term.start);
        scene.signals.iter().find(at).is_some_and(|s| matches!(s.value, Signal::Stop | Signal::Keep))
    };
    if side.sign.is_none()
        && scene.condition_in(scene.content.sentence(term.start)) == Some(Region::If)
        && side.words.iter().any(ends)
    {
        side.set(Sign::Plus, "own-action");
    }
    let sign = side.sign?;
    let sign = if side.flip { sign.times(Sign::Minus) } else { sign };
    // A warning or charge tells what is unwanted, but not that all else in it is: "warned that only talks help".
    let vague = side.rule == "charge" || side.rule == "verb" && matches!(framed.verb, Act::Warn | Act::Accuse);
    if vague && pole.times(sign) == Sign::Minus {
        return None;
    }
    Some(Verdict { sign, words: side.words, rule: side.rule, confidence: side.confidence })
}

/// The side that the words read so far take.
struct Side {
    sign: Option<Sign>,
    flip: bool,
    words: Vec<Range<usize>>,
    rule: &'static str,
    confidence: u8,
}

impl Side {
    fn set(&mut self, sign: Sign, rule: &'static str) {
        self.sign = Some(sign);
        self.rule = rule;
        self.confidence = 70;
    }

    /// Lets a signal act that stands before the term.
    fn before(&mut self, scene: &Scene, signal: &Hit<Signal>, term: &Range<usize>, pole: Sign) {
        let negated = scene.negation(&signal.words).is_some();
        let turned = |sign: Sign| if negated { sign.times(Sign::Minus) } else { sign };
        let near = term.start.saturating_sub(signal.words.end) <= NEAR;
        match signal.value {
            Signal::Judges(_, sign) if self.sign.is_none() => self.set(turned(sign), "content-attitude"),
            Signal::Does(act, sign) if act != Act::Deny => {
                // A new member of an enumeration begins anew: "condemns the attack and calls for talks".
                let anew = scene.parted(self.words.last().map_or(0, |last| last.end), signal.words.start);
                let sign = self.sign.filter(|_| !anew).map_or(sign, |before| before.times(sign));
                self.flip = false;
                let charge = matches!(act, Act::Warn | Act::Accuse);
                self.set(turned(sign), if charge { "charge" } else { "content-attitude" });
            }
            // What is aimed at may be another's aim; the thesis itself is not what one blames another for.
            Signal::Aim if pole == Sign::Minus => return,
            // What must be or is aimed at is wanted, whatever frames it ("warned that it must").
            Signal::Must | Signal::Aim => {
                self.flip = false;
                self.set(turned(Sign::Plus), "content-must");
            }
            // "Stop the fighting and talk" does not stop the talking: a wanted thing in another member is let alone.
            Signal::Stop if near && (pole == Sign::Minus || !scene.parted(signal.words.end, term.start)) => {
                let chained = self.words.last().is_some_and(|last| {
                    signal.words.start.saturating_sub(last.end) <= 1 && !scene.parted(last.end, signal.words.start)
                });
                self.flip = (chained && self.flip) ^ !negated;
            }
            Signal::Keep if near => {
                if self.sign.is_none() && (scene.own(term, 2) || scene.own(&signal.words, 3)) {
                    self.set(Sign::Plus, "own-action");
                }
                self.flip = negated;
            }
            Signal::Future => self.future(scene, signal, term),
            _ => return,
        }
        self.words.push(signal.words.clone());
    }

    /// Lets a signal act that stands after the term, as a predicate does.
    fn after(&mut self, scene: &Scene, signal: &Hit<Signal>, term: &Range<usize>) {
        let negated = scene.negation(&signal.words).is_some();
        let turned = |sign: Sign| if negated { sign.times(Sign::Minus) } else { sign };
        match signal.value {
            Signal::Judges(act, sign) if act != Act::Deny => {
                let sign = self.sign.map_or(sign, |before| before.times(sign));
                self.set(turned(sign), "content-attitude");
            }
            Signal::Does(act, sign) if scene.verbs_behind() && act != Act::Deny => {
                let sign = self.sign.map_or(sign, |before| before.times(sign));
                let charge = matches!(act, Act::Warn | Act::Accuse);
                self.set(turned(sign), if charge { "charge" } else { "content-attitude" });
            }
            Signal::Must => self.set(turned(Sign::Plus), "content-must"),
            Signal::Stop => self.flip ^= !negated,
            Signal::Keep => {
                if self.sign.is_none() && (scene.own(term, 2) || scene.own(&signal.words, 3)) {
                    self.set(Sign::Plus, "own-action");
                }
                self.flip ^= negated;
            }
            Signal::Future => self.future(scene, signal, term),
            _ => return,
        }
        self.words.push(signal.words.clone());
    }

    /// What the speaker will do with a term, or offers to do on a condition, it wants.
    fn future(&mut self, scene: &Scene, signal: &Hit<Signal>, term: &Range<usize>) {
        let own = scene.own(&signal.words, 2) || scene.own(term, 2);
        let offered = scene.condition_in(scene.content.sentence(term.start)).is_some();
        let does = term.start.checked_sub(signal.words.end).is_some_and(|gap| gap <= 3);
        if self.sign.is_none() && (own && does || (own || offered) && acts(scene, signal)) {
            self.set(Sign::Plus, "own-action");
        }
    }
}

/// Whether a future is that of an end or a going on: only these say what the speaker wants of a term.
fn acts(scene: &Scene, future: &Hit<Signal>) -> bool {
    scene.signals.iter().any(|s| {
        matches!(s.value, Signal::Stop | Signal::Keep)
            && s.words.start >= future.words.start
            && s.words.start < future.words.end + 3
    })
}

/// A term within a condition: who says "we stop if they disarm" asks for disarmament. What is threatened with on a
/// condition tells nothing sure of it.
fn condition(framed: &Framed, term: &Range<usize>) -> Option<Side> {
    let scene = framed.scene;
    let sentence = scene.content.sentence(term.start);
    let threatened = matches!(framed.act, Act::Threaten | Act::Warn) || scene.in_main(sentence, Signal::Harm);
    let offered = matches!(framed.act, Act::Commit | Act::Demand | Act::Appeal | Act::Support | Act::Reject)
        || scene.in_main(sentence, Signal::Future)
        || scene.in_main(sentence, Signal::Stop);
    let side = Side { sign: Some(Sign::Plus), flip: false, words: Vec::new(), rule: "condition", confidence: 70 };
    (offered && !threatened).then_some(side)
}

/// What is the case: to mention it is to take it for so, unless it is denied.
pub(super) fn is(framed: &Framed, term: &Range<usize>, from: usize) -> Option<Verdict> {
    let scene = framed.scene;
    if scene.region(term.start) != Region::Main {
        return None;
    }
    let around = from.min(term.start)..term.end;
    let negation = scene.negation(term).or_else(|| scene.negation(&around));
    let wanted =
        matches!(framed.verb, Act::Demand | Act::Appeal) || matches!(framed.act, Act::Demand | Act::Appeal | Act::Commit);
    if negation.is_some() && wanted {
        return None;
    }
    let denied = scene.signals.iter().find(|s| match s.value {
        Signal::Does(Act::Deny, _) => s.words.end <= term.start && scene.together(s.words.start, term.start),
        // "… is baseless" stands behind what it judges.
        Signal::Judges(Act::Deny, _) => scene.together(s.words.start.min(term.start), s.words.start.max(term.start)),
        _ => false,
    });
    let claimed = || scene.signals.iter().any(|s| s.value == Signal::Claim);
    let by_verb = framed.verb == Act::Deny || (framed.verb == Act::Reject && claimed());
    let against = [negation.is_some(), denied.is_some(), by_verb].into_iter().filter(|denial| *denial).count() % 2 == 1;
    let words = negation.into_iter().chain(denied).map(|s| s.words.clone()).collect();
    Some(if against {
        Verdict { sign: Sign::Minus, words, rule: "denied", confidence: 75 }
    } else {
        Verdict { sign: Sign::Plus, words, rule: "asserted", confidence: 65 }
    })
}
