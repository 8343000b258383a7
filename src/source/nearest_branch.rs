use git2::Repository;

/// The branch that somebody who wrote `wanted` may have meant: the remote's of that name (CI checks out no local
/// branches), or one that differs in a letter or two.
pub(super) fn nearest_branch(repository: &Repository, wanted: &str) -> Option<String> {
    let branches = repository.branches(None).ok()?;
    let mut names: Vec<String> =
        branches.flatten().filter_map(|(branch, _)| branch.name().ok().flatten().map(String::from)).collect();
    names.sort_unstable();
    let remote = names.iter().find(|name| name.split_once('/').is_some_and(|(_, name)| name == wanted));
    let letters = wanted.chars().count();
    let near = || {
        let rated = names.iter().map(|name| (distance(name, wanted), name));
        rated.filter(|(distance, _)| *distance <= 2 && *distance * 2 < letters).min().map(|(_, name)| name)
    };
    remote.or_else(near).cloned()
}

/// Levenshtein's. (`values/` has the better one; `source/` stands above it.)
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (n, x) in a.chars().enumerate() {
        let mut diagonal = n;
        let mut left = n + 1;
        for (y, above) in b.chars().zip(row.iter_mut().skip(1)) {
            let cost = (diagonal + usize::from(x != y)).min(left + 1).min(*above + 1);
            diagonal = std::mem::replace(above, cost);
            left = cost;
        }
        if let Some(first) = row.first_mut() {
            *first = n + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn letters_that_differ() {
        for (a, b, letters) in [("main", "main", 0), ("mian", "main", 2), ("", "abc", 3), ("kitten", "sitting", 3)] {
            assert_eq!(distance(a, b), letters, "{a} {b}");
        }
    }
}
