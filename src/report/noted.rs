//! Notes in the page's language: the sentences of their kind, with their values. A kind that the strings lack is told in
//! English, and marked as English; so is what has no kind (notes in Readings that another program wrote).

use super::strings::{Strings, escape};
use crate::model::NoteKind;
use std::sync::Arc;
use tera::{Function, Kwargs, State, TeraResult, Value};

/// `noted(n=…, part="what")`: a sentence of a note as markup: `what`, `why` or `do`.
pub struct Noted {
    /// The page's words.
    pub strings: Arc<Strings>,
}

impl Function<TeraResult<String>> for Noted {
    fn call(&self, args: Kwargs, _: &State) -> TeraResult<String> {
        let note: Value = args.must_get("n")?;
        let part: &str = args.must_get("part")?;
        let told = |at: &str| note.get_from_path(&format!("english.{at}")).and_then(|v| v.as_str().map(str::to_owned));
        let kind = note.get_from_path("kind").and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        let value = |name: &str| note.get_from_path(&format!("values.{name}")).cloned();
        let own = self.strings.note(&kind, part);
        let pattern = own.or_else(|| Some(NoteKind::by_code(&kind)?.part(part)));
        let markup = match pattern {
            Some(pattern) => self.strings.filled(pattern, &value),
            None => escape(&told(part).unwrap_or_default()),
        };
        let document = note.get_from_path("document").filter(|document| part == "what" && !document.is_none());
        let markup = document.map_or(markup.clone(), |id| self.strings.filled("{id}", &|_| Some(id.clone())) + ": " + &markup);
        let english = own.is_none() && self.strings.language != "en";
        Ok(if english { format!("<bdi lang=\"en\" dir=\"ltr\">{markup}</bdi>") } else { markup })
    }

    fn is_safe(&self) -> bool {
        true
    }
}
