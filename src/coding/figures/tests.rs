//! Figures in contents.

use super::figures;
use crate::knowledge::Knowledge;
use crate::model::{Article, Attribution, Bound, Figure, Span, Speaker};
use crate::segment::segment;
use std::sync::LazyLock;

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| Knowledge::bundled().unwrap());

/// The figures of a content, each as a case would write it.
fn found(lang: &str, text: &str) -> Vec<String> {
    let article = Article { lang: lang.to_owned(), text: text.to_owned(), ..Article::default() };
    let pack = KNOWLEDGE.pack(lang).unwrap();
    let segments = segment(&article, Some(pack));
    let attribution = Attribution { content: vec![Span::new(0, text.len())], ..Attribution::default() };
    let speaker = Speaker { actor: Some("ruritania".into()), ..Speaker::default() };
    let all = figures(&article, &segments, &attribution, &speaker, pack, &KNOWLEDGE.actors);
    all.iter().map(shown).collect()
}

fn shown(figure: &Figure) -> String {
    let bound = match figure.bound {
        Bound::Exactly => "",
        Bound::AtLeast => "≥",
        Bound::MoreThan => ">",
        Bound::AtMost => "≤",
        Bound::LessThan => "<",
        Bound::About => "~",
        Bound::Vague => "≳",
    };
    let upto = figure.upto.map(|upto| format!("–{upto}")).unwrap_or_default();
    let named = [&figure.unit, &figure.thing, &figure.happened, &figure.whose, &figure.place];
    let mut words = vec![format!("{bound}{}{upto}", figure.value)];
    words.extend(named.into_iter().flatten().cloned());
    if figure.thing.is_none() && !figure.noun.is_empty() {
        words.push(format!("({})", figure.noun));
    }
    if figure.part {
        words.push("part".into());
    }
    words.join(" ")
}

fn differs(lang: &str, text: &str, wanted: &[&str]) -> Option<String> {
    let found = found(lang, text);
    (found != wanted).then(|| format!("{text}: wanted {wanted:?}, found {found:?}"))
}

#[test]
fn counted_with_what_happened() {
    let mut wrong = Vec::new();
    for (lang, text, wanted) in [
        (
            "en",
            "at least 27 people had been killed, two of them civilians, and more than 200 wounded",
            &["≥27 people killed", "2 civilian killed part", ">200 people wounded"][..],
        ),
        ("en", "two of its soldiers had been wounded", &["2 soldier wounded ruritania"]),
        ("en", "troops had taken control of more than 60 combat positions", &[">60 position taken"]),
        ("en", "one civilian was killed in the town of Newhaven by artillery fire", &["1 civilian killed Newhaven"]),
        ("en", "a civilian had been killed in Newhaven", &["1 civilian killed Newhaven"]),
        (
            "en",
            "469 civilians, among them 185 children, had been taken to its base",
            &["469 civilian evacuated", "185 child evacuated part"],
        ),
        ("en", "the death toll had risen to 32", &["32 people killed"]),
        ("en", "five soldiers were killed and 20 injured", &["5 soldier killed", "20 people wounded"]),
        (
            "ar",
            "مقتل 27 شخصا، بينهم مدنيان، وإصابة أكثر من 200 آخرين",
            &["27 people killed", "2 civilian killed part", ">200 people wounded"],
        ),
        ("ar", "أن قواتها سيطرت على أكثر من ستين موقعا قتاليا", &[">60 position taken"]),
        ("ar", "بإصابة جنديين من قواتها", &["2 soldier wounded ruritania"]),
        ("ar", "أن مدنيا لقي مصرعه في مدينة ميناء", &["1 civilian killed ميناء"]),
        ("ar", "سقوط 32 قتيلا", &["32 people killed"]),
        ("ar", "مقتل 32 شخصا، سبعة منهم مدنيون", &["32 people killed", "7 civilian killed part"]),
        ("ar", "أجلت 469 مدنيا، بينهم 185 طفلا، إلى قاعدتها", &["469 civilian evacuated", "185 child evacuated part"]),
        ("ar", "حصيلة القتلى ارتفعت إلى ٢٠٠ على الأقل، بينهم عشرة مدنيين", &["≥200 people killed", "10 civilian killed part"]),
    ] {
        wrong.extend(differs(lang, text, wanted));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn numbers_in_words_and_digits() {
    let mut wrong = Vec::new();
    for (lang, text, wanted) in [
        ("en", "twenty-five workers", "25 worker"),
        ("en", "two hundred and five jobs", "205 job"),
        ("en", "1,800 residents", "1800 resident"),
        ("en", "1 800 residents", "1800 resident"),
        ("en", "3.5 million homes", "3500000 home"),
        ("en", "a hundred vehicles", "100 vehicle"),
        ("en", "hundreds of protesters", "≳200 protester"),
        ("en", "several hundred protesters", "≳100 protester"),
        ("en", "20 to 30 tanks", "20–30 tank"),
        ("en", "between 20 and 30 tanks", "20–30 tank"),
        ("en", "20-30 tanks", "20–30 tank"),
        ("en", "some 1,800 residents", "~1800 resident"),
        ("ar", "خمسة وعشرون عاملا", "25 worker"),
        ("ar", "ألف ومئتي عامل", "1200 worker"),
        ("ar", "مئة وخمسين ألف نازح", "150000 refugee"),
        ("ar", "١٬٨٠٠ من السكان", "1800 resident"),
        ("ar", "۱۸۰۰ ساكن", "1800 resident"),
        ("ar", "عشرات المتظاهرين", "≳20 protester"),
        ("ar", "ثلاثة ملايين لاجئ", "3000000 refugee"),
        ("ar", "بين 20 و30 دبابة", "20–30 tank"),
        ("ar", "دبابتين", "2 tank"),
        ("ar", "خمسة عشر صحفيا", "15 journalist"),
    ] {
        wrong.extend(differs(lang, text, &[wanted]));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn measured() {
    let mut wrong = Vec::new();
    for (lang, text, wanted) in [
        ("en", "inflation would fall to 2.5 percent", &["2.5 percent inflation cut"][..]),
        ("en", "wages rose by 4%", &["4 percent wage raised"]),
        ("en", "from 2 to 3 percent of workers", &["2 percent worker", "3 percent worker"]),
        ("en", "$20m in aid", &["20000000 usd aid"]),
        ("en", "more than €3bn of debt", &[">3000000000 eur debt"]),
        ("ar", "أن التضخم سيبلغ 7 في المئة", &["7 percent inflation"]),
        ("ar", "مساعدات بقيمة 20 مليون دولار", &["20000000 usd aid"]),
    ] {
        wrong.extend(differs(lang, text, wanted));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_figures() {
    let mut wrong = Vec::new();
    for (lang, text) in [
        ("en", "on 5 May 2020 the talks began"),
        ("en", "the agreements of 2020 still hold"),
        ("en", "Resolution 2334 and Article 5 say so"),
        ("en", "the G7 met at 13:00, or at 5 p.m."),
        ("en", "the 34-year-old spoke for three days"),
        ("en", "call 020 7946 or +44 20 7946"),
        ("en", "one of the first steps, the 21st of its kind"),
        ("en", "the two sides met, one nation and two states"),
        ("en", "Su-25 jets flew"),
        ("en", "COVID-19 killed nobody there"),
        ("ar", "اتفاق عام 2020"),
        ("ar", "القرار 2334"),
        ("ar", "الساعة 13:00 يوم 5 مايو"),
        ("ar", "الطرفين والبلدين"),
        ("ar", "خلال يوم واحد"),
    ] {
        wrong.extend(differs(lang, text, &[]));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
