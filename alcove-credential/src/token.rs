//! The same credential as a token (VC-JWT with ES256), which European wallets and every library for
//! tokens read.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use crate::json::read as read_once;
use crate::{Fault, LONGEST, TokenKey, VerifyingKey};

/// Signs a credential that has no proof. `name` is the address that answers with the key alone.
pub fn sign(credential: &Value, key: &TokenKey, name: &str) -> Result<String, Fault> {
    let jwk = key.public().jwk();
    let header = json!({ "alg": "ES256", "typ": "vc+jwt", "kid": name, "jwk": jwk });
    let mut claims = credential.clone();
    let fields = claims.as_object_mut().ok_or(Fault::Nothing)?;
    let copy = |value: Option<&Value>| value.cloned().unwrap_or(Value::Null);
    let claimed = [
        ("iss", copy(issuer(credential))),
        ("jti", copy(credential.get("id"))),
        ("sub", copy(credential.get("credentialSubject").and_then(|subject| subject.get("id")))),
        ("nbf", seconds(credential.get("validFrom"))),
        ("exp", seconds(credential.get("validUntil"))),
    ];
    for (name, value) in claimed {
        if !value.is_null() {
            fields.insert(name.to_owned(), value);
        }
    }
    let text = format!("{}.{}", pack(&header)?, pack(&claims)?);
    let signature = URL_SAFE_NO_PAD.encode(key.sign(text.as_bytes()));
    Ok(format!("{text}.{signature}"))
}

/// The issuer's id, which stands alone or among what is said of the issuer.
pub fn issuer(credential: &Value) -> Option<&Value> {
    match credential.get("issuer")? {
        Value::Object(fields) => fields.get("id"),
        id => Some(id),
    }
}

fn seconds(moment: Option<&Value>) -> Value {
    let moment = moment.and_then(Value::as_str).and_then(|text| text.parse::<jiff::Timestamp>().ok());
    moment.map_or(Value::Null, |moment| moment.as_second().into())
}

fn pack(value: &Value) -> Result<String, Fault> {
    Ok(URL_SAFE_NO_PAD.encode(serde_json::to_vec(value).map_err(Fault::unreadable)?))
}

/// A token taken apart; nothing of it is checked yet.
#[derive(Clone, Debug)]
pub struct Token {
    pub header: Value,
    /// The credential with the claims of the token beside its own words.
    pub claims: Value,
    message: String,
    signature: Vec<u8>,
}

impl Token {
    /// Whether a text looks like a token. One that nobody signed ends in a point and is one too: it is
    /// to be told what it lacks.
    pub fn is_one(text: &str) -> bool {
        let is_part = |part: &str| part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        let parts: Vec<&str> = text.split('.').collect();
        let [header, claims, signature] = parts[..] else { return false };
        text.starts_with("ey") && !claims.is_empty() && [header, claims, signature].into_iter().all(is_part)
    }

    pub fn read(text: &str) -> Result<Self, Fault> {
        if text.len() > LONGEST {
            return Err(Fault::TooLong { limit: LONGEST });
        }
        let parts: Vec<&str> = text.split('.').collect();
        let [header, claims, signature] = parts[..] else { return Err(Fault::Nothing) };
        Ok(Self {
            header: unpack(header)?,
            claims: unpack(claims)?,
            message: format!("{header}.{claims}"),
            signature: URL_SAFE_NO_PAD.decode(signature).map_err(Fault::unreadable)?,
        })
    }

    /// How it says it is signed.
    pub fn algorithm(&self) -> &str {
        self.header.get("alg").and_then(Value::as_str).unwrap_or_default()
    }

    /// The algorithm must be the key's own: a token may not choose how it is checked.
    pub fn is_good(&self, key: &VerifyingKey) -> bool {
        let fits = match key {
            VerifyingKey::Ed25519(_) => self.algorithm() == "EdDSA",
            VerifyingKey::P256(_) => self.algorithm() == "ES256",
        };
        fits && key.is_signed(self.message.as_bytes(), &self.signature)
    }
}

fn unpack(part: &str) -> Result<Value, Fault> {
    let bytes = URL_SAFE_NO_PAD.decode(part).map_err(Fault::unreadable)?;
    let value = read_once(&bytes)?;
    if value.is_object() { Ok(value) } else { Err(Fault::Nothing) }
}
