//! Numbers in digits, in every script.

/// The numbers of a text in Latin digits, without marks between thousands.
pub fn numbers(text: &str) -> Vec<String> {
    let mut all = Vec::new();
    let mut own = String::new();
    let chars: Vec<char> = text.chars().collect();
    for (at, c) in chars.iter().enumerate() {
        let digit = |at: usize| chars.get(at).copied().and_then(digit);
        match digit(at) {
            Some(value) => own.push(value),
            None if !own.is_empty() && ",.٬٫\u{a0}\u{202f}".contains(*c) && digit(at + 1).is_some() => {
                let group = (1..=3).all(|ahead| digit(at + ahead).is_some()) && digit(at + 4).is_none();
                if !group {
                    own.push('.');
                }
            }
            None if !own.is_empty() => all.push(std::mem::take(&mut own)),
            None => {}
        }
    }
    if !own.is_empty() {
        all.push(own);
    }
    all
}

fn digit(c: char) -> Option<char> {
    let value = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => c as u32 - '٠' as u32,
        '۰'..='۹' => c as u32 - '۰' as u32,
        _ => return None,
    };
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_every_script() {
        assert_eq!(numbers("some 1,800 of ٢٣ and ۴٫۵ in 2020."), ["1800", "23", "4.5", "2020"]);
    }
}
