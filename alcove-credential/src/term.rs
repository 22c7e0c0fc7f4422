//! From when until when a token may be used. Its sender may mean less than the credential in it says,
//! and the first version of the model left the days of the credential to the token.

use serde_json::Value;

/// In milliseconds since 1970.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Term {
    pub from: Option<i64>,
    /// The last instant: a token is over at the moment that it names.
    pub until: Option<i64>,
    /// It claims a moment that is none.
    pub is_odd: bool,
}

impl Term {
    pub fn of(claims: &Value) -> Self {
        let (begins, ends) = (claims.get("nbf"), claims.get("exp"));
        let is_odd = [begins, ends].into_iter().flatten().any(|claim| millis(claim).is_none());
        Self {
            from: begins.and_then(millis),
            until: ends.and_then(millis).map(|end| end.saturating_sub(1)),
            is_odd,
        }
    }
}

/// Seconds, which may have a fraction.
fn millis(claim: &Value) -> Option<i64> {
    match claim.as_i64() {
        Some(whole) => whole.checked_mul(1000),
        // What does not fit becomes the longest time there is, which is as good.
        None => claim.as_f64().map(|seconds| (seconds * 1000.0) as i64),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_token_is_over_at_the_moment_it_names() {
        let term = Term::of(&json!({ "nbf": 10, "exp": 20.5 }));

        assert_eq!((term.from, term.until, term.is_odd), (Some(10_000), Some(20_499), false));
        assert_eq!(Term::of(&json!({})), Term::default());
    }

    #[test]
    fn a_moment_that_is_none_is_noticed() {
        assert!(Term::of(&json!({ "exp": "tomorrow" })).is_odd);
        assert!(Term::of(&json!({ "nbf": null })).is_odd);
        assert!(Term::of(&json!({ "exp": i64::MAX })).is_odd);
    }
}
