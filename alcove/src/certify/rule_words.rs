//! What rules ask for, in words.

use alcove_domain::certify::{Progress, Rule};

use super::scheme_body;
use crate::kit::Words;

/// What a rule asks for, in a sentence.
pub fn asked(words: Words, rule: &Rule) -> String {
    let key = format!("certify-rule-{}", scheme_body::kind(rule));
    match rule {
        Rule::Closed | Rule::PlanApproved | Rule::Declaration => words.t(&key),
        Rule::ItemsAssessed { least }
        | Rule::ItemsInEachGroup { least }
        | Rule::PracticesPublished { least } => words.t1(&key, "least", i64::from(*least)),
        Rule::EvidenceShare { percent } | Rule::FindingsAnswered { percent } => {
            words.t1(&key, "percent", i64::from(*percent))
        }
        Rule::FieldAtStep { step, percent } => {
            words.t2(&key, "step", i64::from(*step), "percent", i64::from(*percent))
        }
        Rule::CountsAtStep { step, least } => {
            let counts: Vec<String> = least.iter().map(u32::to_string).collect();
            words.t2(&key, "step", i64::from(*step), "counts", counts.join(" / "))
        }
    }
}

/// "38 of 50", or the same in per cent.
pub fn fact(words: Words, rule: &Rule, progress: &Progress) -> String {
    let key = if rule.is_a_share() { "certify-share" } else { "certify-have" };
    words.t2(key, "have", i64::from(progress.have), "need", i64::from(progress.need))
}
