//! What every file of a plan is made of, gathered once.

use std::collections::HashMap;
use std::sync::Arc;

use alcove_domain::kit::{Day, Instant};
use alcove_domain::plan::{NodeKind, Part, Party, Standing};
use alcove_report::Days;

use super::What;
use crate::improve::approved::{self, Spans};
use crate::improve::facts::Facts;
use crate::improve::found::{self, Answered};
use crate::improve::names::Names;
use crate::improve::pages::NOT_JUDGED;
use crate::kit::download::Format;
use crate::kit::fold::fold;
use crate::kit::words::format::day_in;
use crate::kit::{Ctx, Error, Result, Words};
use crate::network::store::organisation;
use crate::plan::store::node;
use crate::plan::words as column;

pub struct Source {
    pub facts: Arc<Facts>,
    pub names: Names,
    pub organisation: String,
    pub zone: String,
    pub words: Words,
    pub now: Instant,
    pub today: Day,
    /// "1.2", by place in the outline.
    pub numbers: HashMap<usize, String>,
    /// When each action was to happen as it was approved last.
    pub approved: Arc<Spans>,
    /// What the plan answers.
    pub found: Vec<Answered>,
}

/// A node where it is shown.
#[derive(Clone, Copy)]
pub struct Placed<'a> {
    pub at: usize,
    /// 0 for those that stand outermost.
    pub depth: usize,
    pub number: &'a str,
    pub node: &'a node::Model,
}

impl Source {
    pub async fn gather(ctx: &Ctx, facts: Arc<Facts>, words: Words) -> Result<Self> {
        let found = organisation::find(ctx.db().read(), facts.organisation()).await?;
        let found = found.ok_or(Error::NotFound)?;
        Ok(Self {
            names: Names::of(ctx, facts.organisation()).await?,
            organisation: found.name,
            today: day_in(ctx.now, &found.time_zone),
            zone: found.time_zone,
            words,
            now: ctx.now,
            numbers: facts.numbers(),
            approved: approved::spans(ctx, &facts).await?,
            found: found::answered(ctx, &facts).await?,
            facts,
        })
    }

    /// Every node once, in the order and with the number in which it is shown.
    pub fn placed(&self) -> impl Iterator<Item = Placed<'_>> {
        self.facts.listed.iter().map(|row| Placed {
            at: row.at,
            depth: row.depth(),
            number: self.number(row.at),
            node: self.facts.row(row.at),
        })
    }

    pub fn number(&self, at: usize) -> &str {
        self.numbers.get(&at).map_or("", String::as_str)
    }

    /// The number of a node by its id; empty for one that is not in the plan.
    pub fn number_of(&self, id: &str) -> &str {
        self.facts.place(id).map_or("", |at| self.number(at))
    }

    /// The names of those with this part in a node today, one after the other.
    pub fn parties(&self, at: usize, part: Part) -> Vec<String> {
        let parties = self.facts.rows.parties(self.facts.row(at), self.today);
        let of_part = parties.into_iter().filter(|(held, _)| *held == part);
        of_part.map(|(_, party)| self.party(&party)).collect()
    }

    pub fn party(&self, party: &Party) -> String {
        self.names.name(party)
    }

    pub fn standing(&self, standing: Standing) -> String {
        self.words.t(&format!("improve-standing-{}", column::standing(standing)))
    }

    /// Where a node stands, as its page says it.
    pub fn standing_of(&self, node: &node::Model) -> String {
        if node.is_unjudged() { self.words.t(NOT_JUDGED) } else { self.standing(node.standing()) }
    }

    pub fn kind(&self, kind: NodeKind) -> String {
        self.words.t(&format!("improve-kind-{}", column::kind(kind)))
    }

    /// A day in a column, as the reader's language writes it.
    pub fn day(&self, text: Option<&String>) -> String {
        text.and_then(|text| Day::parse(text).ok()).map(|day| self.words.day(day)).unwrap_or_default()
    }

    /// `harbour-college-development-plan-2027.pdf`: letters that every file system takes.
    pub fn file_name(&self, format: Format, what: &What) -> String {
        let title = &self.facts.rows.plan.title;
        let more = match what {
            What::Plan => String::new(),
            What::Monitoring { from, to } => format!(" {from} {to}"),
        };
        let mut name = String::new();
        for sign in fold(&format!("{} {title}{more}", self.organisation)).chars() {
            match sign {
                'a'..='z' | '0'..='9' => name.push(sign),
                _ if !name.is_empty() && !name.ends_with('-') => name.push('-'),
                _ => {}
            }
        }
        let name: String = name.chars().take(100).collect();
        let name = name.trim_matches('-');
        format!("{}.{}", if name.is_empty() { "plan" } else { name }, format.ending())
    }
}

/// Days of a span as documents count them.
pub fn days(span: alcove_domain::plan::Span) -> Days {
    Days::new(span.first().number(), span.last().number())
}
