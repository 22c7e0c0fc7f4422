//! Keys: one of Ed25519 for the stored form and one of P-256 for tokens. Made from random bytes that
//! the caller brings, so that chance comes in at one place.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use p256::ecdsa::signature::{Signer as _, Verifier as _};
use serde_json::{Value, json};

use crate::Fault;

/// Multicodec of an Ed25519 public key, as the Multikey specification has it.
const ED25519: [u8; 2] = [0xed, 0x01];
/// Multicodec of a P-256 public key.
const P256: [u8; 2] = [0x80, 0x24];

/// Signs the stored form.
pub struct SigningKey(ed25519_dalek::SigningKey);

impl SigningKey {
    pub fn new(secret: &[u8; 32]) -> Self {
        Self(ed25519_dalek::SigningKey::from_bytes(secret))
    }

    pub fn public(&self) -> VerifyingKey {
        VerifyingKey::Ed25519(self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        use ed25519_dalek::Signer as _;
        self.0.sign(message).to_bytes()
    }
}

/// Signs tokens.
pub struct TokenKey(p256::ecdsa::SigningKey);

impl TokenKey {
    /// Nearly every 32 bytes make a key; where these do not, take others.
    pub fn new(secret: &[u8; 32]) -> Result<Self, Fault> {
        p256::ecdsa::SigningKey::from_slice(secret).map(Self).map_err(|_| Fault::NoKey)
    }

    pub fn public(&self) -> VerifyingKey {
        VerifyingKey::P256(*self.0.verifying_key())
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        let signature: p256::ecdsa::Signature = self.0.sign(message);
        signature.to_bytes().to_vec()
    }
}

/// What checks a signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VerifyingKey {
    Ed25519(ed25519_dalek::VerifyingKey),
    P256(p256::ecdsa::VerifyingKey),
}

impl VerifyingKey {
    /// As the Multikey specification writes it: `z6Mk…` of Ed25519, `zDn…` of P-256.
    pub fn multibase(&self) -> String {
        let bytes = match self {
            Self::Ed25519(key) => [&ED25519[..], key.as_bytes()].concat(),
            Self::P256(key) => [&P256[..], key.to_sec1_point(true).as_bytes()].concat(),
        };
        format!("z{}", bs58::encode(bytes).into_string())
    }

    /// Reads what [`Self::multibase`] writes. Other kinds of keys, and weak ones, are [`Fault::NoKey`].
    pub fn from_multibase(text: &str) -> Result<Self, Fault> {
        let packed = text.strip_prefix('z').filter(|packed| packed.len() <= 64).ok_or(Fault::NoKey)?;
        let bytes = bs58::decode(packed).into_vec().map_err(|_| Fault::NoKey)?;
        let (codec, rest) = bytes.split_first_chunk::<2>().ok_or(Fault::NoKey)?;
        match *codec {
            ED25519 => Self::ed25519(rest),
            P256 => {
                p256::ecdsa::VerifyingKey::from_sec1_bytes(rest).map(Self::P256).map_err(|_| Fault::NoKey)
            }
            _ => Err(Fault::NoKey),
        }
    }

    fn ed25519(bytes: &[u8]) -> Result<Self, Fault> {
        let bytes = bytes.try_into().map_err(|_| Fault::NoKey)?;
        let key = ed25519_dalek::VerifyingKey::from_bytes(bytes).map_err(|_| Fault::NoKey)?;
        // With a weak key one signature fits many messages.
        if key.is_weak() { Err(Fault::NoKey) } else { Ok(Self::Ed25519(key)) }
    }

    /// As a JSON Web Key (RFC 7517), without a name.
    pub fn jwk(&self) -> Value {
        match self {
            Self::Ed25519(key) => {
                json!({ "kty": "OKP", "crv": "Ed25519", "x": URL_SAFE_NO_PAD.encode(key.as_bytes()) })
            }
            Self::P256(key) => {
                let point = key.to_sec1_point(false);
                // One byte says that both numbers follow, 32 bytes each.
                let (x, y) = point.as_bytes()[1..].split_at(32);
                json!({
                    "kty": "EC", "crv": "P-256", "x": URL_SAFE_NO_PAD.encode(x), "y": URL_SAFE_NO_PAD.encode(y),
                    "alg": "ES256", "use": "sig",
                })
            }
        }
    }

    /// Reads an Ed25519 (RFC 8037) or P-256 key; everything else, and a weak one, is [`Fault::NoKey`].
    pub fn from_jwk(jwk: &Value) -> Result<Self, Fault> {
        let text = |name: &str| jwk.get(name).and_then(Value::as_str).unwrap_or_default();
        let number = |name: &str| URL_SAFE_NO_PAD.decode(text(name)).map_err(|_| Fault::NoKey);
        match (text("kty"), text("crv")) {
            ("OKP", "Ed25519") => Self::ed25519(&number("x")?),
            ("EC", "P-256") => {
                let point = [&[4][..], &number("x")?, &number("y")?].concat();
                let key = p256::ecdsa::VerifyingKey::from_sec1_bytes(&point);
                key.map(Self::P256).map_err(|_| Fault::NoKey)
            }
            _ => Err(Fault::NoKey),
        }
    }

    pub(crate) fn is_signed(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Ed25519(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            Self::P256(key) => p256::ecdsa::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify(message, &signature).is_ok()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_from_each_way_of_writing_it() {
        let keys = [SigningKey::new(&[7; 32]).public(), TokenKey::new(&[7; 32]).unwrap().public()];

        for key in keys {
            assert_eq!(VerifyingKey::from_multibase(&key.multibase()).unwrap(), key);
            assert_eq!(VerifyingKey::from_jwk(&key.jwk()).unwrap(), key);
        }
    }

    #[test]
    fn keys_begin_as_the_specification_says() {
        assert!(SigningKey::new(&[1; 32]).public().multibase().starts_with("z6Mk"));
        assert!(TokenKey::new(&[1; 32]).unwrap().public().multibase().starts_with("zDn"));
    }

    #[test]
    fn what_is_no_key_is_refused() {
        assert_eq!(VerifyingKey::from_multibase("z6Mknonsense"), Err(Fault::NoKey));
        assert_eq!(VerifyingKey::from_jwk(&json!({ "kty": "RSA" })), Err(Fault::NoKey));
        assert!(TokenKey::new(&[0; 32]).is_err());
    }
}
