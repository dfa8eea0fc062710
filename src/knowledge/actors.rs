//! States, international bodies, offices: who can be meant (`data/actors/`, and the user's own files).

/// The actors known before reading.
#[derive(Debug, Default, Clone)]
pub struct Actors {}

impl Actors {
    /// The bundled ones.
    ///
    /// # Errors
    /// Only where bundled data is broken.
    pub fn bundled() -> Result<Self, crate::Error> {
        Ok(Self::default())
    }
}
