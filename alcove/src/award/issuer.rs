//! Who awards something: the name that is inside every credential, and what answers at it.

use alcove_credential::VerifyingKey;
use serde_json::{Value, json};

use super::keys;
use super::store::{issuer, key};
use crate::kit::clock::new_bytes;
use crate::kit::db::Connection;
use crate::kit::fold::fold;
use crate::kit::ids::{OrganisationId, PersonId};
use crate::kit::{Ctx, Error, Refusal, Result};
use crate::network::store::organisation;

/// How an issuer's name is written in credentials.
pub const HTTPS: &str = "https";
pub const DID_WEB: &str = "did-web";

/// A slug is typed and read aloud; longer ones are neither.
const LONGEST_SLUG: usize = 40;

/// An organisation as an issuer.
#[derive(Clone, Debug)]
pub struct Issuer {
    pub row: issuer::Model,
    pub organisation: organisation::Model,
    /// `https://alcove.example`, without a slash at its end.
    host: String,
}

impl Issuer {
    /// Its name in credentials: an address, or the same as a decentralised identifier.
    pub fn id(&self) -> String {
        match self.row.name_form.as_str() {
            DID_WEB => did_web(&self.url()),
            _ => self.url(),
        }
    }

    /// The page about it, which answers machines with its keys.
    pub fn url(&self) -> String {
        format!("{}/orgs/{}", self.host, self.row.slug)
    }

    pub fn key_url(&self, key: &str) -> String {
        format!("{}/keys/{key}", self.url())
    }

    pub fn achievement_url(&self, achievement: &str) -> String {
        format!("{}/achievements/{achievement}", self.url())
    }
}

/// `https://host:8080/orgs/x` as `did:web:host%3A8080:orgs:x`.
pub fn did_web(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    format!("did:web:{}", rest.replace(':', "%3A").replace('/', ":"))
}

pub async fn find(ctx: &Ctx, db: &impl Connection, id: &OrganisationId) -> Result<Issuer> {
    let row = issuer::find(db, id).await?.ok_or(Error::NotFound)?;
    whole(ctx, db, row).await
}

/// By the slug in its address, or by the organisation's id.
pub async fn at(ctx: &Ctx, db: &impl Connection, slug: &str) -> Result<Issuer> {
    match issuer::by_slug(db, slug).await? {
        Some(row) => whole(ctx, db, row).await,
        None => find(ctx, db, &slug.into()).await,
    }
}

/// The issuer that has this name on this installation.
pub async fn named(ctx: &Ctx, db: &impl Connection, id: &str) -> Result<Option<Issuer>> {
    let url = format!("{}/orgs/", host(ctx));
    let slug = id
        .strip_prefix(&url)
        .or_else(|| id.strip_prefix(&format!("{}:", did_web(url.trim_end_matches('/')))));
    let Some(slug) = slug else { return Ok(None) };
    let Some(row) = issuer::by_slug(db, slug).await? else { return Ok(None) };
    let found = whole(ctx, db, row).await?;
    Ok(Some(found).filter(|found| found.id() == id))
}

/// The issuer, made with its keys where it has awarded nothing yet.
pub async fn settle(
    ctx: &Ctx,
    tx: &impl Connection,
    actor: Option<&PersonId>,
    id: &OrganisationId,
) -> Result<Issuer> {
    if issuer::find(tx, id).await?.is_none() {
        let organisation = organisation::find(tx, id).await?.ok_or(Error::NotFound)?;
        let slug = free_slug(tx, &organisation).await?;
        let row = issuer::Model {
            organisation_id: id.clone(),
            slug,
            name_form: HTTPS.to_owned(),
            created_at: ctx.now.millis(),
        };
        issuer::add(tx, row).await?;
    }
    let found = find(ctx, tx, id).await?;
    if key::of_organisation(tx, id).await?.is_empty() {
        keys::add_pair(ctx, tx, actor, id).await?;
    }
    Ok(found)
}

/// Chooses how the name is written. Once something was awarded, the name is inside it.
pub async fn choose_form(ctx: &Ctx, tx: &impl Connection, id: &OrganisationId, form: &str) -> Result<()> {
    if ![HTTPS, DID_WEB].contains(&form) {
        return Err(Error::invalid("form", "unknown-choice"));
    }
    let found = find(ctx, tx, id).await?;
    let awarded = super::store::award::of_issuer(tx, id, None, 1).await?;
    if !awarded.is_empty() {
        return Err(Error::NotNow(Refusal::new("award-name-is-signed")));
    }
    Ok(issuer::save(tx, issuer::Model { name_form: form.to_owned(), ..found.row }).await?)
}

