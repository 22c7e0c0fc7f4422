//! Asks a clamd, where one is configured, whether a file is clean (its INSTREAM command).
//! Without an answer nothing is taken in.

use std::path::Path;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

use crate::kit::{Error, Result};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clean,
    Infected(String),
    /// Larger than the scanner is set up to take.
    TooLarge,
}

/// A scanner that does not answer its door is down.
const CONNECTING: Duration = Duration::from_secs(5);

/// A gigabyte is scanned in less; a scanner that hangs must not hold uploads for ever.
const SCANNING: Duration = Duration::from_secs(180);

/// `address` is `host:port` or the path of a socket.
pub async fn scan(address: &str, file: &Path) -> Result<Verdict> {
    let answer = timeout(SCANNING, ask(address, file)).await;
    match answer {
        Ok(Ok(answer)) => verdict(&answer),
        Ok(Err(fault)) => Err(down(&fault)),
        Err(_) => Err(down(&"no answer in time")),
    }
}

fn down(fault: &impl std::fmt::Display) -> Error {
    tracing::warn!(%fault, "the virus scanner does not answer; uploads are refused");
    Error::Busy
}

async fn ask(address: &str, file: &Path) -> std::io::Result<String> {
    let content = tokio::fs::File::open(file).await?;
    if address.starts_with('/') {
        return stream(timeout(CONNECTING, UnixStream::connect(address)).await??, content).await;
    }
    stream(timeout(CONNECTING, TcpStream::connect(address)).await??, content).await
}

async fn stream(
    mut clamd: impl AsyncRead + AsyncWrite + Unpin,
    mut file: tokio::fs::File,
) -> std::io::Result<String> {
    clamd.write_all(b"zINSTREAM\0").await?;
    let mut chunk = vec![0; 64 * 1024];
    loop {
        let read = file.read(&mut chunk).await?;
        let length = u32::try_from(read).unwrap_or(0).to_be_bytes();
        // At its limit clamd says so and hangs up; then its answer counts, not our broken pipe.
        let sent = async {
            clamd.write_all(&length).await?;
            clamd.write_all(&chunk[..read]).await
        };
        if sent.await.is_err() || read == 0 {
            break;
        }
    }
    let mut answer = Vec::new();
    clamd.take(4096).read_to_end(&mut answer).await?;
    Ok(String::from_utf8_lossy(&answer).trim_end_matches(['\0', '\n']).to_owned())
}

fn verdict(answer: &str) -> Result<Verdict> {
    if answer.ends_with(": OK") {
        return Ok(Verdict::Clean);
    }
    if let Some(found) = answer.strip_suffix(" FOUND") {
        return Ok(Verdict::Infected(found.rsplit(": ").next().unwrap_or_default().to_owned()));
    }
    if answer.contains("size limit exceeded") {
        return Ok(Verdict::TooLarge);
    }
    Err(down(&answer))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_of_a_scanner_are_told_apart() {
        assert_eq!(verdict("stream: OK").unwrap(), Verdict::Clean);
        assert_eq!(verdict("stream: Eicar-Test FOUND").unwrap(), Verdict::Infected("Eicar-Test".to_owned()));
        assert_eq!(verdict("INSTREAM size limit exceeded. ERROR").unwrap(), Verdict::TooLarge);
        assert!(matches!(verdict(""), Err(Error::Busy)));
    }
}
