//! Passwords: argon2id, slow on purpose, as many at once as there are cores.

use std::sync::LazyLock;
use std::thread::available_parallelism;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;

use crate::kit::app::Config;
use crate::kit::{Error, Result};

/// 19 MiB and two passes: what OWASP's password storage cheat sheet asks of argon2id at least.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;

/// Each hashing takes 19 MiB and a core: more at once would only wait and fill the memory.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(available_parallelism().map_or(2, usize::from)));

/// What an unknown account is compared with, so that it takes as long as a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now(&argon(false), "nobody").unwrap_or_default());
static NOBODY_QUICK: LazyLock<String> =
    LazyLock::new(|| hash_now(&argon(true), "nobody").unwrap_or_default());

pub async fn hash(config: &Config, password: &str) -> Result<String> {
    let (argon, password) = (argon(config.quick_hashing), password.to_owned());
    in_turn(move || hash_now(&argon, &password)).await
}

/// Whether the password is the one that was hashed. Without a hash it is not, and takes as long.
pub async fn fits(config: &Config, password: &str, hash: Option<&str>) -> Result<bool> {
    let quick = config.quick_hashing;
    let (password, hash) = (password.to_owned(), hash.map(str::to_owned));
    in_turn(move || {
        let nobody = if quick { &NOBODY_QUICK } else { &NOBODY };
        let known = hash.is_some();
        let hash = hash.as_deref().unwrap_or(nobody);
        let parsed = PasswordHash::new(hash).map_err(Error::fault)?;
        let same = argon(quick).verify_password(password.as_bytes(), &parsed).is_ok();
        Ok(known && same)
    })
    .await
}

fn argon(quick: bool) -> Argon2<'static> {
    let params = if quick { Params::new(8, 1, 1, None) } else { Params::new(MEMORY_KIB, PASSES, 1, None) };
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.unwrap_or_default())
}

fn hash_now(argon: &Argon2<'_>, password: &str) -> Result<String> {
    let hash: argon2::password_hash::phc::PasswordHash =
        argon.hash_password(password.as_bytes()).map_err(Error::fault)?;
    Ok(hash.to_string())
}

async fn in_turn<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let _turn = TURNS.acquire().await.map_err(Error::fault)?;
    tokio::task::spawn_blocking(work).await.map_err(Error::fault)?
}
