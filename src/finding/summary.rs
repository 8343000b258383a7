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
}
