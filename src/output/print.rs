use std::io::{self, ErrorKind, Write};

/// Writes a result. A reader that has closed the pipe (`pm lint | head`) has seen enough and is no error.
pub fn to_stdout(text: &str) -> io::Result<()> {
    write(&mut io::stdout().lock(), text.as_bytes())
}

/// Writes a result that is no text.
pub fn bytes_to_stdout(bytes: &[u8]) -> io::Result<()> {
    write(&mut io::stdout().lock(), bytes)
}

/// Writes anything that is not the result. Nobody is left to be told when this fails.
pub fn to_stderr(text: &str) {
    let _ = write(&mut io::stderr().lock(), text.as_bytes());
}

fn write(to: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    match to.write_all(bytes).and_then(|()| to.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}
