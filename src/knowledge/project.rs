//! `project.toml`: outlets, groups, dates, codebooks, names and page settings of one report.

use super::actors::Actors;
use super::{limits::Limits, parse, things::Thing};
use crate::Error;
use crate::model::{Article, Note, NoteKind};
use crate::text::fold;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// Settings of one report. All fields may be absent.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Project {
    /// Title of the report by page language.
    pub title: BTreeMap<String, String>,
    /// A line above the title ("Sample articles, written for this example"), by page language.
    pub banner: BTreeMap<String, String>,
    /// Codebook files, relative to the project file. Given codebooks take the place of the bundled ones.
    pub codebooks: Vec<String>,
    /// Actor files, relative to the project file; they join the bundled ones.
    pub actors: Vec<String>,
    /// Ids of the parties to the dispute, shown first.
    pub parties: Vec<String>,
    /// Page language.
    pub page_language: Option<String>,
    /// The folder of the articles, relative to the project file (default `articles`).
    pub articles: Option<String>,
    /// From which day until which articles are taken.
    pub dates: Dates,
    /// What is known of the outlets.
    pub outlet: Vec<Outlet>,
    /// Groups of outlets: what they are called, by page language.
    pub groups: BTreeMap<String, BTreeMap<String, String>>,
    /// Display names by actor id and language: the user's choice for contested names.
    pub names: BTreeMap<String, BTreeMap<String, String>>,
    /// Things that outlets or parties name differently; how the report calls them is the user's choice.
    pub thing: Vec<Thing>,
    /// How much is taken of one input.
    pub limits: Limits,
}

/// What is known of one outlet. Nothing is concluded from it: it is shown beside the name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// The name under which the report shows it.
    #[schemars(with = "String")]
    pub name: Spanned<String>,
    /// Other names under which its articles come.
    #[serde(default)]
    pub also: Vec<String>,
    /// Its sites (`example.org`): articles from there are its own.
    #[serde(default)]
    pub sites: Vec<String>,
    /// The id of the state from which it reports.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub country: Option<Spanned<String>>,
    /// The language of its articles, where they do not tell.
    #[serde(default)]
    pub language: Option<Tag>,
    /// Who owns it, in words.
    #[serde(default)]
    pub owner: Option<String>,
    /// The id of its group.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub group: Option<Spanned<String>>,
}

/// A tag of a language (`ar`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "String", into = "String")]
pub struct Tag(String);

impl TryFrom<String> for Tag {
    type Error = String;

    fn try_from(tag: String) -> Result<Self, String> {
        let right = matches!(tag.len(), 2 | 3) && tag.bytes().all(|b| b.is_ascii_lowercase());
        if right { Ok(Self(tag)) } else { Err(format!("“{tag}” is no tag of a language: write `en`, `ar`, …")) }
    }
}

impl From<Tag> for String {
    fn from(tag: Tag) -> Self {
        tag.0
    }
}

/// Days, first and last included. Either may be open.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Dates {
    /// The first day.
    #[schemars(with = "Option<Day>")]
    pub from: Option<Spanned<Day>>,
    /// The last day.
    #[schemars(with = "Option<Day>")]
    pub until: Option<Spanned<Day>>,
}

/// A day in the form `2023-09-20`, with or without quotation marks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "toml::Value", into = "String")]
#[schemars(try_from = "String")]
pub struct Day(String);

impl TryFrom<toml::Value> for Day {
    type Error = String;

    fn try_from(value: toml::Value) -> Result<Self, String> {
        let words = match &value {
            toml::Value::String(words) => words.clone(),
            other => other.to_string(),
        };
        let day = words.parse::<jiff::civil::Date>().ok().filter(|_| words.len() == 10);
        day.map(|day| Self(day.to_string())).ok_or_else(|| format!("“{words}” is no day: write YEAR-MONTH-DAY"))
    }
}

