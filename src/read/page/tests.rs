//! Tests of residue and of several articles on one page.

use super::*;

const PORT: &str = "The harbour master said on Sunday that the port of Aldermere would stay closed until the storm is over.\n\n\"We will not send a single ship out,\" she told reporters at the quay, adding that the pilots had agreed.\n\nThe shipowners called the decision hasty and asked the ministry of transport to review it before Tuesday.\n";
const WHEAT: &str = "Wheat prices rose for the fourth week, the grain exchange said on Monday, as drought reached the northern plains.\n\nTraders expect wheat to stay dear until the harvest, and bakers warned that bread prices would follow within weeks.\n";
const PORT_AR: &str = "قالت مديرة الميناء، الأحد، إن الميناء سيبقى مغلقا حتى انتهاء العاصفة التي تضرب الساحل منذ يومين.\n\nوأضافت في تصريح للصحفيين عند الرصيف أن المرشدين البحريين وافقوا على القرار، وأن السفن لن تخرج قبل الثلاثاء.\n\nفي المقابل، وصف أصحاب السفن القرار بأنه متسرع، وطالبوا وزارة النقل بمراجعته قبل يوم الثلاثاء المقبل.\n";
const WHEAT_AR: &str = "ارتفعت أسعار القمح للأسبوع الرابع على التوالي، وقالت بورصة الحبوب، الاثنين، إن الجفاف بلغ السهول الشمالية.\n\nويتوقع التجار أن تبقى أسعار القمح مرتفعة حتى موسم الحصاد، بينما حذر أصحاب المخابز من ارتفاع أسعار الخبز خلال أسابيع.\n";

fn texts(page: &str) -> Vec<String> {
    take_apart(page).parts.iter().map(|part| part.span.of(page).trim().to_owned()).collect()
}

#[track_caller]
fn residue(page: &str, expected: &[&str]) {
    let parts = take_apart(page).parts;
    assert_eq!(parts.len(), 1, "{parts:?}");
    assert_eq!(parts[0].residue.iter().map(|span| span.of(page)).collect::<Vec<_>>(), expected);
}

#[test]
fn a_plain_article_stays_whole() {
    for text in [PORT, PORT_AR, "", "a", "One line without a stop", "Port closed\n\nBy noon.\n"] {
        let page = take_apart(text);
        assert_eq!(page.parts.len(), 1);
        assert_eq!(page.parts[0].span.of(text), text);
        assert!(page.parts[0].residue.is_empty() && page.notes.is_empty(), "{page:?}");
    }
}

#[test]
fn two_articles_are_told_apart() {
    for page in [
        format!(
            "Port stays closed until storm is over\n\n{PORT}\nTags: port, storm, shipping\n\nRead also:\n\nWheat prices rise for fourth week\n\nBy Jane Miller\n\n{WHEAT}\nRelated articles\n\n• Bakers raise prices\n• Rain expected in the north\n• Ministry reviews port rules\n"
        ),
        format!(
            "Port stays closed until storm is over\n{PORT}Source: The Harbour Post\nYou may also like\nWheat prices rise for fourth week\n{WHEAT}"
        ),
        format!(
            "Port stays closed until storm is over\n\n{PORT}\n© 2024 Harbour Post. All rights reserved.\n\n* * *\n\nWheat prices rise for fourth week\n\n{WHEAT}\nComments (2)\n\nA fine article, and I agree with every word of it.\n\nSo do I, and so does my neighbour.\n"
        ),
        format!("Port stays closed until storm is over\n\n{PORT}\nMore stories\n\nWheat prices rise for fourth week\n\n{WHEAT}"),
    ] {
        let found = texts(&page);
        assert_eq!(found.len(), 2, "{page}");
        assert!(found[0].starts_with("Port stays") && !found[0].contains("heat"), "{found:?}");
        assert!(found[1].starts_with("Wheat prices") && found[1].ends_with("within weeks."), "{found:?}");
        let page = take_apart(&page);
        assert_eq!(page.parts[1].title.as_deref(), Some("Wheat prices rise for fourth week"));
        assert!(page.notes.iter().any(|note| note.what.contains("another article")));
    }
    let page = format!(
        "بقاء الميناء مغلقا حتى انتهاء العاصفة\n\n{PORT_AR}\nالمصدر: بريد المرفأ\n\nكلمات مفتاحية: ميناء سفن عاصفة نقل\n\nاقرأ أيضًا:\n\nأسعار القمح ترتفع للأسبوع الرابع\n\nصحيفة السهول (العاصمة)\n{WHEAT_AR}\nمقالات ذات صلة\n\n  • أصحاب المخابز يرفعون الأسعار\n  • أمطار متوقعة في الشمال\n  • الوزارة تراجع قواعد الميناء\n"
    );
    let parts = take_apart(&page).parts;
    assert_eq!(parts.len(), 2);
    assert_eq!(parts.iter().map(|part| part.outlet.as_deref()).collect::<Vec<_>>(), [Some("بريد المرفأ"), Some("صحيفة السهول")]);
    assert!(!parts[0].span.of(&page).contains("القمح") && parts[1].span.of(&page).ends_with("أسابيع."));
}