/// The controller document: which keys vouch for the issuer. One that somebody else may have had is
/// still shown, and vouches for nothing.
pub fn document(issuer: &Issuer, keys: &[key::Model]) -> Value {
    let id = issuer.id();
    let name = |key: &key::Model| format!("{id}#{}", key.public_key);
    let method = |key: &key::Model| {
        let mut method = json!({
            "id": name(key), "type": "Multikey", "controller": id, "publicKeyMultibase": key.public_key,
        });
        if let Some(at) = key.compromised_at {
            method["revoked"] = super::reading::moment(at).into();
        }
        method
    };
    let names = [issuer.url(), did_web(&issuer.url())];
    let other_names: Vec<&String> = names.iter().filter(|other| **other != id).collect();
    let trusted: Vec<String> = keys.iter().filter(|key| key.is_trusted()).map(name).collect();
    json!({
        "@context": ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        "id": id,
        "alsoKnownAs": other_names,
        "verificationMethod": keys.iter().map(method).collect::<Vec<_>>(),
        "assertionMethod": trusted,
    })
}

/// The profile as Open Badges has it, with the same keys.
pub fn profile(issuer: &Issuer, keys: &[key::Model]) -> Value {
    let mut value = document(issuer, keys);
    value["@context"] = json!([
        alcove_credential::contexts::CREDENTIALS,
        alcove_credential::contexts::BADGES,
        "https://www.w3.org/ns/did/v1",
        "https://w3id.org/security/multikey/v1",
    ]);
    value["type"] = json!(["Profile"]);
    value["name"] = issuer.organisation.name.as_str().into();
    value["url"] = issuer.url().into();
    value
}

/// One key alone, as a JSON Web Key: who follows the name inside a token reads one, not a set.
pub fn jwk(issuer: &Issuer, key: &key::Model) -> Result<Value> {
    let mut jwk = VerifyingKey::from_multibase(&key.public_key).map_err(Error::fault)?.jwk();
    jwk["kid"] = issuer.key_url(&key.id).into();
    Ok(jwk)
}

pub fn host(ctx: &Ctx) -> String {
    ctx.app.config.public_url.trim_end_matches('/').to_owned()
}

async fn whole(ctx: &Ctx, db: &impl Connection, row: issuer::Model) -> Result<Issuer> {
    let organisation = organisation::find(db, &row.organisation_id).await?.ok_or(Error::NotFound)?;
    Ok(Issuer { row, organisation, host: host(ctx) })
}

async fn free_slug(db: &impl Connection, organisation: &organisation::Model) -> Result<String> {
    let short = slug(&organisation.short_name);
    let wanted = if short.is_empty() { slug(&organisation.name) } else { short };
    let wanted = if wanted.is_empty() { organisation.id.as_str().to_owned() } else { wanted };
    if issuer::by_slug(db, &wanted).await?.is_none() {
        return Ok(wanted);
    }
    Ok(format!("{wanted}-{}", hex::encode(new_bytes::<3>())))
}

/// A name as a part of an address: plain letters, digits and hyphens.
pub fn slug(name: &str) -> String {
    let folded = fold(&romanised(&name.to_lowercase()));
    let parts = folded.split(|sign: char| !sign.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let whole = parts.collect::<Vec<_>>().join("-");
    let cut: String = whole.chars().take(LONGEST_SLUG).collect();
    cut.trim_matches('-').to_owned()
}

fn romanised(text: &str) -> String {
    const LETTERS: [(char, &str); 34] = [
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "g"),
        ('д', "d"),
        ('е', "e"),
        ('ё', "yo"),
        ('ж', "zh"),
        ('з', "z"),
        ('и', "i"),
        ('й', "y"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "kh"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "shch"),
        ('ъ', ""),
        ('ы', "y"),
        ('ь', ""),
        ('э', "e"),
        ('ю', "yu"),
        ('я', "ya"),
        // Folding would make two letters of it.
        ('№', ""),
    ];
    let roman = |sign: char| LETTERS.iter().find(|(letter, _)| *letter == sign).map(|(_, roman)| *roman);
    text.chars().map(|sign| roman(sign).map_or_else(|| sign.to_string(), str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::{did_web, slug};

    #[test]
    fn a_name_becomes_a_part_of_an_address() {
        assert_eq!(slug("Bakı Dövlət Peşə Təhsil Mərkəzi"), "baki-dovlet-pese-tehsil-merkezi");
        assert_eq!(slug("Колледж № 7, Гянджа"), "kolledzh-7-gyandzha");
        assert_eq!(slug("  — "), "");
        assert!(slug(&"long ".repeat(40)).len() <= 40);
    }

    #[test]
    fn an_address_is_written_as_a_decentralised_identifier() {
        assert_eq!(did_web("https://alcove.example/orgs/x"), "did:web:alcove.example:orgs:x");
        assert_eq!(did_web("http://127.0.0.1:8080/orgs/x"), "did:web:127.0.0.1%3A8080:orgs:x");
    }
}
