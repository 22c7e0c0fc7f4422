//! What a credential of anybody says, and whether it is signed. Only what stands in it is looked at:
//! whether it still holds and whose key it is, somebody has to say who knows more.

use std::sync::mpsc;
use std::time::Duration;

use serde_json::Value;

use crate::term::Term;
use crate::token::{self, Token};
use crate::{Contexts, Fault, VerifyingKey, bake, json, plain, proof, statements};

/// What lists of standing are called, now and before they were a recommendation.
const STATUS_LISTS: [&str; 2] = ["BitstringStatusListCredential", "StatusList2021Credential"];

/// How it is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// With a proof beside its words.
    Stored,
    Token,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signature {
    /// Made with the key, over all that it says.
    Good,
    /// Not made with the key, or something was changed since.
    Bad,
    /// There is none.
    Absent,
    /// The key is not in it and would have to be asked for.
    KeyElsewhere,
    /// In a way that is not known here.
    UnknownWay(String),
    /// These words would be shown and are not signed.
    NotOverAll(Vec<String>),
    /// These words have a meaning of the document's own, so that what was signed is not what would be
    /// shown.
    Disguised(Vec<String>),
}

/// How the key belongs to the issuer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The issuer's name is the key itself.
    IsName,
    /// The credential names the key for its issuer; whether the issuer does so too is not known.
    Claimed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub key: VerifyingKey,
    pub tie: Tie,
}

/// Where it says that its standing can be looked up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub list: String,
    pub position: u32,
    pub purpose: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dates {
    Within,
    NotYet,
    Over,
    /// It says no days that can be read.
    Unknown,
}

/// A credential taken apart and checked as far as it goes by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Examined {
    pub form: Form,
    pub signature: Signature,
    /// The key that the signature was checked with.
    pub key: Option<Key>,
    /// As it was signed.
    pub credential: Value,
    /// What a token claims around its credential.
    term: Term,
}

/// Examines whatever somebody handed in, for as long as the limit allows.
pub fn examine_within(limit: Duration, content: Vec<u8>, contexts: &Contexts) -> Result<Examined, Fault> {
    let (answer, answered) = mpsc::channel();
    let contexts = contexts.clone();
    // What is known to take for ever is refused before; this is for what is not known yet.
    std::thread::spawn(move || {
        // Nobody hears it where the time was over before.
        answer.send(examine(&content, &contexts)).ok();
    });
    answered.recv_timeout(limit).unwrap_or(Err(Fault::TooSlow))
}

pub fn examine(content: &[u8], contexts: &Contexts) -> Result<Examined, Fault> {
    let text = bake::find(content)?;
    if Token::is_one(&text) { examine_token(&text) } else { examine_stored(&text, contexts) }
}

fn examine_stored(text: &str, contexts: &Contexts) -> Result<Examined, Fault> {
    let credential = json::read(text.as_bytes())?;
    if credential.get("credentialSubject").is_none() {
        return Err(if is_old(&credential) { Fault::OldBadge } else { Fault::Nothing });
    }
    let found = proof::of(&credential);
    let key = found.and_then(|found| claimed(&credential, found.get("verificationMethod")?.as_str()?));
    let signature = match (found, &key) {
        (None, _) => other_way(&credential),
        (Some(_), None) => Signature::KeyElsewhere,
        (Some(found), Some(key)) => match check_words(&credential, contexts) {
            Err(Fault::Disguised(words)) => Signature::Disguised(words),
            Err(Fault::Undefined(words)) => Signature::NotOverAll(words),
            Err(fault) => return Err(fault),
            Ok(()) if proof::is_good(&credential, found, &key.key, contexts)? => Signature::Good,
            Ok(()) => Signature::Bad,
        },
    };
    Ok(Examined { form: Form::Stored, signature, key, credential, term: Term::default() })
}

/// Open Badges 2.0 calls what was awarded an assertion.
fn is_old(document: &Value) -> bool {
    let is_named = |name: &str, word: &str| match document.get(name) {
        Some(Value::String(only)) => only == word,
        Some(Value::Array(several)) => several.iter().any(|one| one == word),
        _ => false,
    };
    is_named("@context", "https://w3id.org/openbadges/v2")
        || is_named("type", "Assertion")
        || (document.get("badge").is_some() && document.get("recipient").is_some())
}

