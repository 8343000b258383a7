use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Whatever is done sooner needs no bar.
const PATIENCE: Duration = Duration::from_secs(1);

/// A bar on stderr for what lasts over a second; nothing is drawn where stderr is no terminal.
pub struct Progress {
    what: &'static str,
    began: Instant,
    bar: Option<ProgressBar>,
    is_quiet: bool,
}

impl Progress {
    pub fn of(what: &'static str, is_quiet: bool) -> Progress {
        Progress { what, began: Instant::now(), bar: None, is_quiet }
    }

    /// Which share is done, from 0 to 1.
    pub fn show(&mut self, share: f64) {
        if self.is_quiet || self.began.elapsed() < PATIENCE {
            return;
        }
        let what = self.what;
        let bar = self.bar.get_or_insert_with(|| {
            let bar = ProgressBar::new(100);
            if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {percent} %") {
                bar.set_style(style);
            }
            bar.set_message(what);
            bar
        });
        bar.set_position((share.clamp(0.0, 1.0) * 100.0) as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
