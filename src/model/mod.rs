//! The types that the stages hand to each other; data only, no logic beyond access.

mod actor;
mod article;
mod attribution;
mod codes;
mod comparison;
mod contrast;
mod corpus;
mod coverage;
mod figure;
mod linked;
mod naming;
mod note;
mod reading;
mod retelling;
mod segments;
mod span;
mod table;
mod time;

pub use actor::*;
pub use article::*;
pub use attribution::*;
pub use codes::*;
pub use comparison::*;
pub use contrast::*;
pub use corpus::*;
pub use coverage::*;
pub use figure::*;
pub use linked::*;
pub use naming::*;
pub use note::*;
pub use reading::*;
pub use retelling::*;
pub use segments::*;
pub use span::*;
pub use table::*;
pub use time::*;
