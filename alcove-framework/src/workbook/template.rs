//! The workbook to start from: instructions, a small example, and the heads of all columns.

mod words;

use alcove_domain::kit::Lang;

use super::columns::head;
use super::write::{Book, NotWritable, Table};
use words::{Words, in_language};

/// In a language of the interface; English for any other.
pub fn template_xlsx(language: &Lang) -> Result<Vec<u8>, NotWritable> {
    let words = in_language(language);
    let mut book = Book::new()?;
    let mut instructions = Table::with(&[words.title]);
    for line in words.instructions {
        instructions.row();
        instructions.cell(words.title, line);
    }
    book.sheet(words.instructions_sheet, instructions)?;
    book.sheet("Framework", framework(words, language))?;
    book.sheet("Scales", scales(words, language))?;
    book.sheet("Items", items(words, language))?;
    book.finish()
}

fn framework(words: &Words, language: &Lang) -> Table {
    let (key, value) = (head("key", language), head("value", language));
    let mut table = Table::with(&[key, value]);
    let rows = [
        ("urn", "urn:example:framework:my-framework"),
        ("version", "1"),
        ("language", words.language),
        ("name", words.name),
        ("description", words.description),
        ("publisher", words.publisher),
        ("licence", ""),
        ("publication", "not-for-publication"),
        ("roll_up", "weighted-mean"),
        ("missing", "leave-out"),
    ];
    for (name, text) in rows {
        table.row();
        table.cell(key, head(name, language));
        table.cell(value, text);
    }
    table
}

fn scales(words: &Words, language: &Lang) -> Table {
    let heads = ["scale", "value", "name", "description"].map(|key| head(key, language));
    let mut table = Table::with(&heads);
    for (at, (name, description)) in words.steps.iter().enumerate() {
        table.row();
        table.cell(heads[0], "practice");
        table.cell(heads[1], &(at + 1).to_string());
        table.cell(heads[2], name);
        table.cell(heads[3], description);
    }
    table
}

fn items(words: &Words, language: &Lang) -> Table {
    let translated = if words.language == "en" { "az" } else { "en" };
    let translated = format!("{} ({translated})", head("text", language));
    let keys = ["text", "means", "not", "evidence", "instrument"].map(|key| head(key, language));
    let end = ["weight", "tags"].map(|key| head(key, language));
    let mut heads = vec![words.tiers[0], words.tiers[1], head("id", language)];
    heads.extend(keys);
    heads.extend(["1", "2", "3", "4"]);
    heads.extend(end);
    heads.push(&translated);
    let mut table = Table::with(&heads);
    for row in words.rows {
        table.row();
        table.cell(words.tiers[0], row.first);
        table.cell(words.tiers[1], row.second);
        table.cell(head("id", language), row.id);
        for (key, text) in keys.iter().zip([row.text, row.means, row.not, row.evidence, row.instrument]) {
            table.cell(key, text);
        }
        for (step, text) in ["1", "2", "3", "4"].iter().zip(row.steps) {
            table.cell(step, text);
        }
        table.cell(end[0], row.weight);
        table.cell(end[1], row.tags);
    }
    table
}
