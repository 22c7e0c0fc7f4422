//! The stored form: a Data Integrity proof of the suite `eddsa-rdfc-2022`.

use serde_json::{Map, Value, json};

use crate::{Contexts, Fault, SigningKey, VerifyingKey, statements};

pub const SUITE: &str = "eddsa-rdfc-2022";

/// Signs a credential that has no proof. `method` is `<issuer's id>#<public key>`: verifiers then find
/// the key without asking anybody. `created` is a moment as RFC 3339 writes it.
pub fn sign(
    mut credential: Value,
    key: &SigningKey,
    method: &str,
    created: &str,
    contexts: &Contexts,
) -> Result<Value, Fault> {
    statements::check_defined(&credential, contexts)?;
    let mut proof = json!({
        "type": "DataIntegrityProof",
        "cryptosuite": SUITE,
        "created": created,
        "verificationMethod": method,
        "proofPurpose": "assertionMethod",
    });
    let signature = key.sign(&message(&credential, &proof, contexts)?);
    let fields = credential.as_object_mut().ok_or(Fault::Nothing)?;
    proof["proofValue"] = format!("z{}", bs58::encode(signature).into_string()).into();
    fields.insert("proof".to_owned(), json!([proof]));
    Ok(credential)
}

/// The proof of this suite that a credential carries.
pub fn of(credential: &Value) -> Option<&Map<String, Value>> {
    let proofs = match credential.get("proof")? {
        Value::Array(several) => several.as_slice(),
        one => std::slice::from_ref(one),
    };
    let fits = |proof: &&Map<String, Value>| {
        proof.get("type").is_some_and(|kind| kind == "DataIntegrityProof")
            && proof.get("cryptosuite").is_some_and(|suite| suite == SUITE)
    };
    proofs.iter().filter_map(Value::as_object).find(fits)
}

/// Whether the proof is over this credential and made with the key.
pub fn is_good(
    credential: &Value,
    proof: &Map<String, Value>,
    key: &VerifyingKey,
    contexts: &Contexts,
) -> Result<bool, Fault> {
    let Some(signature) = proof.get("proofValue").and_then(Value::as_str).and_then(packed) else {
        return Ok(false);
    };
    // A proof for signing in somewhere is no proof that something was awarded.
    if proof.get("proofPurpose").is_none_or(|purpose| purpose != "assertionMethod") {
        return Ok(false);
    }
    let mut bare = credential.clone();
    if let Some(fields) = bare.as_object_mut() {
        fields.shift_remove("proof");
    }
    let mut options = proof.clone();
    options.shift_remove("proofValue");
    Ok(key.is_signed(&message(&bare, &Value::Object(options), contexts)?, &signature))
}

fn packed(text: &str) -> Option<Vec<u8>> {
    let packed = text.strip_prefix('z').filter(|packed| packed.len() <= 100)?;
    bs58::decode(packed).into_vec().ok()
}

/// What is signed: the hash of the options before the hash of the credential.
fn message(credential: &Value, proof: &Value, contexts: &Contexts) -> Result<Vec<u8>, Fault> {
    let mut options = proof.clone();
    let context = credential.get("@context").ok_or(Fault::Nothing)?;
    options.as_object_mut().ok_or(Fault::Nothing)?.insert("@context".to_owned(), context.clone());
    let options = statements::hash(&options, contexts)?;
    let document = statements::hash(credential, contexts)?;
    Ok([options, document].concat())
}
