//! Retellings as a person joins and parts them.

use super::super::retold;
use super::unfit;
use crate::knowledge::corrections::Corrections;
use crate::model::{Corpus, Note, NoteKind, Retelling, RetellingKind};
use std::collections::{BTreeMap, BTreeSet};

/// Retellings as the corrections say. Returns a note for each correction that fits nothing.
pub fn retellings(corpus: &mut Corpus, corrections: &Corrections) -> Vec<Note> {
    let mut notes = Vec::new();
    for of in &corrections.retellings {
        let has = |id: &&String| corpus.retellings.iter().any(|r| r.statements.contains(id));
        if let Some(lost) = of.together.iter().chain(&of.apart).find(|id| !has(id)) {
            notes.push(unfit(lost, None, &NoteKind::NO_SUCH_STATEMENT));
            continue;
        }
        if of.together.len() > 1 {
            join(&mut corpus.retellings, &of.together);
        }
        if of.apart.len() > 1 {
            part(&mut corpus.retellings, &of.apart);
        }
    }
    if !corrections.retellings.is_empty() {
        let all =
            corpus.readings.iter().flat_map(|r| r.attributions.iter().map(|s| format!("{}#{}", r.article.id, s.attribution.id)));
        let rank: BTreeMap<String, usize> = all.zip(0..).collect();
        let place = |id: &String| rank.get(id).copied().unwrap_or(usize::MAX);
        corpus.retellings.iter_mut().for_each(|r| r.statements.sort_by_key(place));
        corpus.retellings.sort_by_key(|r| r.statements.first().map(place));
    }
    notes
}

/// The retellings of these statements become one.
fn join(retellings: &mut Vec<Retelling>, ids: &[String]) {
    let has = |r: &Retelling| r.statements.iter().any(|id| ids.contains(id));
    let (joined, mut rest): (Vec<Retelling>, Vec<Retelling>) = std::mem::take(retellings).into_iter().partition(has);
    let gone: BTreeSet<String> = joined.iter().map(|r| r.id.clone()).collect();
    let mut parts = joined.into_iter();
    let Some(mut one) = parts.next() else { return };
    for part in parts {
        one.statements.extend(part.statements);
        one.why.extend(part.why);
        one.copies.extend(part.copies);
        one.differs.extend(part.differs);
    }
    one.kind = if one.kind == RetellingKind::Single { RetellingKind::Wording } else { one.kind };
    one.differs.retain(|difference| !gone.contains(&difference.retelling));
    let to = one.id.clone();
    for difference in rest.iter_mut().flat_map(|r| &mut r.differs).filter(|d| gone.contains(&d.retelling)) {
        difference.retelling.clone_from(&to);
    }
    rest.push(one);
    *retellings = rest;
}

/// The first statement is taken out of the retelling in which it stands with the others.
fn part(retellings: &mut Vec<Retelling>, ids: &[String]) {
    let [first, others @ ..] = ids else { return };
    let Some(at) =
        retellings.iter().position(|r| r.statements.contains(first) && r.statements.iter().any(|id| others.contains(id)))
    else {
        return;
    };
    let whole = &mut retellings[at];
    whole.statements.retain(|id| id != first);
    whole.why.retain(|why| why.statement != *first && why.to != *first);
    let copies = whole.copies.iter().any(|id| id == first).then(|| first.clone()).into_iter().collect();
    whole.copies.retain(|id| id != first);
    whole.differs.retain(|difference| !difference.statements.contains(first));
    if whole.statements.len() == 1 {
        whole.kind = RetellingKind::Single;
    }
    // The id is made of the first statement, as all are.
    let id = retold::id(first);
    if retellings[at].id == id {
        let next = retellings[at].statements[0].clone();
        retellings[at].id = retold::id(&next);
    }
    retellings.push(Retelling { id, statements: vec![first.clone()], copies, ..Retelling::default() });
}
