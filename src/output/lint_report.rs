use crate::finding::{Finding, Label, Level, NotEvaluated, Severity, Summary};
use crate::rules::Statistics;

/// Where the page of each rule is; the rule's name follows.
pub const RULE_PAGES: &str = "https://github.com/pm-strategy/pm/blob/main/docs/rules.md#";

/// The address of a rule's page.
pub fn rule_page(rule: &str) -> String {
    format!("{RULE_PAGES}{rule}")
}

/// Everything a format may show of one run of `pm lint`.
#[derive(Clone, Copy)]
pub struct LintReport<'r> {
    /// In listing order: path, line, column, rule.
    pub findings: &'r [Finding],
    pub summary: &'r Summary,
    /// All rules that exist, in the order of the catalogue.
    pub rules: &'r [RuleEntry],
    /// The text of a file by its path relative to the workspace.
    pub text_of: &'r dyn Fn(&str) -> Option<&'r str>,
    pub not_evaluated: &'r [NotEvaluated],
    /// The workspace as seen from the Git root: empty, or `strategy/`.
    pub from_git_root: &'r str,
    /// What turns a path of the workspace into one relative to the current folder: empty, `strategy/`, `../`.
    pub from_here: &'r str,
    /// The command that was run, such as `lint`.
    pub command: &'r str,
    /// What the findings are new since, where two states are compared.
    pub since: Option<Base<'r>>,
    /// How they spread, where somebody asked.
    pub statistics: Option<&'r Statistics>,
}

/// The base of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Base<'r> {
    /// The revision that was named.
    pub rev: &'r str,
    /// Where the head parted from it.
    pub commit: &'r str,
    /// Whether that is the revision itself, on which nothing happened since.
    #[serde(skip)]
    pub is_tip: bool,
}

/// A rule as the formats name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleEntry {
    pub name: &'static str,
    /// One sentence.
    pub summary: &'static str,
    pub level: Level,
    pub group: &'static str,
    pub severity: Severity,
    pub fixable: bool,
}

impl<'r> LintReport<'r> {
    /// The findings that nobody has accepted.
    pub fn counting(&self) -> impl Iterator<Item = &'r Finding> + use<'r> {
        self.findings.iter().filter(|finding| finding.counts())
    }

    /// `path:line:column` as seen from the current folder.
    pub fn place_from_here(&self, label: &Label) -> String {
        super::one_line(&format!("{}{}:{}:{}", self.from_here, label.path, label.start.line, label.start.column))
            .into_owned()
    }

    /// The path as seen from the root of the Git repository.
    pub fn from_root(&self, path: &str) -> String {
        format!("{}{path}", self.from_git_root)
    }
}
