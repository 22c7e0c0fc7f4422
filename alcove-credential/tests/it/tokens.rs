use alcove_credential::examine::{Dates, Form, Signature, examine};
use alcove_credential::token::Token;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::{Value, json};

use super::{ISSUER, badge, contexts, signed_token, token_key};

fn signature_of(token: &str) -> Signature {
    examine(token.as_bytes(), &contexts()).unwrap().signature
}

fn part(token: &str, number: usize) -> Value {
    let part = token.split('.').nth(number).unwrap();
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

fn with_part(token: &str, number: usize, value: &Value) -> String {
    let mut parts: Vec<String> = token.split('.').map(str::to_owned).collect();
    parts[number] = URL_SAFE_NO_PAD.encode(value.to_string());
    parts.join(".")
}

#[test]
fn a_token_carries_the_whole_credential_and_the_claims_of_the_second_model() {
    let token = signed_token(&badge().write());

    let (header, claims) = (part(&token, 0), part(&token, 1));
    assert_eq!((header["alg"].as_str(), header["typ"].as_str()), (Some("ES256"), Some("vc+jwt")));
    assert_eq!(claims["iss"], ISSUER);
    assert_eq!(claims["jti"], badge().id);
    assert_eq!(claims["sub"], "https://alcove.example/orgs/college");
    assert_eq!(claims["nbf"], 1_795_305_600);
    assert!(claims.get("vc").is_none());
    assert_eq!(claims["credentialSubject"], badge().write()["credentialSubject"]);
    assert_eq!(claims["credentialStatus"], badge().write()["credentialStatus"]);
    let examined = examine(token.as_bytes(), &contexts()).unwrap();
    assert_eq!((examined.form, examined.signature), (Form::Token, Signature::Good));
}

/// A token as the first model has it: the credential in a claim, the days perhaps beside it.
fn wrapped(claims: &Value) -> String {
    let inner = badge().write();
    let mut whole = json!({ "vc": inner, "iss": ISSUER });
    for (name, value) in claims.as_object().unwrap() {
        whole[name] = value.clone();
    }
    signed_token(&whole)
}

#[test]
fn a_token_holds_no_longer_than_it_says_itself() {
    let at = |claims: Value, moment: &str| {
        let examined = examine(wrapped(&claims).as_bytes(), &contexts()).unwrap();
        assert_eq!(examined.signature, Signature::Good);
        examined.dates(moment.parse::<jiff::Timestamp>().unwrap().as_millisecond())
    };
    let seconds = |moment: &str| moment.parse::<jiff::Timestamp>().unwrap().as_second();
    let short = || json!({ "nbf": seconds("2027-01-01T00:00:00Z"), "exp": seconds("2027-02-01T00:00:00Z") });
    let long = || json!({ "nbf": seconds("2020-01-01T00:00:00Z"), "exp": seconds("2040-01-01T00:00:00Z") });

    assert_eq!(at(short(), "2026-12-31T23:59:59Z"), Dates::NotYet);
    assert_eq!(at(short(), "2027-01-15T00:00:00Z"), Dates::Within);
    assert_eq!(at(short(), "2027-02-01T00:00:00Z"), Dates::Over);
    // The credential inside is from 22 November 2026 to 21 November 2028.
    assert_eq!(at(long(), "2026-11-21T23:59:59Z"), Dates::NotYet);
    assert_eq!(at(long(), "2027-01-15T00:00:00Z"), Dates::Within);
    assert_eq!(at(long(), "2028-11-22T00:00:00Z"), Dates::Over);
    assert_eq!(at(json!({ "exp": "soon" }), "2027-01-15T00:00:00Z"), Dates::Unknown);
    assert_eq!(at(json!({}), "2027-01-15T00:00:00Z"), Dates::Within);
}

#[test]
fn a_token_that_was_touched_is_refused() {
    let token = signed_token(&badge().write());

    let mut claims = part(&token, 1);
    claims["credentialSubject"]["achievement"]["name"] = json!("Leader");
    assert_eq!(signature_of(&with_part(&token, 1, &claims)), Signature::Bad);
    let mut header = part(&token, 0);
    header["typ"] = json!("JWT");
    assert_eq!(signature_of(&with_part(&token, 0, &header)), Signature::Bad);
    assert_eq!(signature_of(&token), Signature::Good);
}

#[test]
fn a_token_may_not_choose_how_it_is_checked() {
    let token = signed_token(&badge().write());
    let said = |algorithm: &str| {
        let mut header = part(&token, 0);
        header["alg"] = json!(algorithm);
        signature_of(&with_part(&token, 0, &header))
    };

    assert_eq!(said("none"), Signature::Absent);
    assert_eq!(said("EdDSA"), Signature::Bad);
    assert_eq!(said("HS256"), Signature::UnknownWay("HS256".to_owned()));
    assert_eq!(said("ES256"), Signature::Good);
}

#[test]
fn a_sender_who_is_not_the_issuer_is_refused() {
    let mut other = badge().write();
    other["issuer"]["id"] = json!("https://else.example/orgs/x");
    let whole = signed_token(&other);

    let claims = part(&whole, 1);
    assert_eq!(claims["iss"], claims["issuer"]["id"]);
    assert_eq!(signature_of(&whole), Signature::Good);
    let mut unsigned = badge().write();
    unsigned["iss"] = json!("https://else.example/orgs/x");
    // Signed over a contradiction: what `sign` writes replaces it, so it is made by hand.
    let mut contradicting = part(&signed_token(&unsigned), 1);
    contradicting["iss"] = json!("https://else.example/orgs/x");
    let touched = with_part(&signed_token(&badge().write()), 1, &contradicting);
    assert_eq!(signature_of(&touched), Signature::Bad);
}

#[test]
fn the_key_goes_with_the_token_so_that_it_is_read_offline() {
    let token = Token::read(&signed_token(&badge().write())).unwrap();

    assert_eq!(token.header["jwk"], token_key().public().jwk());
    assert_eq!(token.header["kid"], "https://alcove.example/orgs/agency/keys/2");
    assert!(token.is_good(&token_key().public()));
}