#[test]
fn a_link_in_the_middle_is_residue_and_no_second_article() {
    let (first, rest) = PORT.split_at(PORT.find("\n\n").unwrap() + 2);
    residue(
        &format!("{first}Read also: Wheat prices rise for fourth week\n\n{rest}"),
        &["Read also: Wheat prices rise for fourth week"],
    );
    residue(
        &format!("{first}{rest}\nRelated\nWheat prices rise for fourth week\n\n{rest}"),
        &["Related", "Wheat prices rise for fourth week"],
    );
    let (first, rest) = PORT_AR.split_at(PORT_AR.find("\n\n").unwrap() + 2);
    residue(
        &format!("{first}اقرأ أيضاً:\n\nأسعار القمح ترتفع للأسبوع الرابع\n\n{rest}"),
        &["اقرأ أيضاً:", "أسعار القمح ترتفع للأسبوع الرابع"],
    );
}

#[test]
fn what_stands_round_the_article_is_set_aside() {
    let menu = "Home\nPolitics\nEconomy\nSports\nOpinion\n\n";
    let page = format!(
        "{menu}Port stays closed until storm is over\n\nShare\n\n{PORT}\nSource: The Harbour Post\n\nTags: port, storm\n\nMost read\n\n- Bakers raise prices\n- Rain expected\n"
    );
    let apart = take_apart(&page);
    assert_eq!(apart.parts.len(), 1);
    let text = apart.parts[0].span.of(&page);
    assert!(text.starts_with("Port stays") && text.ends_with("Source: The Harbour Post"), "{text}");
    assert_eq!(apart.parts[0].outlet.as_deref(), Some("The Harbour Post"));
    assert_eq!(apart.parts[0].title.as_deref(), Some("Port stays closed until storm is over"));
    assert_eq!(apart.parts[0].residue.len(), 2);
    assert!(apart.notes[0].what.contains("set aside"));
}

#[test]
fn agencies_are_no_outlet() {
    for (source, outlet) in
        [("Source: agencies", None), ("Source: Harbour Post + agencies", Some("Harbour Post")), ("المصدر: وكالات", None)]
    {
        assert_eq!(take_apart(&format!("{PORT}\n{source}\n")).parts[0].outlet.as_deref(), outlet, "{source}");
    }
}

#[test]
fn unlabelled_tags_are_seen() {
    for tags in [
        "port storm ships port storm trade port storm sea trade port ships storm port sea trade ships port",
        "port, storm, ships, trade, sea, harbour master",
        "#port #storm #ships",
        "ميناء | عاصفة | سفن | تجارة | بحر | نقل بحري",
    ] {
        assert_eq!(texts(&format!("{PORT}\n{tags}\n\nBakers raise prices\n")), [PORT.trim()], "{tags}");
    }
}

#[test]
fn lists_and_quotations_of_an_article_are_kept() {
    let list = format!("{PORT}\nThe shipowners ask for:\n\n- a review of the rules\n- two more pilots\n\n{WHEAT}");
    assert_eq!(texts(&list), [list.trim()]);
    let quote = format!(
        "{PORT}\n“We were not asked, and nobody told us when the port will open again”\n\nSource: the ministry said that nothing had been decided about the opening.\n\n{WHEAT}"
    );
    residue(&quote, &[]);
}

#[test]
fn one_article_keeps_every_byte() {
    let page = format!("{PORT}\nTags: a, b\n\nRead also:\n\nWheat prices rise for fourth week\n\n{WHEAT}");
    let one = take_apart(&page).into_one(&page);
    assert_eq!(one.parts.len(), 1);
    assert_eq!(one.parts[0].span, Span::new(0, page.len()));
    assert!(one.parts[0].residue.iter().any(|span| span.of(&page).contains("Traders expect")));
}

#[test]
fn a_page_copied_whole_is_reduced_to_its_article() {
    let (first, rest) = PORT.split_at(PORT.find("\n\n").unwrap() + 2);
    let page = format!(
        "Skip to main content\nHome\nNews\nSport\nHome > World > Coast\n\nPort stays closed until storm is over\n\nBy Jane Miller\nShipping correspondent\n\nPublished\n3 March 2024\n\nShare\nSave\n\n{first}Advertisement\n\nRead more:\nWhat the storm means for you\n\n{rest}\nFollow us on Facebook and Telegram\n\nSign up for our morning letter and get the latest stories.\n\nRelated Topics\nPorts\nStorms\n\nTop Stories\nCentral bank holds rates again\nThe central bank kept its main rate on Thursday.\nWheat prices rise for fourth week\nWheat is dear, the grain exchange said on Friday.\nAbout us\n© 2024 Example News. The site is not responsible for others.\n"
    );
    let apart = take_apart(&page);
    assert_eq!(apart.parts.len(), 1, "{apart:?}");
    let part = &apart.parts[0];
    assert_eq!(part.title.as_deref(), Some("Port stays closed until storm is over"));
    assert_eq!(part.date.as_deref(), Some("2024-03-03"));
    assert!(part.span.of(&page).ends_with("before Tuesday."), "{}", part.span.of(&page));
    let residue: Vec<&str> = part.residue.iter().map(|span| span.of(&page)).collect();
    assert_eq!(
        residue,
        [
            "By Jane Miller",
            "Shipping correspondent",
            "Published",
            "3 March 2024",
            "Share",
            "Save",
            "Advertisement",
            "Read more:",
            "What the storm means for you"
        ]
    );
}
