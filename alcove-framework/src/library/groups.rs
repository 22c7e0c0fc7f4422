//! Implementation groups: tags to choose a scope by, and a preset for each.

use std::collections::{BTreeSet, HashMap};

use alcove_domain::assess::edition::{Item, Preset, Selection, Tag, TagKind};

use super::{Reading, slug, words};
use crate::codes;
use crate::fault::Place;
use crate::fields::Fields;

pub(super) struct Groups {
    tags: Vec<Tag>,
    places: Vec<Place>,
    known: HashMap<String, usize>,
}

impl Groups {
    pub fn read(fields: &Fields, reading: &mut Reading) -> Self {
        let mut groups = Self { tags: Vec::new(), places: Vec::new(), known: HashMap::new() };
        let list = fields.list("implementation_groups_definition", &mut reading.warnings);
        for node in list {
            let Some(group) = Fields::open_any(node, fields.path(), "group", &mut reading.warnings) else {
                continue;
            };
            let known = ["ref_id", "name", "description", "default_selected", "translations"];
            reading.note_unknown(&group, &known, &["default_selected"]);
            let id = slug(&group.text("ref_id", &mut reading.warnings));
            let id = if id.is_empty() { slug(&group.text("name", &mut reading.warnings)) } else { id };
            if id.is_empty() || groups.known.contains_key(&id) {
                reading.tally.not_imported("implementation_groups_definition", &group.place());
                continue;
            }
            let texts = words::labels(&group, "name", || id.clone(), reading);
            groups.add(id, texts, group.place());
        }
        groups
    }

    fn add(&mut self, id: String, texts: words::Labels, place: Place) {
        self.known.insert(id.clone(), self.tags.len());
        self.tags.push(Tag { id, kind: TagKind::Group, texts });
        self.places.push(place);
    }

    /// The tags of a node; a group that is defined nowhere is defined by its use.
    pub fn of_node(&mut self, fields: &Fields, reading: &mut Reading) -> BTreeSet<String> {
        let mut tags = BTreeSet::new();
        for name in fields.texts("implementation_groups", &mut reading.warnings) {
            let id = slug(&name);
            if !self.known.contains_key(&id) {
                let place = fields.place_at("implementation_groups");
                reading.warnings.add(&place, codes::LIBRARY_GROUP_UNDEFINED, &[("id", &id)]);
                let label = alcove_domain::assess::edition::Label { name, description: String::new() };
                self.add(id.clone(), [(reading.language.clone(), label)].into(), place);
            }
            tags.insert(id);
        }
        tags
    }

    /// The tags, their places, and a preset for each group that has something to rate.
    pub fn finish(self, items: &[Item]) -> (Vec<Tag>, Vec<Place>, Vec<Preset>) {
        let rated: BTreeSet<&str> = items
            .iter()
            .filter(|item| item.instrument.is_some())
            .flat_map(|item| item.tags.iter().map(String::as_str))
            .collect();
        let presets = self.tags.iter().filter(|tag| rated.contains(tag.id.as_str())).map(|tag| Preset {
            id: tag.id.clone(),
            select: Selection::Tags([tag.id.clone()].into()),
            at_least: 1,
            texts: tag.texts.clone(),
        });
        (self.tags.clone(), self.places, presets.collect())
    }
}
