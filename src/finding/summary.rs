use super::{Finding, Severity};

/// What a run of the rules came to. Waived findings stand in the list and count only as waived.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    pub error: usize,
    pub warning: usize,
    pub info: usize,
    pub waived: usize,
    /// Findings of rules that `pm.yaml` turns off, for the whole workspace or for some paths.
    pub off: usize,
    pub fixable: usize,
    pub records: usize,
    /// Files that were read as records.
    pub files: usize,
    /// Findings of the clock, counted though not shown.
    pub overdue: usize,
    /// In a comparison, the findings that the base has too and that are not shown.
    pub older: Option<usize>,
}

impl Summary {
    /// Adds findings to what has been counted.
    pub fn count(&mut self, findings: &[Finding]) {
        for finding in findings {
            if finding.waived.is_some() {
                self.waived += 1;
                continue;
            }
            match finding.severity {
                Severity::Error => self.error += 1,
                Severity::Warning => self.warning += 1,
                Severity::Info => self.info += 1,
            }
            self.fixable += usize::from(finding.fix.is_some());
        }
    }
}
