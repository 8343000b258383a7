//! What everyone reads.

use super::{holds, markdown, section, workshop};

#[test]
fn everyone_sees_what_a_release_came_to() {
    let folder = workshop();
    let text = markdown(folder.path(), &["monthly-release"]);
    holds(&text, &["since 5 Sep 2026, the usual time", "Nothing was released."]);
    let judged = section(&text, "Released two months ago, judged now");
    holds(
        judged,
        &[
            "### Bulk import",
            "option/bulk-import, 28 Jul 2026 · for Small admins · initiative/search",
            "> Finding things is hard (7 of 9 admins).",
            "| found | 20 % (1 May 2026) | 26 % (20 Sep 2026) | 25 % | reached |",
        ],
    );
    holds(section(&text, "What surprised us"), &["> They import twice and then never again."]);
    holds(
        section(&text, "Coming, and what we expect of it"),
        &["- We expect found 26 % (20 Sep 2026) → 30 % by 31 Dec 2026 (promised before this period began)"],
    );
    assert!(!text.contains("## Decisions"), "{text}");

    let text = markdown(folder.path(), &["monthly-release", "--since", "2026-07-01"]);
    holds(&text, &["since 1 Jul 2026, as asked for."]);
    holds(
        section(&text, "Released"),
        &["### Bulk import", "| found | 20 % (1 May 2026) | 26 % (20 Sep 2026) | 25 % | reached |"],
    );
    assert!(!text.contains("judged now"), "{text}");
}
