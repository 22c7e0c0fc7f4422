//! Facts of a plan and their changes in words, for every page and document that shows them.

use std::collections::HashMap;

use alcove_domain::kit::NodeId;
use alcove_domain::plan::baseline::{About, Heading, Measured, Own, Said};
use alcove_domain::plan::money::Funding;
use alcove_domain::plan::{Change, Matter, NodeKind, Party, Phase, State};

use super::costs;
use super::facts::Facts;
use super::files::table::figure;
use super::names::Names;
use crate::kit::Words;
use crate::plan::words;

/// One line of a comparison: what it is about, what stood there, what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub about: String,
    pub before: String,
    pub after: String,
}

/// Says what a plan says, in the words of a reader.
pub struct Telling<'a> {
    pub words: Words,
    pub facts: &'a Facts,
    pub names: &'a Names,
    titles: HashMap<String, String>,
    numbers: HashMap<String, String>,
}

impl<'a> Telling<'a> {
    pub fn new(words: Words, facts: &'a Facts, names: &'a Names) -> Self {
        let numbers = facts.numbers();
        let plan = &facts.rows.plan;
        let nodes = facts.rows.nodes.iter().map(|node| (node.id.0.clone(), node.title.clone()));
        Self {
            words,
            names,
            titles: nodes.chain([(plan.id.0.clone(), plan.title.clone())]).collect(),
            numbers: numbers.into_iter().map(|(at, number)| (facts.row(at).id.0.clone(), number)).collect(),
            facts,
        }
    }

    /// The title that a node has now, or had when it was taken out.
    pub fn title(&self, node: &NodeId) -> String {
        self.titles.get(node.as_str()).cloned().unwrap_or_default()
    }

    /// The title that a node had in a state.
    pub fn title_in(&self, state: &State, node: &NodeId) -> String {
        match state.get(node, About::Title) {
            Some(Said::Words(title)) => title.clone(),
            _ => self.title(node),
        }
    }

    /// Where what is said of a node leads to; of the plan itself, to the plan. Empty for what is in the
    /// plan no more.
    pub fn address(&self, node: &NodeId) -> String {
        let plan = self.facts.id();
        match self.facts.place(node.as_str()) {
            Ok(_) => format!("/plans/{plan}/nodes/{}", node.as_str()),
            Err(_) if node.as_str() == plan.as_str() => format!("/plans/{plan}"),
            Err(_) => String::new(),
        }
    }

    /// "1.2" where the node is in the plan today.
    pub fn number(&self, node: &NodeId) -> String {
        self.numbers.get(node.as_str()).cloned().unwrap_or_default()
    }

    /// What was said of a node, line by line; parties of one part and objectives served make one
    /// line each. That it came or went is said of the node itself.
    pub fn lines(&self, changes: &[Change]) -> Vec<Told> {
        let mut lines: Vec<Told> = Vec::new();
        for change in changes.iter().filter(|change| change.fact.about != About::Kind) {
            let about = self.about(&change.fact.about);
            let (before, after) = match &change.fact.about {
                About::Party(_, party) => self.there(change, self.names.name(party)),
                About::Serves(objective) => self.there(change, self.title(objective)),
                _ => (self.said(change, change.before.as_ref()), self.said(change, change.after.as_ref())),
            };
            match lines.iter_mut().find(|line| line.about == about) {
                Some(line) => {
                    join(&mut line.before, &before);
                    join(&mut line.after, &after);
                }
                None => lines.push(Told { about, before, after }),
            }
        }
        lines
    }

    /// The name before, after, or both, as it was there; with the day on which a part ends.
    fn there(&self, change: &Change, name: String) -> (String, String) {
        let if_there = |said: &Option<Said>| match said {
            Some(Said::Day(until)) => {
                self.words.t2("improve-about-until", "name", &name, "day", self.words.day(*until))
            }
            Some(_) => name.clone(),
            None => String::new(),
        };
        (if_there(&change.before), if_there(&change.after))
    }

    fn about(&self, about: &About) -> String {
        let words = self.words;
        match about {
            About::Kind => words.t("improve-about-kind"),
            About::Parent => words.t("improve-about-parent"),
            About::Title => words.t("improve-about-title"),
            About::FirstDay => words.t("improve-about-first-day"),
            About::LastDay => words.t("improve-about-last-day"),
            About::Party(part, _) => words.t(&format!("improve-about-{}", words::part(*part))),
            About::Serves(_) => words.t("improve-about-serves"),
            About::IndicatorBaseline(id) => {
                words.t1("improve-about-start", "indicator", self.indicator(id.as_str()))
            }
            About::Target(id, year) => words.t2(
                "improve-about-target",
                "year",
                year.to_string(),
                "indicator",
                self.indicator(id.as_str()),
            ),
            About::Planned(Heading { year, funding, source, need, .. }) => {
                let funding = match funding {
                    Funding::Funded => "improve-about-planned-funded",
                    Funding::Unfunded => "improve-about-planned-unfunded",
                };
                let need = words.t(&format!("improve-about-need-{}", need.word()));
                let said = words.t2(funding, "year", year.to_string(), "need", need);
                if source.is_empty() {
                    said
                } else {
                    words.t2("improve-about-from", "what", said, "source", source)
                }
            }
            About::Own(own) => words.t(own_key(*own)),
            About::IndicatorTitle(_) => words.t("improve-about-indicator"),
            About::Measured(id) => {
                words.t1("improve-about-measured", "indicator", self.indicator(id.as_str()))
            }
        }
    }

