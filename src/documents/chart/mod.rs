//! Numbers over time and experiments over time as pictures, from plain data that a page can show beside them.

mod axis;
mod marks;
mod metric_data;
mod metric_key;
mod metric_picture;
mod timeline_data;
mod timeline_picture;

pub use metric_data::{ChartBound, ChartGoal, ChartReading, MetricChart, metric_chart};
pub use metric_picture::metric_picture;
pub use timeline_data::{Timeline, TimelineGroup, TimelineRow, timeline};
pub use timeline_picture::timeline_picture;

/// Pixels. Narrow, so that a text of 13 pixels can be read where a telephone makes it a bit smaller.
const WIDTH: f64 = 460.0;
const MARGIN: f64 = 12.0;

/// The size of a text in pixels.
const TEXT: f64 = 12.0;