/// Whether what will be shown is what a signature would cover.
fn check_words(credential: &Value, contexts: &Contexts) -> Result<(), Fault> {
    plain::check(credential, contexts)?;
    statements::check_defined(&without_proof(credential), contexts)
}

fn without_proof(credential: &Value) -> Value {
    let mut bare = credential.clone();
    if let Some(fields) = bare.as_object_mut() {
        fields.shift_remove("proof");
    }
    bare
}

fn other_way(credential: &Value) -> Signature {
    let first = credential.get("proof").map(|proof| proof.get(0).unwrap_or(proof));
    let named = first.and_then(|proof| proof.get("cryptosuite").or_else(|| proof.get("type")));
    match named.and_then(Value::as_str) {
        Some(way) => Signature::UnknownWay(way.chars().take(60).collect()),
        None => Signature::Absent,
    }
}

fn examine_token(text: &str) -> Result<Examined, Fault> {
    let token = Token::read(text)?;
    // The first version of the model kept the credential in a claim of its own.
    let credential = token.claims.get("vc").unwrap_or(&token.claims).clone();
    if credential.get("credentialSubject").is_none() {
        return Err(Fault::Nothing);
    }
    let name = token.header.get("kid").and_then(Value::as_str);
    let by_name = name.and_then(|name| claimed(&credential, name));
    let by_itself = || {
        let key = VerifyingKey::from_jwk(token.header.get("jwk")?).ok()?;
        Some(Key { key, tie: Tie::Claimed })
    };
    let key = by_name.or_else(by_itself);
    let signature = match (&key, token.algorithm()) {
        (_, "none" | "") => Signature::Absent,
        (_, way) if !["ES256", "EdDSA"].contains(&way) => {
            Signature::UnknownWay(way.chars().take(60).collect())
        }
        (None, _) => Signature::KeyElsewhere,
        (Some(key), _) if token.is_good(&key.key) && is_one_issuer(&token.claims, &credential) => {
            Signature::Good
        }
        (Some(_), _) => Signature::Bad,
    };
    let term = Term::of(&token.claims);
    Ok(Examined { form: Form::Token, signature, key, credential, term })
}

/// The claim about the sender must not contradict the credential.
fn is_one_issuer(claims: &Value, credential: &Value) -> bool {
    match (claims.get("iss"), token::issuer(credential)) {
        (Some(claimed), Some(issuer)) => claimed == issuer,
        _ => true,
    }
}

/// The key that `<issuer's id>#<key>` names. Only a method of the issuer itself counts.
fn claimed(credential: &Value, method: &str) -> Option<Key> {
    let issuer = token::issuer(credential)?.as_str()?;
    let (controller, fragment) = method.split_once('#')?;
    if controller != issuer {
        return None;
    }
    let own = issuer.strip_prefix("did:key:");
    let key = VerifyingKey::from_multibase(fragment).ok()?;
    match own {
        Some(name) if name == fragment => Some(Key { key, tie: Tie::IsName }),
        Some(_) => None,
        None => Some(Key { key, tie: Tie::Claimed }),
    }
}

impl Examined {
    pub fn id(&self) -> &str {
        self.credential.get("id").and_then(Value::as_str).unwrap_or_default()
    }

    pub fn issuer(&self) -> &str {
        token::issuer(&self.credential).and_then(Value::as_str).unwrap_or_default()
    }

    /// Whether it is a list of the standing of others, and no certificate of anything.
    pub fn is_status_list(&self) -> bool {
        let is_list = |kind: &Value| kind.as_str().is_some_and(|kind| STATUS_LISTS.contains(&kind));
        match self.credential.get("type") {
            Some(Value::Array(kinds)) => kinds.iter().any(is_list),
            Some(kind) => is_list(kind),
            None => false,
        }
    }

    /// What the issuer is called in it; anybody may write any name.
    pub fn issuer_name(&self) -> String {
        words(self.credential.pointer("/issuer/name"))
    }

