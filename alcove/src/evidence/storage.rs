//! Where files are kept: in the data directory, or in a bucket. A file's key is the SHA-256 of its
//! content, so the same file is kept once and nothing is ever replaced.

use std::ops::Range;
use std::path::{Path as FilePath, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use alcove_domain::kit::Instant;
use bytes::Bytes;
use futures_util::StreamExt as _;
use futures_util::stream::BoxStream;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, PutPayload, RetryConfig,
    WriteMultipart,
};
use tempfile::TempPath;
use tokio::io::AsyncReadExt as _;

use super::staging::{Staged, Staging};
use crate::kit::app::Config;
use crate::kit::{Error, Result};

/// The parts that a large file is sent in. S3 takes none under 5 MiB.
const PART: usize = 8 * 1024 * 1024;

/// Parts on their way at the same time: with [`PART`], the memory that one upload may take.
const PARTS_AT_ONCE: usize = 2;

/// A store that does not answer is asked again for this long: somebody waits for the answer.
const STORE_PATIENCE: Duration = Duration::from_secs(15);

/// The folder of what jobs made.
const JOBS: &str = "jobs";

/// What an upload that was cut off left behind is swept away after this time.
const STALE: Duration = Duration::from_secs(24 * 60 * 60);

/// A part of the program: `app.part::<Storage>()`.
#[derive(Debug)]
pub struct Storage {
    objects: Arc<dyn ObjectStore>,
    prefix: Path,
    staging: PathBuf,
}

impl Storage {
    /// As configured; what a bucket needs besides its name comes from the environment.
    pub fn open(config: &Config) -> Result<Self> {
        Self::open_with(config.storage_url.as_deref(), &config.data, |name| std::env::var(name).ok())
    }

    /// The same with settings from elsewhere than the environment.
    pub fn open_with(
        url: Option<&str>,
        data: &FilePath,
        setting: impl Fn(&str) -> Option<String>,
    ) -> Result<Self> {
        let staging = data.join("staging");
        std::fs::create_dir_all(&staging).map_err(space_or_fault)?;
        let Some(url) = url else {
            let folder = data.join("evidence");
            std::fs::create_dir_all(&folder).map_err(space_or_fault)?;
            // Synced, so that a row never speaks of a file that a power cut took.
            let objects = LocalFileSystem::new_with_prefix(folder).map_err(storage_fault)?.with_fsync(true);
            return Ok(Self { objects: Arc::new(objects), prefix: Path::default(), staging });
        };
        let (bucket, prefix) = bucket_of(url)?;
        let objects = s3(bucket, setting).build().map_err(storage_fault)?;
        Ok(Self { objects: Arc::new(objects), prefix: Path::from(prefix), staging })
    }

    /// Removes what uploads that were cut off left behind long ago.
    pub fn sweep(&self, now: Instant) {
        let now = SystemTime::UNIX_EPOCH + Duration::from_millis(now.millis().unsigned_abs());
        let stale = |entry: &std::fs::DirEntry| {
            let changed = entry.metadata().and_then(|about| about.modified());
            changed.is_ok_and(|at| now.duration_since(at).is_ok_and(|age| age > STALE))
        };
        for entry in std::fs::read_dir(&self.staging).into_iter().flatten().flatten().filter(stale) {
            std::fs::remove_file(entry.path()).ok();
        }
    }

    /// Begins to take a file in; it is on this machine's disk until [`Storage::put`] keeps it.
    pub async fn stage(&self) -> Result<Staging> {
        Staging::begin(&self.staging).await
    }

    /// Keeps a staged file, unless its content is there already.
    pub async fn put(&self, staged: &Staged) -> Result<()> {
        if staged.size <= PART as u64 {
            let content = tokio::fs::read(staged.path()).await.map_err(space_or_fault)?;
            return self.put_small(&staged.sha256, content).await;
        }
        let key = self.key(&staged.sha256);
        match self.objects.head(&key).await {
            Ok(found) if found.size == staged.size => return Ok(()),
            Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
            Err(fault) => return Err(storage_fault(fault)),
        }
        self.put_in_parts(&key, staged.path()).await
    }

