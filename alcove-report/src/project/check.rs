use std::collections::BTreeSet;

use super::Task;

/// Why tasks make no plan that another program would open.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Misfit {
    #[error("{ident} has the number 0, which stands for the plan itself")]
    Reserved { ident: String },
    #[error("the number {uid} is given twice")]
    Twice { uid: u32 },
    #[error("{ident} is on level {level} below level {above}")]
    Deep { ident: String, level: u32, above: u32 },
    #[error("{ident} is a milestone with tasks below it")]
    MilestoneWithTasks { ident: String },
    #[error("{ident} follows {uid}, which is not in the plan")]
    Unknown { ident: String, uid: u32 },
    #[error("{ident} follows itself")]
    Itself { ident: String },
}

pub(super) fn check(tasks: &[Task]) -> Result<(), Misfit> {
    let mut uids = BTreeSet::new();
    let mut above = 0;
    for (place, task) in tasks.iter().enumerate() {
        let ident = || task.ident.clone();
        if task.uid == 0 {
            return Err(Misfit::Reserved { ident: ident() });
        }
        if !uids.insert(task.uid) {
            return Err(Misfit::Twice { uid: task.uid });
        }
        if task.level == 0 || task.level > above + 1 {
            return Err(Misfit::Deep { ident: ident(), level: task.level, above });
        }
        if task.shape == super::Shape::Point && has_tasks_below(tasks, place) {
            return Err(Misfit::MilestoneWithTasks { ident: ident() });
        }
        above = task.level;
    }
    for task in tasks {
        let ident = || task.ident.clone();
        for predecessor in &task.predecessors {
            if predecessor.uid == task.uid {
                return Err(Misfit::Itself { ident: ident() });
            }
            if !uids.contains(&predecessor.uid) {
                return Err(Misfit::Unknown { ident: ident(), uid: predecessor.uid });
            }
        }
    }
    Ok(())
}

pub(super) fn has_tasks_below(tasks: &[Task], place: usize) -> bool {
    tasks.get(place + 1).is_some_and(|next| next.level > tasks[place].level)
}
