//! The kinds of notes that a report can show: a code, and what, why and what to do in English. The strings files of the page
//! languages have the same three sentences under `[note]`, by the code; a test names those that are missing.

/// A kind of note. What stands in braces is a value of the note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoteKind {
    /// Its name in data and strings files.
    pub code: &'static str,
    /// What happened.
    pub what: &'static str,
    /// Why.
    pub why: &'static str,
    /// What a person can do about it.
    pub what_to_do: &'static str,
}

impl NoteKind {
    /// The kind of this code.
    pub fn by_code(code: &str) -> Option<&'static Self> {
        Self::ALL.iter().find(|kind| kind.code == code)
    }

    /// One of its sentences: `what`, `why`, or what to `do`.
    pub fn part(&self, part: &str) -> &'static str {
        match part {
            "what" => self.what,
            "why" => self.why,
            _ => self.what_to_do,
        }
    }
}

macro_rules! kinds {
    ($($name:ident $code:literal: $what:literal, $why:literal, $what_to_do:literal;)*) => {
        impl NoteKind {
            $(
                #[doc = $what]
                pub const $name: Self = Self { code: $code, what: $what, why: $why, what_to_do: $what_to_do };
            )*

            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

kinds! {
    // Inputs that were found, or not.
    NO_SUCH_INPUT "no-such-input": "was not read", "there is no such file or folder", "look at the spelling of the path";
    UNREADABLE_FOLDER "unreadable-folder": "the folder was not read", "{error}", "see whether it may be read";
    UNREADABLE_FILE "unreadable-file": "was not read", "{error}", "see whether the file may be read";
    HIDDEN_FILE "hidden-file": "was left out", "hidden files are not read", "give it by name if it is an article";
    LINKED_FOLDER "linked-folder": "was left out", "links to folders are not followed", "give the folder by name";
    PAGE_COMPANION "page-companion":
        "was left out", "it belongs to a page saved by a browser", "nothing, if the page itself was read";
    UNKNOWN_FORMAT "unknown-format":
        "was left out", "its name tells of no format that whosaid reads",
        "save it as text, Markdown or HTML; docs/formats.md lists what is read";
    NO_FILE "no-file": "was left out", "it is a pipe or a device", "give it by name if articles come out of it";
    LARGE_FILE "large-file":
        "was not read", "it is larger than {n} MB", "split it, or raise `file` under [limits] in the project file";
    CHANGED_FILE "changed-file":
        "may be half of the old and half of the new", "it changed while it was read", "run again when it is complete";
    DEEP_PACKING "deep-packing":
        "a packed file was not opened", "files lie in it more than {n} deep, one in the other",
        "unpack it yourself, or raise `depth` under [limits] in the project file";
    GIVEN_TWICE "given-twice": "was left out", "the article “{id}” was given twice", "nothing";
    ID_TAKEN "id-taken":
        "was given an id of its own", "another article has the id “{id}”; this one is called “{own}”",
        "give each article its own id";
    REPEATED_ID "repeated-id":
        "an article was given the id “{own}”", "“{id}” is used more than once in this input",
        "give each article an id of its own";

    // Readings made elsewhere.
    UNREADABLE_READINGS "unreadable-readings": "was not read", "{error}", "see whether the file holds Readings";
    NEWER_SCHEMA "newer-schema":
        "the line was left out", "it has schema {schema}; this program knows {known}", "use a newer whosaid";
    BROKEN_READING "broken-reading": "the line was left out", "not a Reading: {error}", "write it again with whosaid extract";

    // Bytes and characters.
    EMPTY_FILE "empty-file": "nothing was read", "the file is empty", "give a file with an article in it";
    PDF_FILE "pdf-file": "nothing was read", "the file is a PDF file", "save the article as text, Markdown or HTML";
    ZIP_FILE "zip-file":
        "nothing was read", "the file is a zip archive (a word-processor document, an e-book)",
        "save the article as text, Markdown or HTML";
    OLD_DOCUMENT "old-document":
        "nothing was read", "the file is an old word-processor document", "save the article as text, Markdown or HTML";
    RICH_TEXT "rich-text":
        "nothing was read", "the file is a rich-text file", "save the article as text, Markdown or HTML";
    PICTURE "picture": "nothing was read", "the file is a picture", "save the article as text, Markdown or HTML";
    COMPRESSED_FILE "compressed-file":
        "nothing was read", "the file is a compressed file", "save the article as text, Markdown or HTML";
    NOT_TEXT "not-text": "nothing was read", "the file is not text", "save the article as text, Markdown or HTML";
    GUESSED_ENCODING "guessed-encoding":
        "the text was read as {encoding}", "the file does not say in which encoding it is written; this is the likeliest",
        "if letters look wrong, save the file as UTF-8";
    LAST_CHARACTER "last-character":
        "the last character was left out", "the file ends in the middle of it: it was probably cut off",
        "compare the end of the article with the original";
    BROKEN_CHARACTERS "broken-characters":
        "{n} characters could not be read and show as �", "these bytes mean nothing in {encoding}",
        "save the file again as UTF-8";

    // Containers.
    GZIP_CUT "gzip-cut":
        "the compressed file was not read to its end", "{error}", "unpack it yourself and see what is in it";
    GZIP_LARGE "gzip-large":
        "the compressed file was not read to its end", "more than {n} MB are in it (`unpacked` under [limits])",
        "unpack it yourself and see what is in it";
    NO_SAVED_PAGE "no-saved-page":
        "nothing was read", "there is no page in the saved file", "open it in a browser and save the page as HTML";
    EARLIER_CAPTURES "earlier-captures":
        "{n} captures were left out", "of an address that was saved more than once the last capture is read",
        "nothing; put the captures into files of their own to compare them";
    UNREAD_RECORD "unread-record":
        "{url} was not read", "{error}", "see whether the archive is whole; save the page by itself if it matters";
    LOST_RECORDS "lost-records":
        "some records were passed over", "{n} lines between records are out of order",
        "see whether the archive is whole; save the page by itself if it matters";
    ARCHIVE_CUT "archive-cut":
        "the archive was not read to its end", "{error}",
        "see whether the archive is whole; save the page by itself if it matters";
    ARCHIVE_LARGE "archive-large":
        "the archive was not read to its end", "more than {n} MB are in it (`archive` under [limits])",
        "see whether the archive is whole; save the page by itself if it matters";
    EMPTY_ARCHIVE "empty-archive":
        "nothing was read", "there is no page among its responses", "see whether it is the right archive";
    PAGES_OF_LINKS "pages-of-links":
        "{n} pages of the archive hold no article", "no main text was found on them: pages of links, frames, forms",
        "nothing, unless one is missing";

    // Formats.
    BROKEN_LINE "broken-line":
        "line {line} was left out", "{error}", "mend the line and run again; the other lines were read";
    FRONT_MATTER "front-matter":
        "the front matter was left out", "{error}", "mend it and run again; the text below it was read";
    DEEP_TAGS "deep-tags":
        "some of the page's tags were passed over", "they are nested more deeply than any page needs",
        "compare the article's text with the page";
    NO_MAIN_TEXT "no-main-text":
        "nothing was read", "no main text was found on the page", "save the article as text";
    FEED_CUT "feed-cut":
        "the feed was not read to its end", "{error}",
        "see whether the file is a whole feed; the entries before this line were read";
    EMPTY_FEED "empty-feed":
        "nothing was read", "there are no entries of a feed in it",
        "name a file in RSS or Atom, or save the articles' pages";
    BROKEN_WIRE "broken-wire": "nothing was read", "not JSON: {error}", "mend the file and run again";
    BROKEN_WIRE_LINE "broken-wire-line": "line {line} was left out", "not JSON: {error}", "mend the file and run again";
    CODED_TABLE "coded-table":
        "nothing was read", "it is a table of statements that are coded already",
        "give it to whosaid network; articles are read from their texts";
    NO_TEXT_COLUMN "no-text-column":
        "nothing was read", "none of its columns holds texts or headlines ({columns})",
        "name the column of the texts “text” in the table's first line (docs/formats.md lists the names)";
    BROKEN_ROW "broken-row":
        "the row in line {line} was left out", "{error}", "mend the row and run again; the other rows were read";
    EMPTY_ROWS "empty-rows":
        "{n} rows were left out", "there is no text in them; the first is line {line}",
        "nothing, if they are meant to be empty";
    HEADLINES_ONLY "headlines-only":
        "only parts of articles were read", "{n} rows hold only a headline or a summary",
        "nothing is called absent from their outlets; add a column “text” with the articles' texts";
    NO_ROWS "no-rows":
        "nothing was read", "there is no row of a statement in it", "give a table with a first line of column names";
    WRONG_CELLS "wrong-cells": "a line was left out", "it has {cells} cells; there are {columns} columns", "mend the line";
    BROKEN_TABLE_LINE "broken-table-line": "the line was left out", "not JSON: {error}", "mend the line";
    UNREADABLE_DATABASE "unreadable-database":
        "the database was not read", "{error}", "open it with DNA 3, which brings older files up to date, and save it";
    NO_CODED_COLUMNS "no-coded-columns":
        "the table was not read", "it has no column for the issue or for the actor; it has: {columns}",
        "name the columns organization, concept and agreement";
    NO_WORDS "no-words":
        "the table holds no words", "it has no column of the statements' words: the issues stand in their place",
        "add a column named text";

    // Articles.
    WITHOUT_TEXT "without-text":
        "“{name}” was not read", "there is no text in it", "give the article's text, or leave it out";
    SET_ASIDE "set-aside":
        "{n} lines were set aside, the first: {examples}",
        "they look like parts of the page round the article: source, tags, links, buttons, bylines",
        "if they belong to the article, take out what stands round them, and read it again";
    ANOTHER_ARTICLE "another-article":
        "another article begins at line {line}",
        "the page goes on with another headline and text after the end of the article before",
        "if it is the same article, take out the lines between";
    UNCLEAR_DATE "unclear-date":
        "the date “{date}” was left out", "it is not clear which day is meant", "write it as YEAR-MONTH-DAY";
    DAY_OF_SAVING "day-of-saving":
        "the day on which the page was saved was taken for its date", "the page itself tells none",
        "nothing, unless it was published long before";
    OTHER_LANGUAGE "other-language":
        "the article was read as “{found}”", "it says that it is in “{said}”, but its words are not",
        "if this is wrong, give the article's language";
    OTHER_DAYS "other-days":
        "the article “{id}” was left out", "it is of {day}; the project takes other days",
        "change [dates] in the project file to take it";
    NO_DAY "no-day":
        "the article “{id}” was taken without a date",
        "it tells none, so that it is not known whether it belongs to the project's days",
        "give it a date, or leave it out";
    UNKNOWN_LANGUAGE "unknown-language":
        "no statements were looked for in «{title}»", "its words do not tell its language",
        "say it: --lang TAG, or in the article's metadata";
    NO_PACK "no-pack":
        "no statements were looked for in «{title}»",
        "there is no language pack for “{lang}” (there are: {packs})",
        "add a folder data/languages/TAG with a pack, or give the article its right language";

    // Statements.
    NOBODY_NAMED "nobody-named":
        "a statement has no speaker", "the text names nobody here, and nobody before fits",
        "add the actor to an actors file (--actors), or leave it: it is shown as unresolved";
    ANYBODY "anybody":
        "a statement has no speaker", "“{words}” could be anybody",
        "add the actor to an actors file (--actors), or leave it: it is shown as unresolved";

    // Corrections by hand.
    LOST_WORDS "lost-words":
        "a correction of {of} was not made", "no statement has this id, and none in its article these words",
        "look the statement up in the new report, or take the correction out of the file";
    NOT_IN_ARTICLE "not-in-article":
        "a correction of {of} was not made", "the article does not have these words",
        "look the statement up in the new report, or take the correction out of the file";
    NO_SUCH_ARTICLE "no-such-article":
        "a correction of {of} was not made", "there is no such article",
        "look the statement up in the new report, or take the correction out of the file";
    NO_SUCH_STATEMENT "no-such-statement":
        "a correction of {of} was not made", "no statement has this id",
        "look the statement up in the new report, or take the correction out of the file";
    NO_SUCH_ACTOR "no-such-actor":
        "a correction of {of} was not made", "there is no such actor to merge",
        "look the statement up in the new report, or take the correction out of the file";
    NOT_BY_ACTOR "not-by-actor":
        "a correction of {of} was not made", "no statement there is by {actor}, which was to be split",
        "look the statement up in the new report, or take the correction out of the file";
}