    async fn put_in_parts(&self, key: &Path, from: &FilePath) -> Result<()> {
        let upload = self.objects.put_multipart(key).await.map_err(storage_fault)?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
        if let Err(fault) = send(from, &mut upload).await {
            upload.abort().await.ok();
            return Err(fault);
        }
        upload.finish().await.map_err(storage_fault)?;
        Ok(())
    }

    /// Keeps what fits in memory, such as a thumbnail, unless it is there already.
    pub async fn put_small(&self, sha256: &str, content: Vec<u8>) -> Result<()> {
        let options = PutOptions::from(PutMode::Create);
        match self.objects.put_opts(&self.key(sha256), PutPayload::from(content), options).await {
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(()),
            Err(fault) => Err(storage_fault(fault)),
        }
    }

    /// A file's content, or a range of it, as it comes.
    pub async fn get(
        &self,
        sha256: &str,
        range: Option<Range<u64>>,
    ) -> Result<BoxStream<'static, Result<Bytes>>> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        let found = self.objects.get_opts(&self.key(sha256), options).await.map_err(storage_fault)?;
        Ok(found.into_stream().map(|chunk| chunk.map_err(storage_fault)).boxed())
    }

    /// An empty file on this machine's disk, for what a job writes; it is gone when this is dropped.
    pub async fn stage_job(&self) -> Result<TempPath> {
        let folder = self.staging.clone();
        let made = tokio::task::spawn_blocking(move || tempfile::NamedTempFile::new_in(folder)).await;
        Ok(made.map_err(Error::fault)?.map_err(space_or_fault)?.into_temp_path())
    }

    /// Keeps what a job made where every node finds it, in the place of what it made before.
    pub async fn put_job(&self, job: &str, from: &FilePath) -> Result<()> {
        let size = tokio::fs::metadata(from).await.map_err(space_or_fault)?.len();
        let key = self.job_key(job);
        if size > PART as u64 {
            return self.put_in_parts(&key, from).await;
        }
        let content = tokio::fs::read(from).await.map_err(space_or_fault)?;
        self.objects.put(&key, PutPayload::from(content)).await.map_err(storage_fault)?;
        Ok(())
    }

    /// What a job made, with its size; none where it was removed since.
    pub async fn get_job(&self, job: &str) -> Result<Option<(u64, BoxStream<'static, Result<Bytes>>)>> {
        match self.objects.get(&self.job_key(job)).await {
            Ok(found) => {
                let size = found.meta.size;
                Ok(Some((size, found.into_stream().map(|chunk| chunk.map_err(storage_fault)).boxed())))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(fault) => Err(storage_fault(fault)),
        }
    }

    /// Removes what jobs made before this; how many files that was.
    pub async fn remove_jobs_before(&self, instant: Instant) -> Result<u64> {
        let folder = self.prefix.clone().join(JOBS);
        let mut found = self.objects.list(Some(&folder));
        let mut removed = 0;
        while let Some(file) = found.next().await {
            let file = file.map_err(storage_fault)?;
            if file.last_modified.timestamp_millis() >= instant.millis() {
                continue;
            }
            match self.objects.delete(&file.location).await {
                Ok(()) => removed += 1,
                // Another node was faster.
                Err(object_store::Error::NotFound { .. }) => {}
                Err(fault) => return Err(storage_fault(fault)),
            }
        }
        Ok(removed)
    }

    /// No hash begins like this, so that a file of a job is never one of evidence.
    fn job_key(&self, job: &str) -> Path {
        self.prefix.clone().join(JOBS).join(job)
    }

    /// Two digits of the hash first: no folder holds more than a file system likes.
    fn key(&self, sha256: &str) -> Path {
        let folder = sha256.get(..2).unwrap_or("00");
        self.prefix.clone().join(folder).join(sha256)
    }
}

