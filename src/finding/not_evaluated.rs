/// A rule that was asked for and could not be judged.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NotEvaluated {
    pub rule: &'static str,
    pub reason: String,
    /// What to type so that it can be judged.
    pub command: Option<String>,
}