    fn said(&self, change: &Change, said: Option<&Said>) -> String {
        let words = self.words;
        match (said, &change.fact.about) {
            (None | Some(Said::Yes), _) => String::new(),
            (Some(Said::Kind(kind)), _) => kind_said(words, *kind),
            (Some(Said::Node(node)), _) => self.title(node),
            (Some(Said::Words(text)), _) => text.clone(),
            (Some(Said::Day(day)), _) => words.day(*day),
            (Some(Said::Number(number)), About::Planned(heading)) => {
                costs::amount(words, number, &heading.currency)
            }
            (Some(Said::Number(number)), About::Target(id, _) | About::IndicatorBaseline(id)) => {
                let row = self.facts.rows.indicators.iter().find(|row| row.id.as_str() == id.as_str());
                row.map_or_else(|| words.number(number, 2), |row| figure(words, row, number))
            }
            (Some(Said::Number(number)), _) => words.number(number, 2),
            (Some(Said::Phases(phases)), _) => phases_said(words, phases),
            (Some(Said::Measured(measured)), _) => measured_said(words, measured),
        }
    }

    fn indicator(&self, id: &str) -> String {
        let row = self.facts.rows.indicators.iter().find(|row| row.id.as_str() == id);
        row.map(|row| row.title.clone()).unwrap_or_default()
    }

    /// The parties by name, with a comma between.
    pub fn parties<'p>(&self, parties: impl IntoIterator<Item = &'p Party>) -> String {
        let mut names = String::new();
        for party in parties {
            join(&mut names, &self.names.name(party));
        }
        names
    }
}

pub fn kind_said(words: Words, kind: NodeKind) -> String {
    words.t(&format!("improve-kind-{}", words::kind(kind)))
}

/// The key of what a plan says of itself, as its form calls it.
pub fn own_key(own: Own) -> &'static str {
    match own {
        Own::Title => "improve-new-name",
        Own::FirstDay => "improve-first-day",
        Own::LastDay => "improve-last-day",
        Own::Context => "improve-settings-context",
        Own::Vision => "improve-settings-vision",
        Own::Phases => "improve-settings-phases",
    }
}

/// Each phase with its days, one after the other.
pub fn phases_said(words: Words, phases: &[Phase]) -> String {
    let phase = |phase: &Phase| {
        let (first, last) = (words.day(phase.span.first()), words.day(phase.span.last()));
        let days = words.t2("improve-from-to", "from", first, "to", last);
        words.t2("improve-about-phase", "name", &phase.name, "days", days)
    };
    phases.iter().map(phase).collect::<Vec<_>>().join("; ")
}

/// `Amount, learners; better: Up; each reading adds`
pub fn measured_said(words: Words, measured: &Measured) -> String {
    let measure = words.t(&format!("improve-measure-{}", words::measure(measured.measure)));
    let direction = words.t(&format!("improve-direction-{}", words::direction(measured.direction)));
    let entry = words.t(&format!("improve-entry-{}", words::entry(measured.entry)));
    // A share may go without a unit.
    let measure = match measured.unit.as_str() {
        "" => measure,
        unit => words.t2("improve-about-measured-in", "measure", measure, "unit", unit),
    };
    words.t3("improve-about-measured-said", "measure", measure, "direction", direction, "entry", entry)
}

/// A kind of change that matters, in words.
pub fn matter_said(words: Words, matter: &Matter) -> String {
    match matter {
        Matter::Added(kind) => words.t(&format!("improve-matter-added-{}", words::kind(*kind))),
        Matter::Removed(kind) => words.t(&format!("improve-matter-removed-{}", words::kind(*kind))),
        Matter::LaterBy { days } => words.t1("improve-matter-later", "days", *days),
        Matter::DearerBy { share } => {
            let percent = words.number(&(share * &alcove_domain::kit::Number::from(100)), 0);
            words.t1("improve-matter-dearer", "percent", percent)
        }
        Matter::TargetChanged => words.t("improve-matter-target"),
        Matter::ResponsibleChanged => words.t("improve-matter-responsible"),
        Matter::ServesOthers => words.t("improve-matter-serves"),
        Matter::PeriodChanged => words.t("improve-matter-period"),
        Matter::VisionChanged => words.t("improve-matter-vision"),
        Matter::PhasesChanged => words.t("improve-matter-phases"),
        Matter::ContextChanged => words.t("improve-matter-context"),
        Matter::Renamed => words.t("improve-matter-renamed"),
    }
}

fn join(list: &mut String, name: &str) {
    if !list.is_empty() && !name.is_empty() {
        list.push_str(", ");
    }
    list.push_str(name);
}
