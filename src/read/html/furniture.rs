//! What stands round the article on a page: told by the element, its role, and the names that the page itself gives it.

use rustc_hash::FxHashSet;
use scraper::{Html, Node, node::Element};

/// Elements that never hold an article's text.
const ASIDE: &[&str] =
    &["nav", "aside", "footer", "form", "button", "figcaption", "dialog", "menu", "head", "script", "label", "video", "audio"];
/// The same as roles.
const ROLES: &[&str] = &["navigation", "banner", "complementary", "contentinfo", "search", "dialog", "alert", "menu", "toolbar"];
/// Parts of class names and ids that name furniture.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "advert",
    "advertisement",
    "advertising",
    "sponsored",
    "promo",
    "promotion",
    "banner",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "related",
    "recommended",
    "recommendations",
    "recirculation",
    "popular",
    "trending",
    "outbrain",
    "taboola",
    "teaser",
    "teasers",
    "share",
    "sharing",
    "sharer",
    "social",
    "follow",
    "newsletter",
    "subscribe",
    "subscription",
    "signup",
    "login",
    "paywall",
    "comment",
    "comments",
    "disqus",
    "respond",
    "tags",
    "taglist",
    "tagcloud",
    "keywords",
    "breadcrumb",
    "breadcrumbs",
    "sidebar",
    "nav",
    "navbar",
    "navigation",
    "menu",
    "pagination",
    "pager",
    "toolbar",
    "footer",
    "copyright",
    "modal",
    "popup",
    "caption",
    "credit",
    "credits",
    "byline",
    "author",
    "meta",
    "timestamp",
    "skip",
    "hidden",
    "print",
];
/// Parts that turn such a name into one of the layout ("has-sidebar").
const LAYOUT: &[&str] = &["has", "no", "not", "with", "without", "is", "hide", "show", "open", "elementor"];

/// Elements that hold the headline or what the page calls the article's body.
pub fn ancestors_of_article(html: &Html) -> FxHashSet<ego_tree::NodeId> {
    let mut kept = FxHashSet::default();
    for node in html.tree.nodes() {
        let Node::Element(element) = node.value() else { continue };
        if element.name() == "h1" || element.attr("itemprop").is_some_and(|value| value.eq_ignore_ascii_case("articleBody")) {
            let mut at = Some(node);
            while let Some(node) = at.filter(|node| kept.insert(node.id())) {
                at = node.parent();
            }
        }
    }
    kept
}

/// Whether an element is what stands round the article; class names are heeded if `names` is set.
pub fn is_furniture(element: &Element, kept: bool, names: bool) -> bool {
    let hidden = element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
        || element.attr("style").is_some_and(|style| style.replace(' ', "").contains("display:none"));
    if ASIDE.contains(&element.name()) || (hidden && !kept) {
        return true;
    }
    if kept || matches!(element.name(), "html" | "body" | "main" | "article") {
        return false;
    }
    if element.name() == "header" || element.attr("role").is_some_and(|role| ROLES.contains(&role)) {
        return true;
    }
    names && element.classes().chain(element.id()).any(names_furniture)
}

/// Whether a class name or id names furniture: `post-tags`, `relatedArticles`, `share_buttons`.
fn names_furniture(name: &str) -> bool {
    let mut parts: Vec<String> = vec![String::new()];
    let mut lower = false;
    for c in name.chars().take(80) {
        if !c.is_alphanumeric() || (lower && c.is_uppercase()) {
            parts.push(String::new());
        }
        lower = c.is_lowercase();
        if let Some(part) = parts.last_mut().filter(|_| c.is_alphanumeric()) {
            part.extend(c.to_lowercase());
        }
    }
    let any = |list: &[&str]| parts.iter().any(|part| list.contains(&part.as_str()));
    any(FURNITURE) && !any(LAYOUT)
}