async fn send(from: &FilePath, upload: &mut WriteMultipart) -> Result<()> {
    let mut file = tokio::fs::File::open(from).await.map_err(space_or_fault)?;
    let mut chunk = vec![0; 256 * 1024];
    loop {
        let read = file.read(&mut chunk).await.map_err(space_or_fault)?;
        if read == 0 {
            return Ok(());
        }
        upload.wait_for_capacity(PARTS_AT_ONCE).await.map_err(storage_fault)?;
        upload.write(&chunk[..read]);
    }
}

/// `s3://bucket/prefix` as bucket and prefix.
fn bucket_of(url: &str) -> Result<(&str, &str)> {
    let rest = url.strip_prefix("s3://").unwrap_or_default();
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    if bucket.is_empty() {
        return Err(Error::fault(format!("the storage {url} is not written as s3://bucket/prefix")));
    }
    Ok((bucket, prefix))
}

fn s3(bucket: &str, setting: impl Fn(&str) -> Option<String>) -> AmazonS3Builder {
    // What the machine itself offers (roles of a container, of a web identity) is read by the library.
    let retry = RetryConfig { max_retries: 5, retry_timeout: STORE_PATIENCE, ..RetryConfig::default() };
    let mut builder = AmazonS3Builder::from_env().with_bucket_name(bucket).with_retry(retry);
    if let Some(key) = setting("AWS_ACCESS_KEY_ID") {
        builder = builder.with_access_key_id(key);
    }
    if let Some(secret) = setting("AWS_SECRET_ACCESS_KEY") {
        builder = builder.with_secret_access_key(secret);
    }
    let region = setting("AWS_REGION").or_else(|| setting("AWS_DEFAULT_REGION"));
    builder = builder.with_region(region.unwrap_or_else(|| "us-east-1".to_owned()));
    let endpoint = setting("ALCOVE_S3_ENDPOINT").or_else(|| setting("AWS_ENDPOINT_URL"));
    if let Some(endpoint) = endpoint {
        // An address without TLS was written by whoever runs the installation; the library asks twice.
        builder = builder.with_allow_http(endpoint.starts_with("http://")).with_endpoint(endpoint);
    }
    builder
}

/// A full disk is said as such, whatever lies between it and us.
pub fn space_or_fault(fault: std::io::Error) -> Error {
    use std::io::ErrorKind::{QuotaExceeded, StorageFull};
    if matches!(fault.kind(), StorageFull | QuotaExceeded) { Error::NoSpace } else { Error::fault(fault) }
}

fn storage_fault(fault: object_store::Error) -> Error {
    // Whatever the store itself said has a name of its own; this is that nothing sensible came.
    if matches!(fault, object_store::Error::Generic { store: "S3", .. }) {
        return Error::Away(fault.to_string());
    }
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&fault);
    while let Some(error) = cause {
        if let Some(io) = error.downcast_ref::<std::io::Error>() {
            return space_or_fault(std::io::Error::new(io.kind(), fault.to_string()));
        }
        cause = error.source();
    }
    Error::fault(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_and_a_store_that_is_away_are_said_as_such() {
        let full = std::io::Error::from(std::io::ErrorKind::StorageFull);
        let wrapped = object_store::Error::Generic { store: "files", source: Box::new(full) };

        assert!(matches!(storage_fault(wrapped), Error::NoSpace));
        let gone = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        let away = object_store::Error::Generic { store: "S3", source: Box::new(gone) };
        assert!(matches!(storage_fault(away), Error::Away(_)));
        assert!(matches!(space_or_fault(std::io::ErrorKind::QuotaExceeded.into()), Error::NoSpace));
    }

    #[test]
    fn a_bucket_may_have_a_prefix_of_any_depth() {
        assert_eq!(bucket_of("s3://files/schools/evidence").unwrap(), ("files", "schools/evidence"));
        assert_eq!(bucket_of("s3://files").unwrap(), ("files", ""));
        assert!(bucket_of("https://files").is_err());
    }
}
