//! Signing keys, and whether a credential holds.

use super::network::{AFTER, LIMIT, operation};
use super::{Answer, Operation, Shape, Tag, Takes};

const CREDENTIALS: Takes = Takes::Files(&[
    "application/json",
    "application/vc",
    "application/vc+jwt",
    "image/png",
    "image/svg+xml",
    "application/pdf",
]);

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("POST" "/api/v1/verifications" verifyCredential, "Four answers about a credential, of this installation or from elsewhere: signature, status, dates, issuer. It is sent as it is: JSON, a token, or a picture or document that holds it. Nothing is kept, and no other server is asked.", [], CREDENTIALS, None, 200 "The answers." "@Verification"),
    operation!("GET" "/api/v1/organisations/{organisation}/signing-keys" listSigningKeys, "The keys that the organisation signs certificates with, for its administrators; never their secret halves.", [AFTER, LIMIT], Takes::Nothing, None, 200 "A page, retired ones too." "@SigningKeys"),
    operation!("PUT" "/api/v1/organisations/{organisation}/signing-keys" setUpSigningKeys, "Makes the first keys, and chooses how the name is written until something was awarded.", [], Takes::Json("@SigningForm"), None, 200 "All of them." "@SigningKeys"),
    operation!("POST" "/api/v1/organisations/{organisation}/signing-keys/{key}/rotation" rotateSigningKey, "A new key signs from now on; what the old one signed goes on to hold.", [], Takes::Nothing, None, 201 "All of them." "@SigningKeys"),
    operation!("POST" "/api/v1/organisations/{organisation}/signing-keys/{key}/compromise" reportSigningKey, "Somebody else may have had the key: it vouches for nothing any more, and what it signed is issued anew. This cannot be taken back.", [], Takes::Nothing, None, 200 "All of them." "@SigningKeys"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "Verification", says: "", fields: &[("holds", "boolean", "Whether all four answers are good."), ("signature", "text", "good, bad, absent, key-elsewhere, unknown-way, not-over-all or disguised"), ("status", "text", "Of one of ours: waiting, not-yet, valid, expired, suspended, superseded or revoked; else not-ours, unproven (it bears the name of one, and is not what was signed), elsewhere or no-place"), ("dates", "text", "within, not-yet, over or unknown"), ("issuer", "text", "ours, key-compromised, key-not-ours, unproven (it names one of ours and bears no signature that fits), key-alone or unknown"), ("issuer_name", "text?", "The organisation of this installation that it names."), ("award_id", "text?", "The award of this installation that it is.")] },
    Shape { name: "SigningForm", says: "", fields: &[("form", "text?", "https or did-web; without it, it stays.")] },
    Shape { name: "SigningKeys", says: "", fields: &[("issuer", "text?", "The name inside certificates; null until there are keys."), ("form", "text?", "https or did-web"), ("keys", "[@SigningKey]", ""), ("next", "text?", "")] },
    Shape { name: "SigningKey", says: "", fields: &[("id", "text", ""), ("kind", "text", "ed25519 for the stored form, p256 for tokens"), ("public_key", "text", "As Multikey writes it."), ("created_at", "time", ""), ("retired_at", "time?", ""), ("compromised_at", "time?", "")] },
];
