/// The name of a finding that stays the same while lines move, words change and other findings come and go:
/// a hash of the rule, the record (or the path where there is none), the field, the value, and how many findings
/// with all of these equal come before it. 16 hexadecimal digits.
pub fn fingerprint(rule: &str, record_or_path: &str, field: &str, value: &str, ordinal: usize) -> String {
    let mut hasher = blake3::Hasher::new();
    for part in [rule, record_or_path, field, value, &ordinal.to_string()] {
        hasher.update(part.as_bytes());
        hasher.update(&[0]);
    }
    hasher.finalize().to_hex().chars().take(16).collect()
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn parts_do_not_run_into_each_other() {
        assert_ne!(fingerprint("ab", "c", "", "", 0), fingerprint("a", "bc", "", "", 0));
        assert_ne!(fingerprint("a", "b", "c", "", 0), fingerprint("a", "b", "", "c", 0));
    }
}
