/// The text on one line, at most so many characters of it.
pub fn shortened(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut count = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        let gap = usize::from(!out.is_empty());
        if count + gap + length > most {
            let room = most.saturating_sub(count + gap + 1);
            if out.is_empty() {
                out.extend(word.chars().take(room));
            }
            out.push('…');
            return out;
        }
        if gap > 0 {
            out.push(' ');
        }
        out.push_str(word);
        count += gap + length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn what_is_shortened_says_so() {
        assert_eq!(shortened("one two  three", 20), "one two three");
        assert_eq!(shortened("one two three", 9), "one two…");
        assert_eq!(shortened(&"x".repeat(10_000), 10).chars().count(), 10);
    }
}