impl From<Day> for String {
    fn from(day: Day) -> Self {
        day.0
    }
}

impl Project {
    /// Reads the text of a project file; `path` is for messages.
    ///
    /// # Errors
    /// [`Error::Data`] with the line, where the text does not say what it must.
    pub fn parse(text: &str, path: &str) -> Result<Self, Error> {
        let project: Self = parse::toml(text, path, "see docs/project.md for the keys of a project")?;
        let wrong = |at: usize, what: String, help: &str| Err(parse::data(text, path, Some(at), what, help));
        if let (Some(from), Some(until)) = (&project.dates.from, &project.dates.until)
            && from.as_ref() > until.as_ref()
        {
            let what = format!("the last day, {}, comes before the first, {}", until.as_ref().0, from.as_ref().0);
            return wrong(until.span().start, what, "let `until` be the later one");
        }
        let mut known = BTreeMap::new();
        for outlet in &project.outlet {
            if let Some(group) = outlet.group.as_ref().filter(|group| !project.groups.contains_key(group.as_ref())) {
                let what = format!("there is no group “{}”", group.as_ref());
                return wrong(
                    group.span().start,
                    what,
                    "name it in a table [groups.ID], with what it is called in each page language",
                );
            }
            for name in outlet.names().map(fold::loose) {
                if let Some(other) =
                    known.insert(name.clone(), outlet.name.as_ref()).filter(|other| *other != outlet.name.as_ref())
                {
                    let what = format!("“{name}” is a name of “{other}” too");
                    return wrong(outlet.name.span().start, what, "let each name belong to one outlet");
                }
            }
        }
        Ok(project)
    }

    /// Whether the states that it names are known; `text` and `path` are those that it was read from.
    ///
    /// # Errors
    /// [`Error::Data`] with the line.
    pub fn check_states(&self, actors: &Actors, text: &str, path: &str) -> Result<(), Error> {
        let mut countries = self.outlet.iter().filter_map(|outlet| outlet.country.as_ref());
        let Some(country) = countries.find(|country| actors.by_id(country.as_ref()).is_none()) else { return Ok(()) };
        let help = "write the English short name in lower case with hyphens (united-states), or add it to an actor list";
        let what = format!("there is no state with the id “{}”", country.as_ref());
        Err(parse::data(text, path, Some(country.span().start), what, help))
    }

    /// What is known of the outlet of this name.
    pub fn outlet(&self, name: &str) -> Option<&Outlet> {
        let name = fold::loose(name.trim());
        self.outlet.iter().find(|outlet| outlet.names().any(|own| fold::loose(own) == name))
    }

    /// Gives an article its outlet's name and language, and says whether it is to be taken; why not goes into the notes.
    pub fn takes(&self, article: &mut Article, notes: &mut Vec<Note>) -> bool {
        let by_name = article.outlet.as_deref().and_then(|name| self.outlet(name));
        let by_site = || self.outlet.iter().find(|outlet| article.url.as_deref().is_some_and(|url| outlet.published(url)));
        if let Some(outlet) = by_name.or_else(by_site) {
            article.outlet = Some(outlet.name.as_ref().clone());
            if let Some(Tag(tag)) = outlet.language.as_ref().filter(|_| ["", "und"].contains(&article.lang.as_str())) {
                article.lang.clone_from(tag);
            }
        }
        let Dates { from, until } = &self.dates;
        let day = article.date.as_deref().and_then(|date| date.get(..10));
        let wanted = |day: &str| {
            from.as_ref().is_none_or(|from| from.as_ref().0.as_str() <= day)
                && until.as_ref().is_none_or(|until| day <= until.as_ref().0.as_str())
        };
        let id = ("id", article.id.as_str().into());
        let note = match day {
            Some(day) if !wanted(day) => Note::of(&NoteKind::OTHER_DAYS, [id, ("day", day.into())]),
            None if from.is_some() || until.is_some() => Note::of(&NoteKind::NO_DAY, [id]),
            _ => return true,
        };
        notes.push(note.in_input(article.input.clone()));
        day.is_none()
    }
}

