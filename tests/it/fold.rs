//! What a reader calls the same spelling, in the program and in the page's search: one table holds both, `tests/fold.json`.
//! The search's own fold is held to it in `tests/browser/check.mjs`.

use super::workspace::repository;
use whosaid::text::fold::loose;

#[test]
fn spellings_that_are_the_same_fold_alike() {
    let table = std::fs::read_to_string(repository("tests/fold.json")).unwrap();
    let pairs: Vec<(String, String, bool)> = serde_json::from_str(&table).unwrap();
    assert!(pairs.len() > 20);
    for (one, other, same) in pairs {
        assert_eq!(loose(&one) == loose(&other), same, "{one} {other}: {:?} {:?}", loose(&one), loose(&other));
    }
}
