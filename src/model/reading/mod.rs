//! From a file's text to its records.

mod broken;
mod classify;
mod collection;
mod csv_readings;
mod document;
mod headings;
mod mapped;
pub mod objectives;
mod options;
mod page;
mod raw;
mod record;
mod rename;
mod repeated;
mod several;
mod unfilled;

pub use broken::unreadable;
pub use classify::{Place, classify};
pub use csv_readings::{CsvFault, CsvFile, CsvReading, CsvReadings, FaultAt};
pub use headings::{field as section_field, heading_fields};
pub use page::main_field;
pub use raw::{RawRecord, raw_records};
pub use record::{COMMON_FIELDS, known_fields, type_record, typed_records};
