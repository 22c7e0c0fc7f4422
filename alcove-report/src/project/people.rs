//! Who answers for what.

use super::Task;
use super::clock::{Placing, hours};
use super::write::{EVERY_DAY, Xml, shortened};
use crate::xml::escape;

/// Values of the schema's enumerations.
const WORK_RESOURCE: &str = "1";

pub(super) fn put_resources(xml: &mut Xml, resources: &[String]) {
    xml.open("Resources");
    for (place, resource) in resources.iter().enumerate() {
        xml.open("Resource");
        xml.put("UID", &(place + 1).to_string());
        xml.put("ID", &(place + 1).to_string());
        xml.put("Name", &escape(resource));
        xml.put("Type", WORK_RESOURCE);
        xml.put("IsNull", "0");
        xml.put("MaxUnits", "1");
        // A plan does not level: nobody's dates may move because a unit has two actions.
        xml.put("CanLevel", "0");
        xml.put("CalendarUID", &calendar_of(place).to_string());
        xml.close("Resource");
    }
    xml.close("Resources");
}

/// Who answers for a task, not how many hours they give: the plan does not know those, and whole
/// days would make everybody look overworked. So the assignments are of no units and no work.
pub(super) fn put_assignments(xml: &mut Xml, tasks: &[Task], resources: &[String]) {
    xml.open("Assignments");
    let mut uid = 0;
    for task in tasks {
        let mut given = Vec::new();
        for name in task.responsible.iter().map(|name| resource_name(name)) {
            let Some(place) = resources.iter().position(|resource| *resource == name) else { continue };
            if given.contains(&place) {
                continue;
            }
            given.push(place);
            uid += 1;
            xml.open("Assignment");
            xml.put("UID", &uid.to_string());
            xml.put("TaskUID", &task.uid.to_string());
            xml.put("ResourceUID", &(place + 1).to_string());
            let placing = Placing::of(task);
            if let Some(placing) = &placing {
                xml.put("Finish", &placing.finish);
            }
            xml.put("RemainingWork", &hours(0));
            if let Some(placing) = &placing {
                xml.put("Start", &placing.start);
            }
            xml.put("Units", "0");
            xml.put("Work", &hours(0));
            xml.close("Assignment");
        }
    }
    xml.close("Assignments");
}

pub(super) fn calendar_of(resource: usize) -> usize {
    EVERY_DAY + 1 + resource
}

/// The names that answer for something, each once, in the order in which they first appear.
pub(super) fn resources(tasks: &[Task]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in tasks.iter().flat_map(|task| &task.responsible).map(|name| resource_name(name)) {
        if !name.is_empty() && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Commas, semicolons and square brackets part names and shares from each other in the program's
/// own columns, so it refuses them in a name.
fn resource_name(name: &str) -> String {
    let clean = name.trim().replace([',', ';'], " –").replace('[', "(").replace(']', ")");
    shortened(&clean)
}
