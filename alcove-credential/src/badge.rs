//! A credential as typed values, and as the JSON that is signed.

use serde_json::{Map, Value, json};
use sha2::{Digest as _, Sha256};

use crate::contexts::{BADGE_EXTENSIONS, BADGES, CREDENTIALS};

/// What the list of standing says of its members.
pub const PURPOSE: &str = "revocation";

/// The schema that Open Badges prints for such credentials.
const SCHEMA: &str =
    "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json";

/// An Open Badge of version 3.0. Moments are written as RFC 3339 has them, in UTC.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Badge {
    /// The address at which it is shown.
    pub id: String,
    pub issuer: Issuer,
    /// The language of its texts.
    pub language: String,
    pub awarded: String,
    pub valid_from: String,
    pub valid_until: Option<String>,
    pub holder: Holder,
    pub achievement: Achievement,
    pub status: Status,
}

/// Who awards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issuer {
    /// The name that its keys vouch for: an address, or a decentralised identifier.
    pub id: String,
    pub name: String,
    /// The page about it.
    pub url: String,
}

/// To whom it is awarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    Organisation {
        id: String,
        name: String,
    },
    Person {
        name: String,
        /// Says whose it is to whoever knows the address, and to nobody else.
        email: Option<HashedEmail>,
    },
}

/// An e-mail address that cannot be read out of the credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HashedEmail {
    pub hash: String,
    pub salt: String,
}

impl HashedEmail {
    /// The salt is chance, so that two credentials of one person do not show that.
    pub fn new(email: &str, salt: &str) -> Self {
        let folded = email.trim().to_lowercase();
        let digest = Sha256::digest(format!("{folded}{salt}").as_bytes());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { hash: format!("sha256${hex}"), salt: salt.to_owned() }
    }
}

/// What was reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Achievement {
    /// The same for all who reach it.
    pub id: String,
    /// Such as `Certification`.
    pub kind: String,
    pub name: String,
    pub description: String,
    pub criteria: String,
    /// The level inside the scheme; empty where there is none.
    pub level: String,
    /// The address of a picture.
    pub image: String,
}

/// Where it can be looked up whether it still holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The address of the list.
    pub list: String,
    /// Its bit there, counted from nought.
    pub position: u32,
}

impl Badge {
    /// The credential before it is signed.
    pub fn write(&self) -> Value {
        let mut value = json!({
            "@context": [CREDENTIALS, BADGES, BADGE_EXTENSIONS],
            "id": self.id,
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": self.achievement.name,
            "issuer": { "id": self.issuer.id, "type": ["Profile"], "name": self.issuer.name, "url": self.issuer.url },
            "awardedDate": self.awarded,
            "validFrom": self.valid_from,
            "validUntil": self.valid_until,
            "credentialSubject": self.subject(),
            "credentialSchema": [{ "id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019" }],
            "credentialStatus": {
                "id": format!("{}#{}", self.status.list, self.status.position),
                "type": "BitstringStatusListEntry",
                "statusPurpose": PURPOSE,
                "statusListIndex": self.status.position.to_string(),
                "statusListCredential": self.status.list,
            },
        });
        if self.valid_until.is_none()
            && let Some(fields) = value.as_object_mut()
        {
            fields.shift_remove("validUntil");
        }
        value
    }

    fn subject(&self) -> Value {
        let (id, name, email) = match &self.holder {
            Holder::Organisation { id, name } => (Some(id), name, None),
            Holder::Person { name, email } => (None, name, email.as_ref()),
        };
        let mut subject = Map::new();
        if let Some(id) = id {
            subject.insert("id".to_owned(), id.as_str().into());
        }
        subject.insert("type".to_owned(), json!(["AchievementSubject"]));
        let mut identities = vec![json!({
            "type": "IdentityObject", "identityType": "name", "hashed": false, "identityHash": name,
        })];
        identities.extend(email.map(|email| {
            json!({
                "type": "IdentityObject", "identityType": "emailAddress", "hashed": true,
                "identityHash": email.hash, "salt": email.salt,
            })
        }));
        subject.insert("identifier".to_owned(), identities.into());
        subject.insert("achievement".to_owned(), self.achievement.write(&self.language));
        Value::Object(subject)
    }
}

impl Achievement {
    fn write(&self, language: &str) -> Value {
        let mut value = json!({
            "id": self.id,
            "type": ["Achievement"],
            "achievementType": self.kind,
            "inLanguage": language,
            "name": self.name,
            "description": self.description,
            "criteria": { "narrative": self.criteria },
            "image": { "id": self.image, "type": "Image" },
        });
        if !self.level.is_empty() {
            value["specialization"] = self.level.as_str().into();
        }
        value
    }
}
