//! Embedded posts: source, evidence, context.

use super::super::view::index::{When, when};
use super::super::view::said::{Quote, cut};
use super::super::words::Words;
use super::dice::Dice;
use super::stock::{Number, Stock};
use serde::Serialize;
use tera::Value;

const MOST: usize = 2;

#[derive(Serialize)]
struct Posts {
    posts: Vec<Post>,
}

#[derive(Serialize)]
struct Post {
    account: Words,
    quote: Quote,
    posted: Option<When>,
    outlet: Words,
    published: Option<When>,
    number: Number,
}

/// Posts that articles embed, each with where and when.
pub fn make(stock: &Stock, dice: &mut Dice) -> Result<Value, usize> {
    let index = stock.index;
    let mut posts: Vec<_> = index.entries.iter().filter(|entry| entry.statement.attribution.post).collect();
    dice.shuffle(&mut posts);
    let post = |entry: &&super::super::view::index::Entry| {
        let article = &entry.reading.article;
        let content = entry.statement.attribution.content.first()?;
        let post = article.posts.iter().find(|post| post.content.overlaps(*content))?;
        Some(Post {
            account: Words::new(post.account.of(&article.text), &article.lang, index.page()),
            quote: cut(index, entry, &entry.statement.attribution.content),
            posted: post.date.as_deref().map(|date| when(index.strings, date)),
            outlet: index.outlet(entry.reading),
            published: article.date.as_deref().map(|date| when(index.strings, date)),
            number: stock.number(entry),
        })
    };
    let posts: Vec<Post> = posts.iter().filter_map(post).take(MOST).collect();
    if posts.is_empty() { Err(0) } else { Ok(Value::from_serializable(&Posts { posts })) }
}
