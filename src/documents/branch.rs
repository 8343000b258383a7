/// A line of a tree and what hangs below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Branch {
    /// `initiative/faster-onboarding`; empty for a heading.
    pub name: String,
    /// How far it is; empty where that says nothing.
    pub state: String,
    /// What people call it.
    pub text: String,
    pub children: Vec<Branch>,
}

impl Branch {
    pub fn heading(text: impl Into<String>) -> Branch {
        Branch { text: text.into(), ..Branch::default() }
    }
}
