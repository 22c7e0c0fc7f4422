use super::network::operation;
use super::{Answer, Operation, Shape, Tag, Takes};

const FRAMEWORK_FILES: Takes = Takes::Files(&[
    "application/yaml",
    "application/json",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
]);

#[rustfmt::skip]
pub const OPERATIONS: &[Operation] = &[
    operation!("GET" "/api/v1/frameworks" listFrameworks, "The editions that the caller may see.", [("after", "text", "The `next` of the page before."), ("limit", "integer", "How many at most; 100 unless said.")], Takes::Nothing, None, 200 "A page." "@EditionList"),
    operation!("POST" "/api/v1/frameworks" importFramework, "Brings a framework in, whole or not at all.",
        [("organisation_id", "text", "For this organisation alone."), ("publication", "text", "`not-for-publication`: the texts stay with the organisation, whatever the file says; else as the file says.")], FRAMEWORK_FILES, None,
        201 "The editions." "@ImportAnswer", 200 "All of them were there already." "@ImportAnswer"),
    operation!("GET" "/api/v1/editions/{id}" readEdition, "An edition with its whole tree, in the caller's language where there is a text in it.", [], Takes::Nothing, Version, 200 "The edition." "@Edition"),
    operation!("GET" "/api/v1/frameworks/template.xlsx" readFrameworkTemplate, "A workbook to write a framework in.", [], Takes::Nothing, None, 200 "The workbook." "file"),
    operation!("GET" "/api/v1/editions/{id}/export.yaml" exportEditionYaml, "The edition in the project's own format.", [], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/editions/{id}/export.json" exportEditionJson, "The same as JSON.", [], Takes::Nothing, None, 200 "The file." "file"),
    operation!("GET" "/api/v1/editions/{id}/export.xlsx" exportEditionWorkbook, "The same as a workbook.", [], Takes::Nothing, None, 200 "The file." "file"),
];

#[rustfmt::skip]
pub const SHAPES: &[Shape] = &[
    Shape { name: "EditionLine", says: "", fields: &[("id", "text", ""), ("urn", "text", ""), ("version", "text", ""), ("name", "text", ""), ("items", "integer", ""), ("rated_items", "integer", "")] },
    Shape { name: "EditionList", says: "", fields: &[("editions", "[@EditionLine]", ""), ("next", "text?", "The `after` of the page that follows; null on the last.")] },
    Shape { name: "ImportAnswer", says: "What an import brought.", fields: &[("editions", "[@EditionLine]", ""), ("warnings", "[@FileFault]", "What was not understood, with its place.")] },
    Shape { name: "Tier", says: "The name of a level of the tree.", fields: &[("id", "text", ""), ("one", "text", ""), ("many", "text", "")] },
    Shape { name: "Step", says: "", fields: &[("value", "integer", ""), ("name", "text", ""), ("description", "text?", "")] },
    Shape { name: "Scale", says: "", fields: &[("id", "text", ""), ("steps", "[@Step]", "")] },
    Shape { name: "EditionItem", says: "", fields: &[
        ("id", "text", ""), ("ref", "text", "The identifier that its publisher gave it."), ("parent", "text?", ""), ("tier", "text", ""), ("code", "text", ""),
        ("name", "text", ""), ("text", "text", ""), ("language", "text", "The language that name and text were found in."), ("instrument", "@Instrument?", ""),
        ("rated", "boolean", ""), ("weight", "text", ""), ("tags", "[text]", "")] },
    Shape { name: "Edition", says: "One published, frozen version of a framework.", fields: &[
        ("id", "text", ""), ("urn", "text", ""), ("version", "text", ""), ("name", "text", ""), ("language", "text", ""), ("languages", "[text]", ""),
        ("tiers", "[@Tier]", ""), ("scales", "[@Scale]", ""), ("items", "[@EditionItem]", "Each parent before its children.")] },
];