impl Outlet {
    fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_ref().as_str()).chain(self.also.iter().map(String::as_str))
    }

    /// Whether an address is one of its sites, or of a part of one.
    fn published(&self, url: &str) -> bool {
        let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
        let host = rest.split(['/', '?', '#', ':']).next().unwrap_or("").to_ascii_lowercase();
        self.sites.iter().map(|site| site.trim_start_matches("www.").to_ascii_lowercase()).any(|site| {
            let before = host.strip_suffix(site.as_str());
            !site.is_empty() && before.is_some_and(|before| before.is_empty() || before.ends_with('.'))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn wrong(text: &str, starts: &str) {
        let error = Project::parse(text, "project.toml").unwrap_err().to_string();
        assert!(error.starts_with(starts), "{error}");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        wrong("parties = [\"a\"]\n\ncodebook = \"x\"\n", "project.toml:3: unknown field `codebook`");
        wrong("[dates]\nfrom = \"2023-02-30\"\n", "project.toml:2: “2023-02-30” is no day");
        wrong("[dates]\nfrom = 7\n", "project.toml:2: “7” is no day");
        wrong("[dates]\nfrom = 2023-09-20\nuntil = \"2023-09-19\"\n", "project.toml:3: the last day");
        wrong("\n[[outlet]]\nname = \"A\"\nlanguage = \"English\"\n", "project.toml:4: “English” is no tag");
        wrong("[[outlet]]\nname = \"A\"\ngroup = \"state\"\n", "project.toml:3: there is no group “state”");
        wrong("[[outlet]]\nname = \"A\"\n[[outlet]]\nname = \"B\"\nalso = [\"a\"]\n", "project.toml:4: “a” is a name of “A” too");
        let text = "[[outlet]]\nname = \"A\"\ncountry = \"atlantis\"\n";
        let error = Project::parse(text, "p").unwrap().check_states(&Actors::default(), text, "p").unwrap_err().to_string();
        assert!(error.starts_with("p:3: there is no state"), "{error}");
    }

    #[test]
    fn everything_may_be_absent() {
        assert_eq!(Project::parse("", "project.toml").unwrap(), Project::default());
    }

    #[test]
    fn articles_get_their_outlet_and_are_taken_by_date() {
        let text = "[dates]\nfrom = 2023-09-19\nuntil = 2023-09-20\n[[outlet]]\nname = \"Harbour Post\"\nalso = [\"harbour post online\"]\nsites = [\"post.example\"]\nlanguage = \"az\"\n";
        let project = Project::parse(text, "p").unwrap();
        let mut notes = Vec::new();
        let mut take = |outlet: Option<&str>, url: &str, date: Option<&str>| {
            let mut article = Article {
                outlet: outlet.map(str::to_owned),
                url: Some(url.to_owned()),
                date: date.map(str::to_owned),
                lang: "und".to_owned(),
                ..Article::default()
            };
            let taken = project.takes(&mut article, &mut notes);
            (taken, article.outlet.unwrap_or_default(), article.lang)
        };
        let own = |taken| (taken, "Harbour Post".to_owned(), "az".to_owned());
        assert_eq!(take(Some("Harbour Post Online"), "", Some("2023-09-20T23:00:00Z")), own(true));
        assert_eq!(take(None, "https://www.post.example/a?x", Some("2023-09-19")), own(true));
        assert_eq!(take(None, "https://repost.example/", Some("2023-09-19")), (true, String::new(), "und".to_owned()));
        assert_eq!(take(Some("harbour post"), "", Some("2023-09-21")), own(false));
        assert_eq!(take(Some("harbour post"), "", None), own(true));
        assert_eq!(notes.len(), 2);
        assert!(notes.iter().all(|note| !note.unread));
    }
}
