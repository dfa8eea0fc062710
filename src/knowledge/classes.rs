//! Classes of words: what a word can be in a sentence, as the packs name it.

/// Classes of words, as bits: what a word can be.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Classes(pub u64);

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal $key:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Classes = Classes(1 << $bit);)*
            /// The class of this name in pack.toml.
            pub fn named(key: &str) -> Option<Classes> {
                match key { $($key => Some(Self::$name),)* _ => None }
            }
            /// The names that pack.toml may use.
            pub const NAMES: &[&str] = &[$($key),*];
        }
    };
}

classes! {
    /// that, أن
    COMPLEMENTISER = 0 "complementiser";
    /// and, or
    CONJUNCTION = 1 "conjunction";
    /// because, while
    SUBORDINATOR = 2 "subordinator";
    /// who, الذي
    RELATIVE = 3 "relative";
    /// in, من
    PREPOSITION = 4 "preposition";
    /// the, a, his
    DETERMINER = 5 "determiner";
    /// he, she, هو
    PRONOUN = 6 "pronoun";
    /// him, them
    OBJECT_PRONOUN = 7 "object-pronoun";
    /// has, was, كان
    AUXILIARY = 8 "auxiliary";
    /// is, are: with a participle, the passive
    PASSIVE_AUXILIARY = 9 "passive-auxiliary";
    /// not, لم
    NEGATION = 10 "negation";
    /// also, أيضا
    ADVERB = 11 "adverb";
    /// Tuesday, أمس
    TIME = 12 "time";
    /// whether, what, how
    INTERROGATIVE = 13 "interrogative";
    /// to (before an infinitive)
    INFINITIVE = 14 "infinitive";
    /// according to, وفقا ل
    ACCORDING = 15 "according";
    /// it should be mentioned that: the narrator's own
    NARRATOR = 16 "narrator";
    /// reporters, agency: those to whom one speaks
    AUDIENCE = 17 "audience";
    /// statement, interview: the occasion of speaking
    OCCASION = 18 "occasion";
    /// verbs that are no cues: they tell where a clause has its verb
    VERB = 19 "verb";
    /// president, spokesman: a name may follow
    ROLE = 20 "role";
    /// his, قوله: possessives that name the speaker
    POSSESSIVE = 21 "possessive";
    /// what X called: distance
    DISTANCE = 22 "distance";
    /// words that are no part of any reported statement though a frame fits ("comment", "details")
    NOTHING = 23 "nothing";
    /// by: the doer in the passive
    AGENT = 24 "agent";
    /// declined, refused: with an infinitive of saying, nothing is said
    REFUSAL = 25 "refusal";
    /// out, up: particles of a cue
    PARTICLE = 26 "particle";
    /// as (the minister said), كما، حسبما: the statement stands before
    AS = 27 "as";
    /// while, بينما: behind a comma, another clause begins that the speaker does not say
    CONTRAST = 28 "contrast";
    /// nouns whose gender their ending hides: مجلس
    MASCULINE = 29 "masculine";
    /// a state, capital or body of one word; set from the actors, not from the pack
    NAME = 30 "name";
    /// nouns of what happened or is wanted (مقتل، ضرورة): behind a subject they begin the content
    DEED = 31 "deed";
    /// of, for: inside a noun group whose other prepositions end it
    GENITIVE = 32 "genitive";
    /// about 20, over 20: prepositions that belong to a number
    APPROXIMATE = 33 "approximate";
    /// in a statement, during an interview: prepositions before an occasion of speaking
    MANNER = 34 "manner";
    /// في، لدى: between a title or a body and its place
    PLACE = 35 "place";
    /// عن: between a medium and the one whose words it passes on
    ORIGIN = 36 "origin";
    /// باسم: between a spokesman and the one spoken for
    BEHALF = 37 "behalf";
    /// people: plural without its ending
    PLURAL = 38 "plural";
    /// правительство, президент: a noun in a form that subjects have, where they can stand behind an adjunct without a comma
    SUBJECT = 39 "subject";
    /// материал, school: nouns that end as finite verbs do
    NOUN = 40 "noun";
    /// об этом, dies: what stands for the sentence before
    ANAPHORA = 41 "anaphora";
    /// pour, para: at the head of a sentence, before somebody and a comma, "in the view of"
    VIEW = 42 "view";
    /// se, sich: with « être » or "have" it makes no passive
    REFLEXIVE = 43 "reflexive";
    /// را: behind an object
    OBJECT_MARKER = 44 "object-marker";
    /// sei, habe, werde: forms that tell that the clause is somebody else's words
    REPORTIVE = 45 "reportive";
    /// den, dem, ihm: forms that no subject begins with
    OBLIQUE = 46 "oblique";
    /// es: a subject that names nobody
    EXPLETIVE = 47 "expletive";
    /// zufolge, խոսքով: according to, behind its noun
    ACCORDING_BEHIND = 48 "according-behind";
    /// so (the minister): according to, where a comma or a quotation stands before it
    ACCORDING_APART = 49 "according-apart";
}

impl Classes {
    /// Whether any class of `other` is among them.
    pub const fn is(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// Both.
    pub const fn and(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}
