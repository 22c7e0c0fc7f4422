use alcove_credential::contexts::{BADGE_EXTENSIONS, BADGES, CREDENTIALS};
use sha2::{Digest as _, Sha256};

use super::contexts;

/// Of what the npm packages hold. The first is the one that the W3C Recommendation prints.
const PINNED: [(&str, &str); 3] = [
    (CREDENTIALS, "59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734"),
    (BADGES, "e407ae98563c7b4708be4c8198a7f254bc09c131afc68e73d5f90eb0a34c6f7f"),
    (BADGE_EXTENSIONS, "f9767b4f07e2c92e6c084c34882f67cb335b13f0aface4b9bfc2ea08432a5892"),
];

#[test]
fn the_contexts_that_we_sign_with_are_the_ones_that_were_checked() {
    let contexts = contexts();

    for (address, pinned) in PINNED {
        let digest = Sha256::digest(contexts.get(address).unwrap());
        let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, pinned, "{address}");
    }
}

#[test]
fn no_term_is_used_on_which_copies_of_the_badge_context_differ() {
    // The copy of 1EdTech's validator defines these two; the copy on npm does not.
    let written = super::badge().write().to_string() + &super::personal().write().to_string();

    for term in ["endorsementJwt", "jti"] {
        assert!(!written.contains(&format!("\"{term}\"")), "{term}");
    }
}
