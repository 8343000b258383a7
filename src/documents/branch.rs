/// How deep a tree is drawn; what hangs deeper is drawn again from the left. Nobody reads further, a chain of a hundred
/// thousand records must not overflow the stack, and programs read JSON only some 128 levels deep, two to a branch.
pub(super) const DEEPEST: usize = 48;

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

    /// The line alone, of what is drawn in full elsewhere.
    pub(super) fn drawn_elsewhere(self, said: &str) -> Branch {
        Branch { text: said.to_owned(), children: Vec::new(), ..self }
    }
}
