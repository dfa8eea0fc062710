//! Embedded social posts: statements of their accounts.

use crate::model::{Article, Attribution, Style};
use std::borrow::Cow;

/// One attribution for each post of the article.
pub fn attributions(article: &Article) -> Vec<Attribution> {
    article
        .posts
        .iter()
        .map(|post| {
            let mut attribution = Attribution {
                source: vec![post.account],
                content: vec![post.content],
                style: Style::Direct,
                rule: Cow::Borrowed("post-embedded"),
                post: true,
                confidence: 95,
                ..Attribution::default()
            };
            attribution.id = attribution.id_of_spans();
            attribution
        })
        .collect()
}
