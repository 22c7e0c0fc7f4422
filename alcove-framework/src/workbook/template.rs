//! The workbook to start from: instructions, a small example, and the heads of all columns.

mod words;

use alcove_domain::kit::Lang;

use super::columns::{NAMES, head, key_of};
use super::write::{Book, NotWritable, Table};
use words::{Words, in_language};

/// More levels than this no workbook of a school has; the sheet would have no room for the text.
pub const MOST_TIERS: usize = 8;

/// In a language of the interface; English for any other.
pub fn template_xlsx(language: &Lang) -> Result<Vec<u8>, NotWritable> {
    filled(language, &in_language(language).tiers, None)
}

/// The same with tiers of one's own, outermost first; the last one names what is rated.
pub fn template_xlsx_with_tiers(language: &Lang, tiers: &[&str]) -> Result<Vec<u8>, NotWritable> {
    let Some((rated, above)) = tiers.split_last() else { return template_xlsx(language) };
    let known = |tier: &&str| tier.is_empty() || key_of(tier, &NAMES.map(|(key, _)| key)).is_some();
    let twice = |tier: &&str| tiers.iter().filter(|other| *other == tier).count() > 1;
    if tiers.len() > MOST_TIERS || tiers.iter().any(|tier| known(tier) || twice(tier)) {
        return Err(NotWritable::new("a tier is named like a column, or twice"));
    }
    filled(language, above, Some(rated))
}

/// `above`: the heads of the columns before the text. `rated`: the name of the innermost tier.
fn filled(language: &Lang, above: &[&str], rated: Option<&str>) -> Result<Vec<u8>, NotWritable> {
    let words = in_language(language);
    let mut book = Book::new()?;
    let mut instructions = Table::with(&[words.title]);
    for line in words.instructions {
        instructions.row();
        instructions.cell(words.title, line);
    }
    book.sheet(words.instructions_sheet, instructions)?;
    book.sheet("Framework", framework(words, language))?;
    if let Some(rated) = rated {
        book.sheet("Tiers", tiers(above, rated, language))?;
    }
    book.sheet("Scales", scales(words, language))?;
    book.sheet("Items", items(words, above, language))?;
    book.finish()
}

fn tiers(above: &[&str], rated: &str, language: &Lang) -> Table {
    let heads = ["id", "one", "many"].map(|key| head(key, language));
    let mut table = Table::with(&heads);
    for (at, name) in above.iter().chain([&rated]).enumerate() {
        table.row();
        table.cell(heads[0], &format!("tier-{}", at + 1));
        table.cell(heads[1], name);
        table.cell(heads[2], name);
    }
    table
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

fn items(words: &Words, above: &[&str], language: &Lang) -> Table {
    let translated = if words.language == "en" { "az" } else { "en" };
    let translated = format!("{} ({translated})", head("text", language));
    let keys = ["text", "means", "not", "evidence", "instrument"].map(|key| head(key, language));
    let end = ["weight", "tags"].map(|key| head(key, language));
    let mut heads = above.to_vec();
    heads.push(head("id", language));
    heads.extend(keys);
    heads.extend(["1", "2", "3", "4"]);
    heads.extend(end);
    heads.push(&translated);
    let mut table = Table::with(&heads);
    for row in words.rows {
        table.row();
        for (at, tier) in above.iter().enumerate() {
            // The examples have two levels: the outermost one, and the one next to the item.
            match (at, at + 1 == above.len()) {
                (_, true) => table.cell(tier, row.second),
                (0, false) => table.cell(tier, row.first),
                _ => table.cell(tier, &format!("{tier} {at}")),
            }
        }
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
