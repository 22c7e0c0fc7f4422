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
    let knows = json!({ "knows": { "@id": "https://attacker.example/knows", "@type": "@id" } });
    credential["@context"].as_array_mut().unwrap().push(knows);
    let ring = (0..count).map(|number| json!({ "id": format!("_:n{number}"), "knows": others(number) }));
    credential["credentialSubject"]["knows"] = ring.collect();
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

#[test]
fn what_is_no_credential_is_told_apart() {
    assert_eq!(looked_at(&json!({ "@context": [], "type": "Person" })), Err(Fault::Nothing));
    let old = json!({ "@context": "https://w3id.org/openbadges/v2", "badge": "x", "recipient": {} });
    assert_eq!(looked_at(&old), Err(Fault::OldBadge));
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
