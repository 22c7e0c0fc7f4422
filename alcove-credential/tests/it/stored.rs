use alcove_credential::badge::{HashedEmail, PURPOSE};
use alcove_credential::examine::{Dates, Examined, Form, Signature, Tie, examine};
use alcove_credential::list::{self, Bits};
use alcove_credential::{Fault, SigningKey, proof};
use serde_json::{Value, json};

use super::{ISSUER, badge, contexts, key, personal, signed};

fn looked_at(credential: &Value) -> Examined {
    examine(credential.to_string().as_bytes(), &contexts()).unwrap()
}

fn moment(text: &str) -> i64 {
    text.parse::<jiff::Timestamp>().unwrap().as_millisecond()
}

#[test]
fn what_is_issued_to_an_organisation_and_to_a_person_is_signed() {
    for badge in [badge(), personal()] {
        let examined = looked_at(&signed(badge.write()));

        assert_eq!((examined.form, examined.signature), (Form::Stored, Signature::Good));
        assert_eq!(examined.key.unwrap().key, key().public());
    }
}

#[test]
fn any_single_field_that_is_changed_breaks_the_signature() {
    let whole = signed(badge().write());
    let changes: [(&str, Value); 10] = [
        ("/id", json!("https://alcove.example/awards/0199")),
        ("/issuer/name", json!("Another Agency")),
        ("/validFrom", json!("2025-11-22T00:00:00Z")),
        ("/validUntil", json!("2038-11-21T23:59:59Z")),
        ("/credentialSubject/id", json!("https://alcove.example/orgs/other")),
        ("/credentialSubject/identifier/0/identityHash", json!("Another Centre")),
        ("/credentialSubject/achievement/name", json!("Leader in Vocational Excellence")),
        ("/credentialStatus/statusListIndex", json!("4712")),
        ("/credentialSchema/0/id", json!("https://alcove.example/schema")),
        ("/proof/0/created", json!("2026-11-23T09:00:00Z")),
    ];

    for (pointer, value) in changes {
        let mut touched = whole.clone();
        *touched.pointer_mut(pointer).unwrap() = value;
        assert_eq!(looked_at(&touched).signature, Signature::Bad, "{pointer}");
    }
    assert_eq!(looked_at(&whole).signature, Signature::Good);
}

#[test]
fn a_signature_of_another_key_does_not_hold() {
    let method = format!("{ISSUER}#{}", key().public().multibase());
    let sign = |key: &SigningKey| {
        proof::sign(badge().write(), key, &method, "2026-11-22T09:00:00Z", &contexts()).unwrap()
    };

    assert_eq!(looked_at(&sign(&SigningKey::new(&[9; 32]))).signature, Signature::Bad);
    assert_eq!(looked_at(&sign(&key())).signature, Signature::Good);
}

#[test]
fn a_key_of_somebody_else_than_the_issuer_is_not_taken() {
    let other = format!("https://else.example/orgs/x#{}", key().public().multibase());
    let signed = proof::sign(badge().write(), &key(), &other, "2026-11-22T09:00:00Z", &contexts()).unwrap();

    assert_eq!(looked_at(&signed).signature, Signature::KeyElsewhere);
}

#[test]
fn the_method_is_the_issuers_id_and_the_key() {
    let signed = signed(badge().write());

    let method = signed.pointer("/proof/0/verificationMethod").unwrap().as_str().unwrap();
    assert_eq!(method, format!("{ISSUER}#{}", key().public().multibase()));
    assert!(signed["proof"].is_array());
}

#[test]
fn an_issuer_that_is_a_key_vouches_for_itself() {
    let name = key().public().multibase();
    let mut own = badge();
    own.issuer.id = format!("did:key:{name}");
    let method = format!("did:key:{name}#{name}");

    let signed = proof::sign(own.write(), &key(), &method, "2026-11-22T09:00:00Z", &contexts()).unwrap();

    let examined = looked_at(&signed);
    assert_eq!((examined.signature, examined.key.unwrap().tie), (Signature::Good, Tie::IsName));
    assert_eq!(looked_at(&super::signed(badge().write())).key.unwrap().tie, Tie::Claimed);
}

#[test]
fn a_term_that_no_context_defines_is_neither_signed_nor_accepted() {
    let mut unsigned = badge().write();
    unsigned["credentialSubject"]["grade"] = json!("excellent");
    let method = format!("{ISSUER}#{}", key().public().multibase());

    let refused = proof::sign(unsigned, &key(), &method, "2026-11-22T09:00:00Z", &contexts());

    assert_eq!(refused, Err(Fault::Undefined(vec!["grade".to_owned()])));
    // JSON-LD would drop the word, so that the signature alone would still fit.
    let mut added = signed(badge().write());
    assert_eq!(looked_at(&added).signature, Signature::Good);
    added["credentialSubject"]["grade"] = json!("excellent");
    assert_eq!(looked_at(&added).signature, Signature::NotOverAll(vec!["grade".to_owned()]));
}

#[test]
fn the_type_of_the_schema_needs_the_extensions_of_open_badges() {
    let method = format!("{ISSUER}#{}", key().public().multibase());
    let with = badge().write();
    let mut without = with.clone();
    without["@context"].as_array_mut().unwrap().pop();
    let sign = |value| proof::sign(value, &key(), &method, "2026-11-22T09:00:00Z", &contexts());

    let refused = sign(without);

    assert!(matches!(refused, Err(Fault::Undefined(words)) if words == ["1EdTechJsonSchemaValidator2019"]));
    assert!(sign(with).is_ok());
}

#[test]
fn an_address_that_leads_nowhere_is_noticed() {
    let mut added = signed(badge().write());

    added["credentialSubject"]["achievement"]["creator"] = json!({ "id": "agency", "type": ["Profile"] });

    assert!(matches!(looked_at(&added).signature, Signature::NotOverAll(words) if words == ["agency"]));
}

#[test]
fn the_dates_are_an_answer_of_their_own() {
    let examined = looked_at(&signed(badge().write()));

    let at = |text: &str| examined.dates(moment(text));
    assert_eq!(at("2026-11-21T23:59:59Z"), Dates::NotYet);
    assert_eq!(at("2026-11-22T00:00:00Z"), Dates::Within);
    assert_eq!(at("2028-11-21T23:59:59Z"), Dates::Within);
    assert_eq!(at("2028-11-22T00:00:00Z"), Dates::Over);
}

#[test]
fn an_e_mail_address_is_never_in_the_signed_bytes() {
    let written = personal().write().to_string();

    assert!(!written.to_lowercase().contains("college.example"));
    let same = HashedEmail::new("assessor@college.example", "s4lt");
    assert!(written.contains(&same.hash));
    assert!(!written.contains(&HashedEmail::new("assessor@college.example", "other").hash));
}

#[test]
fn a_list_of_standing_is_signed_and_says_which_no_longer_hold() {
    let list = list::credential(
        "https://alcove.example/lists/1",
        ISSUER,
        "2026-11-22T09:00:00Z",
        &Bits::with([4711]),
    );

    let list = signed(list.unwrap());

    let examined = looked_at(&list);
    assert_eq!(examined.signature, Signature::Good);
    assert_eq!(list.pointer("/credentialSubject/statusPurpose").unwrap(), PURPOSE);
    let entry = &looked_at(&signed(badge().write())).entries()[0];
    assert_eq!(entry.list, examined.id());
    assert_eq!(Bits::of(&list).unwrap().is_set(entry.position), Some(true));
    assert_eq!(Bits::of(&list).unwrap().is_set(entry.position + 1), Some(false));
}
