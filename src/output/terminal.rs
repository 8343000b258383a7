use std::io::IsTerminal;

use super::Style;

/// What `--color` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ColorChoice {
    #[default]
    Auto,
    Always,
    Never,
}

/// Columns of a terminal that does not tell.
const USUAL_WIDTH: usize = 80;

/// Below this, wrapping makes text unreadable.
const LEAST_WIDTH: usize = 40;

impl Style {
    /// What standard output can show. The only look at the environment and the terminal.
    pub fn of_stdout(color: ColorChoice) -> Style {
        let terminal = std::io::stdout().is_terminal();
        let measured = || comfy_table::Table::new().width().map(usize::from);
        decide(color, terminal, &measured, &|name| std::env::var_os(name).map(|value| value.to_string_lossy().into()))
    }
}

/// The same as a pure function: whether it is a terminal, how wide, and the environment's variables.
fn decide(
    color: ColorChoice,
    terminal: bool,
    measured: &dyn Fn() -> Option<usize>,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Style {
    let value = |name: &str| variable(name).filter(|value| !value.is_empty());
    let capable = terminal && value("TERM").as_deref() != Some("dumb");
    let colour = match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => wants_colour(&value).unwrap_or(capable),
    };
    let width = || {
        let columns = value("COLUMNS").and_then(|columns| columns.trim().parse().ok()).filter(|columns| *columns > 0);
        columns.or_else(measured).unwrap_or(USUAL_WIDTH).max(LEAST_WIDTH)
    };
    Style {
        colour,
        unicode: !terminal || speaks_utf8(&value),
        links: capable && colour && follows_links(&value),
        narrated: terminal && value("NO_GRAPHICS").is_some_and(|value| value != "0"),
        width: terminal.then(width),
    }
}

/// What the environment says about colour, if anything. `NO_COLOR` comes first: who cannot bear it must be safe.
fn wants_colour(value: &dyn Fn(&str) -> Option<String>) -> Option<bool> {
    if value("NO_COLOR").is_some() {
        return Some(false);
    }
    let forced = value("FORCE_COLOR").map(|value| value != "0" && value != "false");
    forced
        .or_else(|| value("CLICOLOR_FORCE").filter(|value| value != "0").map(|_| true))
        .or_else(|| value("CLICOLOR").filter(|value| value == "0").map(|_| false))
}

/// The first of the three that is set decides, as in POSIX. Where none is, only Unix means ASCII by that.
fn speaks_utf8(value: &dyn Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(|name| value(name));
    match locale {
        Some(locale) => {
            let locale = locale.to_ascii_lowercase();
            locale.contains("utf-8") || locale.contains("utf8")
        }
        None => cfg!(windows),
    }
}

/// Terminals known to follow OSC 8; others may print it as rubbish.
fn follows_links(value: &dyn Fn(&str) -> Option<String>) -> bool {
    if let Some(forced) = value("FORCE_HYPERLINK") {
        return forced != "0";
    }
    let is = |name: &str, known: &[&str]| value(name).is_some_and(|value| known.iter().any(|one| value.contains(one)));
    value("WT_SESSION").is_some()
        || value("KONSOLE_VERSION").is_some()
        || value("VTE_VERSION").and_then(|version| version.parse().ok()).is_some_and(|version: u32| version >= 5000)
        || is("TERM_PROGRAM", &["iTerm", "WezTerm", "vscode", "ghostty", "Hyper"])
        || is("TERM", &["kitty", "alacritty", "foot", "ghostty", "wezterm"])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(color: ColorChoice, terminal: bool, variables: &[(&str, &str)]) -> Style {
        let variable = |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_string());
        decide(color, terminal, &|| Some(132), &variable)
    }

    #[test]
    fn a_pipe_gets_the_same_bytes_whatever_the_environment() {
        let variables = [("LANG", "C"), ("COLUMNS", "50"), ("TERM", "xterm-kitty"), ("NO_GRAPHICS", "1")];
        assert_eq!(style(ColorChoice::Auto, false, &variables), Style::PLAIN);
        assert_eq!(style(ColorChoice::Auto, false, &[]), Style::PLAIN);
    }

    #[test]
    fn colour() {
        let colour = |color, terminal, variables: &[(&str, &str)]| style(color, terminal, variables).colour;
        let auto = ColorChoice::Auto;
        assert!(colour(auto, true, &[]));
        assert!(!colour(auto, true, &[("TERM", "dumb")]));
        assert!(!colour(auto, true, &[("NO_COLOR", "1"), ("FORCE_COLOR", "1")]));
        assert!(colour(auto, true, &[("NO_COLOR", "")]));
        assert!(colour(auto, false, &[("FORCE_COLOR", "1")]));
        assert!(!colour(auto, true, &[("FORCE_COLOR", "0")]));
        assert!(colour(auto, false, &[("CLICOLOR_FORCE", "1")]));
        assert!(!colour(auto, true, &[("CLICOLOR", "0")]));
        assert!(!colour(auto, false, &[("CLICOLOR", "1")]));
        assert!(colour(ColorChoice::Always, false, &[("NO_COLOR", "1")]));
        assert!(!colour(ColorChoice::Never, true, &[("FORCE_COLOR", "1")]));
    }

    #[test]
    fn ascii_where_the_terminal_does_not_speak_utf8() {
        let unicode = |variables: &[(&str, &str)]| style(ColorChoice::Auto, true, variables).unicode;
        assert!(unicode(&[("LANG", "de_DE.UTF-8")]));
        assert!(unicode(&[("LANG", "C"), ("LC_CTYPE", "C.utf8")]));
        assert!(!unicode(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C")]));
        assert!(!unicode(&[("LANG", "de_DE.UTF-8"), ("LC_CTYPE", "de_DE.ISO-8859-1")]));
    }

    #[test]
    fn width_and_links() {
        assert_eq!(style(ColorChoice::Auto, true, &[]).width, Some(132));
        assert_eq!(style(ColorChoice::Auto, true, &[("COLUMNS", "100")]).width, Some(100));
        assert_eq!(style(ColorChoice::Auto, true, &[("COLUMNS", "3")]).width, Some(LEAST_WIDTH));
        assert!(style(ColorChoice::Auto, true, &[("TERM", "xterm-kitty")]).links);
        assert!(!style(ColorChoice::Auto, true, &[("TERM", "linux")]).links);
        assert!(!style(ColorChoice::Auto, true, &[("TERM", "xterm-kitty"), ("NO_COLOR", "1")]).links);
        assert!(style(ColorChoice::Auto, true, &[("NO_GRAPHICS", "1")]).narrated);
    }
}
