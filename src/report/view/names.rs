//! What an actor is called on the page.

use super::super::words::{Words, script_of, script_of_language};
use super::index::Index;
use crate::model::{Actor, Party};

impl Index<'_> {
    /// The display name of an actor: the project's choice; its own name in the page's language, or in another of the page's
    /// script; as an article in the page's script spells it; its name in any language; as any article spells it; the end of
    /// its id. A name that somebody gave it goes before one that an outlet chose.
    pub fn actor(&self, id: &str) -> Words {
        if let Some(chosen) = self.knowledge.project.names.get(id).and_then(|names| self.pick(names)) {
            return chosen;
        }
        let Some(actor) = self.corpus.actors.get(id) else { return self.plain(tail(id)) };
        let page = self.page();
        let own = |tag: &str| actor.names.get_key_value(tag).filter(|(tag, name)| named(name, id) && fits(name, tag));
        let spelt = || spelling(actor, |name| fits(name, page)).map(|name| Words::new(name, page, page));
        let other = || own("en").or_else(|| actor.names.iter().find(|(_, name)| named(name, id)));
        let words = |(tag, name): (&String, &String)| Words::new(name, tag, page);
        let any = || spelling(actor, |_| true).map(|name| self.name_in_corpus(name));
        let given = || other().filter(|(_, name)| fits(name, page));
        let known = own(page).or_else(given).map(words);
        known.or_else(spelt).or_else(|| other().map(words)).or_else(any).unwrap_or_else(|| self.plain(tail(id)))
    }

    /// The display name of an actor of the lists, whether articles name it or not.
    pub fn listed(&self, id: &str) -> Words {
        let chosen = self.knowledge.project.names.get(id).and_then(|names| self.pick(names));
        chosen.or_else(|| self.pick(&self.knowledge.actors.display(id))).unwrap_or_else(|| self.actor(id))
    }

    /// The name of a speaker beside that of the party: "Azerbaijan: defence ministry" is "Defence ministry" there.
    pub fn speaker(&self, id: &str, party: Option<&str>) -> Words {
        let mut name = self.actor(id);
        let party = party.map(|party| self.actor(party).text);
        if let Some(rest) = party.and_then(|party| name.text.strip_prefix(&party)?.strip_prefix(": ").map(str::to_owned)) {
            let mut letters = rest.chars();
            name.text = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        }
        name
    }

    /// Names for a sentence: three at most, then how many more.
    pub fn some_actors(&self, ids: &[String]) -> Vec<Words> {
        let shown = if ids.len() > 4 { 3 } else { ids.len() };
        let mut names: Vec<Words> = ids.iter().take(shown).map(|id| self.actor(id)).collect();
        if shown < ids.len() {
            names.push(self.plain(&self.strings.plain("count.more", Some(ids.len() - shown), &[])));
        }
        names
    }

    /// Names that a reader can take in: beyond a dozen the first ten, then how many more.
    pub fn few(&self, mut names: Vec<Words>) -> Vec<Words> {
        const MOST: usize = 12;
        if names.len() > MOST {
            let more = names.split_off(MOST - 2).len();
            names.push(self.plain(&self.strings.plain("count.more", Some(more), &[])));
        }
        names
    }

    /// The names of those that are surely someone, then how many more there are.
    pub fn firm_names(&self, parties: &[&Party]) -> Vec<Words> {
        let firm = parties.iter().filter(|party| self.firm(party));
        let mut names: Vec<Words> = firm.map(|party| self.actor(&party.id)).collect();
        if names.is_empty() {
            return self.some_actors(&parties.iter().map(|party| party.id.clone()).collect::<Vec<_>>());
        }
        if names.len() < parties.len() {
            names.push(self.plain(&self.strings.plain("count.more", Some(parties.len() - names.len()), &[])));
        }
        names
    }

    /// A name as some article wrote it: in the first language of the corpus whose letters it has.
    pub fn name_in_corpus(&self, name: &str) -> Words {
        let script = script_of(name);
        let tags = self.corpus.readings.iter().map(|reading| reading.article.lang.as_str());
        let tag = tags.into_iter().find(|tag| script.is_some() && script_of_language(tag) == script);
        Words::new(name, tag.unwrap_or(self.page()), self.page())
    }

    fn plain(&self, text: &str) -> Words {
        Words::new(text, self.page(), self.page())
    }
}

/// The end of an id: what is left where nobody knows a name.
fn tail(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// Whether a display name is a name, not an id written in its place.
fn named(name: &str, id: &str) -> bool {
    name.contains(' ') || !(name.contains('/') || name.contains('-') && name == tail(id))
}

fn fits(name: &str, tag: &str) -> bool {
    script_of(name).is_some_and(|script| script_of_language(tag) == Some(script))
}

/// The fullest spelling in the articles that still is a name, not a description: pronouns are short.
fn spelling(actor: &Actor, fits: impl Fn(&str) -> bool) -> Option<&String> {
    const NAME: usize = 36;
    let spellings = actor.seen_as.iter().filter(|name| fits(name) && name.chars().count() <= NAME);
    spellings.max_by(|a, b| a.chars().count().cmp(&b.chars().count()).then(b.cmp(a)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_no_name() {
        assert!(named("Azerbaijan: presidency", "azerbaijan/presidency") && named("Reuters", "reuters"));
        assert!(!named("armenia/ministry/spokesperson", "armenia/ministry/spokesperson"));
        assert!(!named("rail-officials", "rail-officials") && named("Guinea-Bissau", "guinea-bissau"));
        assert_eq!(tail("russia/journalists"), "journalists");
    }

    #[test]
    fn the_fullest_spelling_is_taken() {
        let seen = ["He", "Hajiyev", "Hikmet Hajiyev", "the presidential adviser to the president, Hikmet Hajiyev", "حاجييف"];
        let actor = Actor { seen_as: seen.iter().map(|name| (*name).to_owned()).collect(), ..Actor::default() };
        assert_eq!(spelling(&actor, |name| fits(name, "en")).map(String::as_str), Some("Hikmet Hajiyev"));
        assert_eq!(spelling(&actor, |name| fits(name, "ar")).map(String::as_str), Some("حاجييف"));
    }
}
