//! Time and chance, the two things a rule may not fetch for itself.

use std::sync::atomic::{AtomicI64, Ordering};

use alcove_domain::kit::Instant;

/// The clock of the program; tests set it by hand.
#[derive(Debug)]
pub enum Clock {
    System,
    /// Milliseconds since 1970, moved by [`Clock::advance`].
    Set(AtomicI64),
}

impl Clock {
    pub fn at(millis: i64) -> Self {
        Self::Set(AtomicI64::new(millis))
    }

    pub fn now(&self) -> Instant {
        match self {
            Self::System => Instant(jiff::Timestamp::now().as_millisecond()),
            Self::Set(millis) => Instant(millis.load(Ordering::Relaxed)),
        }
    }

    /// Moves a set clock; the system's own goes by itself.
    pub fn advance(&self, seconds: i64) {
        if let Self::Set(millis) = self {
            millis.fetch_add(seconds * 1000, Ordering::Relaxed);
        }
    }
}

/// How long something takes, for logs and metrics; no rule looks at it.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(std::time::Instant);

impl Stopwatch {
    pub fn start() -> Self {
        Self(std::time::Instant::now())
    }

    pub fn took(self) -> std::time::Duration {
        self.0.elapsed()
    }
}

/// A new identifier: UUID version 7 (RFC 9562, section 5.7) as 32 hexadecimal digits.
pub fn new_id<T: From<String>>() -> T {
    T::from(uuid::Uuid::now_v7().simple().to_string())
}

/// Random bytes, for what is typed or shown in a form of its own.
pub fn new_bytes<const N: usize>() -> [u8; N] {
    rand::random()
}

/// Letters picked at random, each as likely as the others.
pub fn new_letters(from: &[u8], count: usize) -> String {
    use rand::Rng as _;
    let mut chance = rand::rng();
    (0..count).map(|_| char::from(from[chance.random_range(0..from.len())])).collect()
}

/// A secret for a link, a cookie or a token: 32 random bytes in URL-safe base64.
pub fn new_secret() -> String {
    use base64::Engine as _;
    let bytes: [u8; 32] = rand::random();
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

/// What the database keeps of a secret.
pub fn hash_secret(secret: &str) -> String {
    use sha2::Digest as _;
    hex::encode(sha2::Sha256::digest(secret.as_bytes()))
}

/// The SHA-256 of a content, as files are named by it.
pub fn hash_bytes(content: &[u8]) -> String {
    use sha2::Digest as _;
    hex::encode(sha2::Sha256::digest(content))
}