    pub fn achievement_name(&self) -> String {
        let named = |pointer: &str| words(self.credential.pointer(pointer));
        let own = named("/credentialSubject/achievement/name");
        if own.is_empty() { named("/name") } else { own }
    }

    pub fn description(&self) -> String {
        let own = words(self.credential.pointer("/credentialSubject/achievement/description"));
        if own.is_empty() { words(self.credential.get("description")) } else { own }
    }

    pub fn criteria(&self) -> String {
        words(self.credential.pointer("/credentialSubject/achievement/criteria/narrative"))
    }

    /// The holder's name, where it is there in the clear; else the id.
    pub fn holder(&self) -> String {
        let subject = self.credential.get("credentialSubject");
        let subject = subject.map(|subject| subject.get(0).unwrap_or(subject));
        let identities = subject.and_then(|subject| subject.get("identifier"));
        let several = identities.and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let named = several.iter().find(|one| {
            one.get("identityType").is_some_and(|kind| kind == "name")
                && one.get("hashed").is_some_and(|hashed| hashed == false)
        });
        let name = words(named.and_then(|one| one.get("identityHash")));
        let fields = ["name", "id"].map(|field| words(subject.and_then(|subject| subject.get(field))));
        [vec![name], fields.to_vec()].concat().into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    }

    /// Where its standing can be looked up: one place, or several with a purpose each.
    pub fn entries(&self) -> Vec<Entry> {
        let entry = |one: &Value| {
            let text = |name: &str| one.get(name).and_then(Value::as_str).map(str::to_owned);
            Some(Entry {
                list: text("statusListCredential")?,
                position: text("statusListIndex")?.parse().ok()?,
                purpose: text("statusPurpose").unwrap_or_default(),
            })
        };
        self.statuses().iter().filter_map(entry).collect()
    }

    /// Whether it says that its standing can be looked up, in whatever way and for whatever purpose.
    pub fn has_status(&self) -> bool {
        !self.statuses().is_empty()
    }

    fn statuses(&self) -> &[Value] {
        match self.credential.get("credentialStatus") {
            Some(Value::Array(several)) => several,
            None | Some(Value::Null) => &[],
            Some(one) => std::slice::from_ref(one),
        }
    }

    /// From when on, in milliseconds since 1970. A token and the credential in it have to hold both.
    pub fn valid_from(&self) -> Option<i64> {
        [self.moment(["validFrom", "issuanceDate"]), self.term.from].into_iter().flatten().max()
    }

    pub fn valid_until(&self) -> Option<i64> {
        [self.moment(["validUntil", "expirationDate"]), self.term.until].into_iter().flatten().min()
    }

    fn moment(&self, names: [&str; 2]) -> Option<i64> {
        let text = names.iter().find_map(|name| self.credential.get(name)?.as_str())?;
        text.parse::<jiff::Timestamp>().ok().map(jiff::Timestamp::as_millisecond)
    }

    pub fn dates(&self, now: i64) -> Dates {
        let is_odd = |names: [&str; 2]| {
            names.iter().any(|name| self.credential.get(name).is_some()) && self.moment(names).is_none()
        };
        if self.term.is_odd
            || is_odd(["validFrom", "issuanceDate"])
            || is_odd(["validUntil", "expirationDate"])
        {
            return Dates::Unknown;
        }
        match (self.valid_from(), self.valid_until()) {
            (Some(from), _) if now < from => Dates::NotYet,
            (_, Some(until)) if now > until => Dates::Over,
            (None, None) => Dates::Unknown,
            _ => Dates::Within,
        }
    }
}

/// A text, or the first of several in different languages.
fn words(value: Option<&Value>) -> String {
    const LONGEST_SHOWN: usize = 2_000;
    let text = match value {
        Some(Value::String(text)) => text.as_str(),
        Some(Value::Array(several)) => return words(several.first()),
        Some(Value::Object(fields)) => match fields.get("@value").or_else(|| fields.values().next()) {
            Some(Value::String(text)) => text.as_str(),
            _ => "",
        },
        _ => "",
    };
    text.chars().take(LONGEST_SHOWN).collect()
}
