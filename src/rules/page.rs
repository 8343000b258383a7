/// A rule's page, taken apart: what it says and the examples that are run.
///
/// A page is Markdown: `# name`, a quoted sentence, a line on level and severity, why it matters; under `## Fails` the
/// files of a workspace (fences with `file=PATH`) and the exact output (a fence `output`); under `## Passes` files with
/// which nothing is found. In a fence that says `escaped`, `\\0` stands for the byte zero. Files not given come from a small workspace without findings (`tests/base/`); a fence with
/// `absent=PATH` takes one of its files away. A fence that says `on=DATE` is committed on that day, with the others of
/// the day; there a fence with `gone=PATH` deletes a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    pub title: String,
    pub fails: Vec<Example>,
    pub passes: Vec<Example>,
}

/// Files of a workspace, and what `pm lint` prints about them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// Path and text.
    pub files: Vec<(String, String)>,
    /// Files of the small workspace that are not there.
    pub absent: Vec<String>,
    /// What was committed after that, the oldest first.
    pub steps: Vec<Step>,
    /// Empty where nothing is to be found.
    pub output: String,
}

/// What one commit of an example changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Step {
    /// The day of the commit, as `2026-02-01`.
    pub on: String,
    pub files: Vec<(String, String)>,
    pub gone: Vec<String>,
}

impl Page {
    /// Several examples stand under one heading where each has an output of its own, or begins with `### `.
    pub fn of(text: &str) -> Page {
        let mut page = Page::default();
        let mut section = "";
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            if let Some(title) = line.strip_prefix("# ") {
                page.title = title.trim().to_owned();
            } else if let Some(heading) = line.strip_prefix("## ") {
                section = heading.trim();
                page.list(section).into_iter().for_each(|list| list.push(Example::default()));
            } else if line.starts_with("### ") {
                page.list(section).into_iter().for_each(|list| list.push(Example::default()));
            } else if let Some(info) = line.strip_prefix("````").or_else(|| line.strip_prefix("```")) {
                let fence = if line.starts_with("````") { "````" } else { "```" };
                let body: Vec<&str> = lines.by_ref().take_while(|line| *line != fence).collect();
                page.fence(section, info, &body);
            }
        }
        for list in [&mut page.fails, &mut page.passes] {
            list.retain(|example| !example.files.is_empty() || !example.absent.is_empty() || !example.steps.is_empty());
        }
        page
    }

    fn list(&mut self, section: &str) -> Option<&mut Vec<Example>> {
        match section {
            "Fails" => Some(&mut self.fails),
            "Passes" => Some(&mut self.passes),
            _ => None,
        }
    }

    fn fence(&mut self, section: &str, info: &str, body: &[&str]) {
        let Some(example) = self.list(section).and_then(|list| list.last_mut()) else { return };
        let text = body.iter().map(|line| format!("{line}\n")).collect::<String>();
        if info.trim() == "output" {
            example.output = text;
            return;
        }
        let named = |key: &str| info.split_whitespace().find_map(|word| word.strip_prefix(key)).map(str::to_owned);
        if let Some(on) = named("on=") {
            if example.steps.last().is_none_or(|last| last.on != on) {
                example.steps.push(Step { on, ..Step::default() });
            }
            let Some(step) = example.steps.last_mut() else { return };
            step.files.extend(named("file=").map(|path| (path, text)));
            step.gone.extend(named("gone="));
            return;
        }
        if let Some(path) = named("file=") {
            let escaped = info.split_whitespace().any(|word| word == "escaped");
            let text = if escaped { text.replace("\\0", "\0") } else { text };
            example.files.push((path, text));
        } else if let Some(path) = named("absent=") {
            example.absent.push(path);
        }
    }
}
