//! Pages of the room *certify*.

pub mod application;
pub mod applications;
pub mod certificate;
pub mod certificates;
pub mod changes;
pub mod clarify;
pub mod decision;
pub mod desk;
pub mod desk_head;
pub mod engagements;
pub mod evidence;
pub mod handed_in;
pub mod head;
mod heard;
pub mod item;
pub mod level;
pub mod level_edit;
pub mod mine;
pub mod pool;
pub mod register;
pub mod report;
pub mod scheme;
pub mod scheme_edit;
pub mod scheme_new;
pub mod schemes;
pub mod visit;

use alcove_domain::certify::{Note, Rule};

use super::progress::{Ground, Judged};
use super::rule_words::{asked, fact};
use crate::kit::Words;

/// A tag: tone, icon, words.
pub type Said = (&'static str, &'static str, String);

/// A rule on a page: what it asks for, how far it is, and where it can be mended.
#[derive(Clone, Debug)]
pub struct RuleView {
    pub text: String,
    /// "38 of 50".
    pub fact: String,
    pub have: u32,
    pub need: u32,
    pub met: bool,
    pub note: String,
    /// Name of the group, "4 of 3", met.
    pub parts: Vec<(String, String, bool)>,
    /// Address and words.
    pub mend: Option<(String, String)>,
}

impl RuleView {
    pub fn of(words: Words, judged: &Judged, ground: &Ground) -> Self {
        let Judged { rule, progress } = judged;
        let note = match progress.note {
            Note::Nothing => String::new(),
            Note::NoAssessment => words.t("certify-note-no-assessment"),
            Note::NoPlan => words.t("certify-note-no-plan"),
            Note::PlanNotApproved => words.t("certify-note-plan-not-approved"),
            Note::AfterClosing => words.t("certify-note-after-closing"),
        };
        let group = |at: usize| {
            let laid = &ground.reading.as_ref()?.laid;
            let node = laid.outermost().nth(at)?;
            Some(laid.title(node, &words.lang()))
        };
        let parts = progress.parts.iter().map(|part| {
            let name = group(part.group);
            let name = name.unwrap_or_else(|| words.t1("certify-group", "n", part.group + 1));
            let has = words.t2("certify-have", "have", i64::from(part.have), "need", i64::from(part.need));
            (name, has, part.have >= part.need)
        });
        Self {
            text: asked(words, rule),
            fact: fact(words, rule, progress),
            have: progress.have.min(progress.need),
            need: progress.need.max(1),
            met: progress.met,
            note,
            parts: parts.collect(),
            mend: if progress.met { None } else { mend(words, rule, ground) },
        }
    }
}

/// Where what is missing can be done.
fn mend(words: Words, rule: &Rule, ground: &Ground) -> Option<(String, String)> {
    let assessment = ground.reading.as_ref().map(|reading| (reading.row.id.clone(), reading.is_closed()));
    let plan = ground.plan.as_ref().map(|plan| plan.id.clone());
    let at = |address: String, key: &str| Some((address, words.t(key)));
    match (rule, assessment, plan) {
        (Rule::PlanApproved, _, Some(plan)) => at(format!("/plans/{plan}/approval"), "certify-mend-plan"),
        (Rule::FindingsAnswered { .. }, _, Some(plan)) => {
            at(format!("/plans/{plan}/table"), "certify-mend-findings")
        }
        (Rule::PlanApproved | Rule::FindingsAnswered { .. }, _, None) => {
            at("/plans/new".to_owned(), "certify-mend-no-plan")
        }
        // The declaration is signed on the application itself.
        (Rule::Declaration, ..) => None,
        (Rule::PracticesPublished { .. }, ..) => at("/practices/own".to_owned(), "certify-mend-practices"),
        (_, None, _) => at("/assessments".to_owned(), "certify-mend-no-assessment"),
        (Rule::Closed, Some((id, _)), _) => at(format!("/assessments/{id}"), "certify-mend-closing"),
        (_, Some((id, true)), _) => at(format!("/assessments/{id}/results"), "certify-mend-results"),
        (_, Some((id, false)), _) => at(format!("/assessments/{id}"), "certify-mend-rating"),
    }
}
