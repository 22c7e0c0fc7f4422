use std::time::{Duration, Instant};

use alcove_credential::examine::{Signature, examine, examine_within};
use alcove_credential::{Fault, MOST_STATEMENTS};
use serde_json::{Value, json};

use super::{badge, contexts, signed};

fn looked_at(credential: &Value) -> Result<Signature, Fault> {
    examine(credential.to_string().as_bytes(), &contexts()).map(|examined| examined.signature)
}

/// Each of so many nameless things knows every other: the ordering tries every row of them.
fn poisoned(count: usize) -> Value {
    let others = |from: usize| -> Vec<String> {
        (0..count).filter(|to| *to != from).map(|to| format!("_:n{to}")).collect()
    };
    let mut credential = signed(badge().write());
    let one = |number: usize| json!({ "id": format!("_:n{number}"), "type": ["Profile"], "parentOrg": others(number) });
    credential["credentialSubject"]["achievement"]["creator"] = (0..count).map(one).collect();
    credential
}

#[test]
fn a_credential_made_to_keep_us_busy_is_refused_at_once() {
    let started = Instant::now();

    let refused = looked_at(&poisoned(14));

    assert!(started.elapsed() < Duration::from_secs(2));
    assert_eq!(refused, Err(Fault::TooTangled));
    // A few that look alike are no harm: what is said of them is weighed like everything else.
    assert_eq!(looked_at(&poisoned(3)), Ok(Signature::Bad));
}

#[test]
fn a_credential_that_says_too_much_is_refused() {
    let mut credential = signed(badge().write());
    let tags: Vec<String> = (0..=MOST_STATEMENTS).map(|number| format!("t{number}")).collect();
    credential["credentialSubject"]["achievement"]["tag"] = json!(tags);

    assert_eq!(looked_at(&credential), Err(Fault::TooManyStatements { limit: MOST_STATEMENTS }));
}

#[test]
fn a_context_that_is_not_known_is_not_fetched() {
    let mut credential = signed(badge().write());
    credential["@context"][2] = json!("https://attacker.example/context.json");

    assert_eq!(
        looked_at(&credential),
        Err(Fault::UnknownContext("https://attacker.example/context.json".to_owned()))
    );
}

#[test]
fn time_runs_out() {
    let content = signed(badge().write()).to_string().into_bytes();

    assert_eq!(examine_within(Duration::ZERO, content.clone(), &contexts()), Err(Fault::TooSlow));
    let examined = examine_within(Duration::from_secs(30), content, &contexts()).unwrap();
    assert_eq!(examined.signature, Signature::Good);
}

/// Each writes the very statements that were signed, so that the signature fits, and lets whoever looks
/// for the usual words read something else.
#[test]
fn the_signed_statements_under_other_words_are_refused() {
    let original = signed(badge().write());
    let vocabulary = "https://purl.imsglobal.org/spec/vc/ob/vocab.html#";
    let model = "https://www.w3.org/2018/credentials#";

    let mut renamed = original.clone();
    let aliases = json!({
        "Subject": { "@id": format!("{vocabulary}AchievementSubject") },
        "achievement": null,
        "truly": { "@id": format!("{vocabulary}achievement"), "@type": "@id" },
    });
    renamed["@context"].as_array_mut().unwrap().push(aliases);
    let achievement = renamed["credentialSubject"]["achievement"].take();
    renamed["credentialSubject"]["truly"] = achievement.clone();
    renamed["credentialSubject"]["achievement"] = achievement;
    renamed["credentialSubject"]["achievement"]["name"] = json!("Excellence in everything");
    renamed["credentialSubject"]["type"] = json!(["Subject"]);

    let mut inside = original.clone();
    inside["credentialSubject"]["@context"] = json!({ "@vocab": "https://attacker.example/" });

    let mut endless = original.clone();
    let until = endless.as_object_mut().unwrap().remove("validUntil").unwrap();
    endless[format!("{model}validUntil")] =
        json!({ "@value": until, "@type": "http://www.w3.org/2001/XMLSchema#dateTime" });

    let mut unlisted = original.clone();
    let status = unlisted.as_object_mut().unwrap().remove("credentialStatus").unwrap();
    unlisted[format!("{model}credentialStatus")] = status;

    let mut besides = original.clone();
    let subject = besides.as_object_mut().unwrap().remove("credentialSubject").unwrap();
    besides["credentialSubject"] = json!({ "@included": [], "id": subject["id"] });

    for (forged, word) in [
        (renamed, "@context"),
        (inside, "@context"),
        (endless, "https://www.w3.org/2018/credentials#validUntil"),
        (unlisted, "https://www.w3.org/2018/credentials#credentialStatus"),
        (besides, "@included"),
    ] {
        let found = looked_at(&forged).unwrap();
        assert!(
            matches!(&found, Signature::Disguised(words) if words.contains(&word.to_owned())),
            "{found:?}"
        );
    }
    assert_eq!(looked_at(&original), Ok(Signature::Good));
}

#[test]
fn a_text_may_name_its_language() {
    let mut credential = badge().write();
    let name = credential["credentialSubject"]["achievement"]["name"].take();
    credential["credentialSubject"]["achievement"]["name"] = json!({ "@value": name, "@language": "en" });

    assert_eq!(looked_at(&signed(credential)), Ok(Signature::Good));
}

#[test]
fn what_is_no_credential_is_told_apart() {
    assert_eq!(looked_at(&json!({ "@context": [], "type": "Person" })), Err(Fault::Nothing));
    let old = json!({ "@context": "https://w3id.org/openbadges/v2", "badge": "x", "recipient": {} });
    assert_eq!(looked_at(&old), Err(Fault::OldBadge));
    let bare = json!({ "@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "id": "urn:x" });
    assert_eq!(looked_at(&bare), Err(Fault::OldBadge));
    let mut bare = signed(badge().write());
    bare.as_object_mut().unwrap().remove("proof");
    assert_eq!(looked_at(&bare), Ok(Signature::Absent));
    let mut other = signed(badge().write());
    other["proof"][0]["cryptosuite"] = json!("ecdsa-sd-2023");
    assert_eq!(looked_at(&other), Ok(Signature::UnknownWay("ecdsa-sd-2023".to_owned())));
}

#[test]
fn a_deep_one_ends_without_a_crash() {
    let deep = format!("{{\"credentialSubject\":{}{}}}", "[".repeat(100_000), "]".repeat(100_000));

    assert!(matches!(examine(deep.as_bytes(), &contexts()), Err(Fault::Unreadable(_))));
}

#[test]
fn a_name_that_stands_twice_is_read_by_nobody() {
    let text = signed(badge().write()).to_string();
    let twice = |first: &str| text.replacen('{', &format!("{{{first},"), 1);
    let inside = text.replacen("\"achievement\":{", "\"achievement\":{\"name\":\"Leader\",", 1);

    assert_eq!(read(&text), Ok(Signature::Good));
    assert_ne!(inside, text);
    for written in
        [twice(r#""validUntil":"2099-01-01T00:00:00Z""#), twice(r#""\u0069d":"urn:other""#), inside]
    {
        assert_eq!(read(&written), Err(Fault::Ambiguous), "{written}");
    }
}

#[test]
fn a_character_that_no_database_keeps_is_refused() {
    let mut credential = signed(badge().write());
    credential["id"] = json!("https://alcove.test/awards/\0");

    assert!(matches!(looked_at(&credential), Err(Fault::Unreadable(_))));
}

fn read(text: &str) -> Result<Signature, Fault> {
    examine(text.as_bytes(), &contexts()).map(|examined| examined.signature)
}
