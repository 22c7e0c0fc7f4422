//! What ties a plan to what was found: the assessments it answers, what became of their findings,
//! the items that an action answers without a finding between.

use alcove_domain::improve::{Fate, PlanningTable};

use super::store::{assessment, finding, finding_node, item};
use crate::assess::store::finding as found;
use crate::kit::Result;
use crate::kit::db::Connection;
use crate::kit::ids::{FindingId, NodeId, PlanId};
use crate::plan::store::write;
use crate::plan::table::Table;

#[derive(Clone, Debug, Default)]
pub struct Ties {
    pub assessments: Table<assessment::Model>,
    pub fates: Table<finding::Model>,
    pub answers: Table<finding_node::Model>,
    pub items: Table<item::Model>,
}

impl Ties {
    pub async fn load(db: &impl Connection, plan: &PlanId) -> Result<Self> {
        Ok(Self {
            assessments: assessment::of_plan(db, plan).await?.into(),
            fates: finding::of_plan(db, plan).await?.into(),
            answers: finding_node::of_plan(db, plan).await?.into(),
            items: item::of_plan(db, plan).await?.into(),
        })
    }

    pub async fn save(&self, tx: &impl Connection, before: &Self) -> Result<()> {
        write::<assessment::Entity>(tx, &before.assessments, &self.assessments).await?;
        write::<finding::Entity>(tx, &before.fates, &self.fates).await?;
        write::<finding_node::Entity>(tx, &before.answers, &self.answers).await?;
        write::<item::Entity>(tx, &before.items, &self.items).await?;
        Ok(())
    }

    /// What became of these findings, as the rules know it.
    pub fn table<'a>(&self, findings: impl IntoIterator<Item = &'a found::Model>) -> PlanningTable {
        let rows = findings.into_iter().map(|row| (row.id.as_str().into(), self.fate(&row.id)));
        PlanningTable::of(rows)
    }

    pub fn fate(&self, id: &FindingId) -> Fate {
        let Some(row) = self.fates.iter().find(|row| row.finding_id == *id) else { return Fate::Open };
        match (row.fate.as_str(), &row.merged_into) {
            ("merged", Some(into)) => Fate::Merged(into.as_str().into()),
            ("dropped", _) => Fate::Dropped { reason: row.reason.clone() },
            ("planned", _) => {
                let nodes = self.answers.iter().filter(|answer| answer.finding_id == *id);
                Fate::Planned(nodes.map(|answer| answer.node_id.as_str().into()).collect())
            }
            _ => Fate::Open,
        }
    }

    /// The findings that a node answers itself.
    pub fn findings_of(&self, node: &NodeId) -> impl Iterator<Item = &FindingId> {
        self.answers.iter().filter(move |row| row.node_id == *node).map(|row| &row.finding_id)
    }
}
