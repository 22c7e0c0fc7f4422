//! A JSON-LD document as the statements it makes, in the one order that every verifier comes to
//! (RDFC-1.0). The signature covers these, not the text.

use std::collections::{BTreeMap, BTreeSet};

use oxjsonld::{JsonLdParser, JsonLdRemoteDocument};
use oxrdf::dataset::{CanonicalizationAlgorithm, CanonicalizationHashAlgorithm};
use oxrdf::{Dataset, GraphNameRef, NamedOrBlankNodeRef, Quad, QuadRef, TermRef};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{Contexts, Fault, MOST_STATEMENTS};

/// Where terms end up that no context defines.
const UNDEFINED: &str = "urn:undefined-term:";
/// Where addresses end up that lead nowhere by themselves.
const NOWHERE: &str = "https://undefined-address.invalid/";

/// As many nameless things may look alike. Ordering them takes the factorial of it, several times over.
const MOST_ALIKE: usize = 5;
/// And as many altogether look like another one.
const MOST_TWINS: usize = 10;

/// The SHA-256 of the ordered statements.
pub fn hash(document: &Value, contexts: &Contexts) -> Result<[u8; 32], Fault> {
    Ok(Sha256::digest(canonical(document, contexts)?).into())
}

/// The ordered statements as N-Quads.
pub fn canonical(document: &Value, contexts: &Contexts) -> Result<String, Fault> {
    let mut dataset = read(document, contexts, None)?;
    check_tangle(&dataset)?;
    dataset.canonicalize(CanonicalizationAlgorithm::Rdfc10 {
        hash_algorithm: CanonicalizationHashAlgorithm::Sha256,
    });
    let mut lines: Vec<String> = dataset.iter().map(|quad| format!("{quad} .\n")).collect();
    lines.sort_unstable();
    Ok(lines.concat())
}

/// Refuses a document that says anything that would not be signed.
pub fn check_defined(document: &Value, contexts: &Contexts) -> Result<(), Fault> {
    let mut document = document.clone();
    let context = document.get_mut("@context").ok_or(Fault::Nothing)?;
    let catch_all = json!({ "@vocab": UNDEFINED });
    match context {
        Value::Array(list) => list.push(catch_all),
        other => *other = json!([other.take(), catch_all]),
    }
    let mut lost = BTreeSet::new();
    for quad in &read(&document, contexts, Some(NOWHERE))? {
        let line = quad.to_string();
        for start in [UNDEFINED, NOWHERE] {
            let begin = format!("<{start}");
            let names = line.split(begin.as_str()).skip(1).filter_map(|rest| rest.split('>').next());
            lost.extend(names.map(str::to_owned));
        }
    }
    if lost.is_empty() { Ok(()) } else { Err(Fault::Undefined(lost.into_iter().collect())) }
}

fn read(document: &Value, contexts: &Contexts, base: Option<&str>) -> Result<Dataset, Fault> {
    check_contexts(document, contexts)?;
    let text = serde_json::to_vec(document).map_err(Fault::unreadable)?;
    let mut parser = JsonLdParser::new();
    if let Some(base) = base {
        parser = parser.with_base_iri(base).map_err(Fault::unreadable)?;
    }
    let known = contexts.clone();
    let quads = parser.for_slice(&text).with_load_document_callback(move |address, _| {
        let document = known.get(address).ok_or_else(|| format!("the context {address} is not known"))?;
        Ok(JsonLdRemoteDocument { document: document.to_vec(), document_url: address.to_owned() })
    });
    let mut dataset = Dataset::new();
    for quad in quads {
        let quad: Quad = quad.map_err(Fault::unreadable)?;
        dataset.insert(&quad);
        if dataset.len() > MOST_STATEMENTS {
            return Err(Fault::TooManyStatements { limit: MOST_STATEMENTS });
        }
    }
    Ok(dataset)
}

/// Names the first context that is not known, wherever in the document it stands.
fn check_contexts(document: &Value, contexts: &Contexts) -> Result<(), Fault> {
    match document {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == "@context" {
                    check_context(value, contexts)?;
                }
                check_contexts(value, contexts)?;
            }
            Ok(())
        }
        Value::Array(values) => values.iter().try_for_each(|value| check_contexts(value, contexts)),
        _ => Ok(()),
    }
}

fn check_context(context: &Value, contexts: &Contexts) -> Result<(), Fault> {
    match context {
        Value::String(address) if contexts.get(address).is_none() => {
            Err(Fault::UnknownContext(address.clone()))
        }
        Value::Array(several) => several.iter().try_for_each(|one| check_context(one, contexts)),
        _ => Ok(()),
    }
}

/// Refuses what is known to make the ordering take for ever: many nameless things that say the same.
fn check_tangle(dataset: &Dataset) -> Result<(), Fault> {
    let mut said: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for quad in dataset {
        for node in nameless(quad) {
            said.entry(node.clone()).or_default().push(seen_from(quad, &node));
        }
    }
    let mut alike: BTreeMap<String, usize> = BTreeMap::new();
    for lines in said.into_values() {
        let mut lines = lines;
        lines.sort_unstable();
        *alike.entry(lines.concat()).or_default() += 1;
    }
    let twins = alike.values().filter(|count| **count > 1);
    let (most, all) = twins.fold((0, 0), |(most, all), count| (most.max(*count), all + count));
    if most > MOST_ALIKE || all > MOST_TWINS { Err(Fault::TooTangled) } else { Ok(()) }
}

fn nameless(quad: QuadRef<'_>) -> BTreeSet<String> {
    let subject = match quad.subject {
        NamedOrBlankNodeRef::BlankNode(node) => Some(node.as_str().to_owned()),
        NamedOrBlankNodeRef::NamedNode(_) => None,
    };
    let object = match quad.object {
        TermRef::BlankNode(node) => Some(node.as_str().to_owned()),
        _ => None,
    };
    let graph = match quad.graph_name {
        GraphNameRef::BlankNode(node) => Some(node.as_str().to_owned()),
        _ => None,
    };
    [subject, object, graph].into_iter().flatten().collect()
}

/// A statement with this nameless thing as `a` and every other as `z`.
fn seen_from(quad: QuadRef<'_>, node: &str) -> String {
    let name = |other: &str| if other == node { "_:a" } else { "_:z" };
    let subject = match quad.subject {
        NamedOrBlankNodeRef::BlankNode(other) => name(other.as_str()).to_owned(),
        NamedOrBlankNodeRef::NamedNode(named) => named.to_string(),
    };
    let object = match quad.object {
        TermRef::BlankNode(other) => name(other.as_str()).to_owned(),
        other => other.to_string(),
    };
    let graph = match quad.graph_name {
        GraphNameRef::BlankNode(other) => name(other.as_str()).to_owned(),
        other => other.to_string(),
    };
    format!("{subject} {} {object} {graph}\n", quad.predicate)
}
