//! What the words of a credential mean. Given from outside, never fetched.

use std::collections::HashMap;
use std::sync::Arc;

/// The Verifiable Credentials data model, version 2.
pub const CREDENTIALS: &str = "https://www.w3.org/ns/credentials/v2";
/// Open Badges 3.0.3.
pub const BADGES: &str = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
/// Defines the type of `credentialSchema`, which the one above does not.
pub const BADGE_EXTENSIONS: &str = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json";

/// Contexts by their addresses; cheap to hand on.
#[derive(Clone, Debug, Default)]
pub struct Contexts(Arc<HashMap<String, Vec<u8>>>);

impl Contexts {
    pub fn new(contexts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        Self(Arc::new(contexts.into_iter().collect()))
    }

    /// The document that an address stands for; none for one that was not given.
    pub fn get(&self, address: &str) -> Option<&[u8]> {
        self.0.get(address).map(Vec::as_slice)
    }

    pub fn addresses(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}
