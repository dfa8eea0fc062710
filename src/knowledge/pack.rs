//! A language pack: everything the engine knows of one language (`data/languages/TAG/`).

use super::{acts::Acts, assets, speakers::SpeakerWords};
use crate::Error;
use std::collections::BTreeMap;

/// One language.
#[derive(Debug, Default, Clone)]
pub struct Pack {
    /// BCP 47 primary tag.
    pub tag: String,
    /// Words for speakers.
    pub speakers: SpeakerWords,
    /// Words that tell the act.
    pub acts: Acts,
}

/// The bundled packs by tag: every folder of `data/languages/` with a `pack.toml`.
///
/// # Errors
/// Only where bundled data is broken.
pub fn bundled() -> Result<BTreeMap<String, Pack>, Error> {
    let mut packs = BTreeMap::new();
    for path in assets::data_below("languages/") {
        let Some(tag) = path.strip_prefix("languages/").and_then(|p| p.strip_suffix("/pack.toml")) else { continue };
        let part = |name: &str| {
            let path = format!("languages/{tag}/{name}");
            assets::data(&path).map(|text| (text, format!("data/{path}")))
        };
        let mut pack = Pack { tag: tag.to_owned(), ..Pack::default() };
        if let Some((text, path)) = part("speakers.toml") {
            pack.speakers = SpeakerWords::parse(&text, &path)?;
        }
        if let Some((text, path)) = part("acts.toml") {
            pack.acts = Acts::parse(&text, &path)?;
        }
        packs.insert(tag.to_owned(), pack);
    }
    Ok(packs)
}
