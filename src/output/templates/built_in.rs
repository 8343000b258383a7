/// A document's template as it is built in. Its name is that of the file that replaces it.
pub struct BuiltIn {
    /// `north-star`, of the file `north-star.md`.
    pub name: &'static str,
    /// What it makes, for the list.
    pub about: &'static str,
    pub text: &'static str,
}

/// All of them, in the order of the list.
pub const BUILT_IN: &[BuiltIn] = &[
    BuiltIn {
        name: "north-star",
        about: "the North Star document of an initiative: `pm north-star NAME`",
        text: include_str!("north-star.md"),
    },
    BuiltIn {
        name: "north-star-vision",
        about: "the North Star document of a vision: `pm north-star NAME`",
        text: include_str!("north-star-vision.md"),
    },
    BuiltIn {
        name: "portfolio",
        about: "money and work by stage and by intent: `pm portfolio`",
        text: include_str!("portfolio.md"),
    },
    BuiltIn { name: "map", about: "a story map as a table: `pm map NAME`", text: include_str!("map.md") },
    BuiltIn {
        name: "review-quarterly-business",
        about: "what leadership looks at: `pm review quarterly-business`",
        text: include_str!("review-quarterly-business.md"),
    },
    BuiltIn {
        name: "review-quarterly-initiative",
        about: "what product and design leads look at: `pm review quarterly-initiative`",
        text: include_str!("review-quarterly-initiative.md"),
    },
    BuiltIn {
        name: "review-monthly-release",
        about: "what everyone looks at: `pm review monthly-release`",
        text: include_str!("review-monthly-release.md"),
    },
];

/// The template of that name, with `.md` at its end or without.
pub fn built_in(name: &str) -> Option<&'static BuiltIn> {
    let name = name.strip_suffix(".md").unwrap_or(name);
    BUILT_IN.iter().find(|template| template.name == name)
}
