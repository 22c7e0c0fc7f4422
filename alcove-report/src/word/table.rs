use std::fmt::Write;

use super::body::{Body, FAINT, paragraph, passage, run, strong_passage};
use crate::RenderFault;
use crate::document::{
    Align, Cell, Density, Finding, FirstColumn, Mark, Row, Table, Text, Weight, Width, plain,
};
use crate::xml::escape;

/// Beyond this a column of plain words is better wrapped than wide.
const WIDEST_CONTENT: usize = 26;

/// A figure of nine points with its share of a cell's margins, in twips.
const TWIPS_PER_SIGN: f64 = 118.0;

/// Signs in a row that may go over a page's end: about half a page.
const LONG_ROW: usize = 1_200;

/// Both margins of a cell.
pub(super) const CELL_MARGINS: f64 = 240.0;

pub(super) fn write(body: &mut Body<'_>, table: &Table) -> Result<(), RenderFault> {
    body.line("Caption", &table.caption);
    let widths = widths(table, body.width());
    open(body, table, &widths);
    head(body, table, &widths);
    for row in &table.rows {
        match row {
            Row::Group(text) => group(body, table.density, text, &widths),
            Row::Cells(cells) => cells_row(body, table, cells, &widths, Weight::Plain)?,
            Row::Total(cells) => cells_row(body, table, cells, &widths, Weight::Strong)?,
        }
    }
    // Two tables without a paragraph between them would become one.
    body.xml.push_str("</w:tbl>");
    body.xml.push_str(GAP);
    Ok(())
}

const GAP: &str = r#"<w:p><w:pPr><w:spacing w:after="80" w:line="120" w:lineRule="exact"/></w:pPr></w:p>"#;

fn open(body: &mut Body<'_>, table: &Table, widths: &[f64]) {
    let inner = match table.density {
        Density::Reading => {
            r#"<w:bottom w:val="single" w:sz="4" w:space="0" w:color="DDD8CB"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="DDD8CB"/>"#
        }
        Density::Tight => {
            r#"<w:insideH w:val="single" w:sz="12" w:space="0" w:color="FFFFFF"/><w:insideV w:val="single" w:sz="12" w:space="0" w:color="FFFFFF"/>"#
        }
    };
    let first_column = u8::from(table.first_column == FirstColumn::NamesTheRow);
    let total: f64 = widths.iter().sum();
    let _ = write!(
        body.xml,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{total:.0}" w:type="dxa"/><w:tblBorders>{inner}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="1" w:lastRow="0" w:firstColumn="{first_column}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{}"/></w:tblPr>"#,
        escape(&table.caption)
    );
    grid(body, widths);
}

fn grid(body: &mut Body<'_>, widths: &[f64]) {
    body.xml.push_str("<w:tblGrid>");
    for width in widths {
        let _ = write!(body.xml, r#"<w:gridCol w:w="{width:.0}"/>"#);
    }
    body.xml.push_str("</w:tblGrid>");
}

/// The head is marked as one, so that it repeats on every page and is read out with each cell.
fn head(body: &mut Body<'_>, table: &Table, widths: &[f64]) {
    body.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (column, width) in table.columns.iter().zip(widths) {
        let line =
            r#"<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="17242A"/></w:tcBorders>"#;
        let text =
            aligned(table.density, column.align, &run(&column.head, r#"<w:b/><w:color w:val="445159"/>"#));
        cell(body, *width, 1, &format!(r#"{line}<w:vAlign w:val="bottom"/>"#), &text);
    }
    body.xml.push_str("</w:tr>");
}

fn group(body: &mut Body<'_>, density: Density, text: &str, widths: &[f64]) {
    let before = match density {
        Density::Reading => 200,
        Density::Tight => 100,
    };
    body.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    let text = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="TableText"/><w:keepNext/><w:spacing w:before="{before}" w:after="60"/></w:pPr>{}</w:p>"#,
        run(text, r#"<w:b/><w:color w:val="073D48"/>"#)
    );
    cell(body, widths.iter().sum(), widths.len(), "", &text);
    body.xml.push_str("</w:tr>");
}

fn cells_row(
    body: &mut Body<'_>,
    table: &Table,
    cells: &[Cell],
    widths: &[f64],
    weight: Weight,
) -> Result<(), RenderFault> {
    // A short row looks torn when a page ends in it; a long one must be allowed to.
    let length: usize = cells.iter().map(cell_signs).sum();
    body.xml.push_str(if length < LONG_ROW { "<w:tr><w:trPr><w:cantSplit/></w:trPr>" } else { "<w:tr>" });
    for ((value, column), width) in cells.iter().zip(&table.columns).zip(widths) {
        let (properties, text) = match value {
            Cell::Text(text) => {
                (String::new(), aligned(table.density, column.align, &weighted(text, weight)))
            }
            Cell::Number(text) => {
                (String::new(), aligned(table.density, column.align, &weighted(&plain(text), weight)))
            }
            Cell::Missing(sign) if table.density == Density::Tight => {
                (shaded("EDEAE0"), aligned(table.density, Align::Centre, &run(sign, FAINT)))
            }
            Cell::Missing(sign) => (String::new(), aligned(table.density, column.align, &run(sign, FAINT))),
            Cell::Step(mark) => step(table.density, mark),
            Cell::Drawing(drawing) => {
                let picture = body.picture(drawing, width - CELL_MARGINS)?;
                (r#"<w:vAlign w:val="center"/>"#.to_owned(), aligned(table.density, Align::Centre, &picture))
            }
        };
        cell(body, *width, 1, &properties, &text);
    }
    body.xml.push_str("</w:tr>");
    Ok(())
}

fn weighted(text: &Text, weight: Weight) -> String {
    if weight == Weight::Strong { strong_passage(text) } else { passage(text) }
}

/// A coloured cell with its number.
fn step(density: Density, mark: &Mark) -> (String, String) {
    let (fill, ink) = mark.tone.colours();
    let look = format!(r#"<w:b/><w:color w:val="{ink}"/>"#);
    (shaded(fill), aligned(density, Align::Centre, &run(&mark.text, &look)))
}

fn shaded(fill: &str) -> String {
    format!(r#"<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/><w:vAlign w:val="center"/>"#)
}

fn cell(body: &mut Body<'_>, width: f64, span: usize, properties: &str, content: &str) {
    let span = if span > 1 { format!(r#"<w:gridSpan w:val="{span}"/>"#) } else { String::new() };
    let _ = write!(
        body.xml,
        r#"<w:tc><w:tcPr><w:tcW w:w="{width:.0}" w:type="dxa"/>{span}{properties}</w:tcPr>{content}</w:tc>"#
    );
}

fn aligned(density: Density, align: Align, runs: &str) -> String {
    let style = match density {
        Density::Reading => "TableText",
        Density::Tight => "TableTight",
    };
    let align = match align {
        Align::Start => return paragraph(style, runs),
        Align::Centre => "center",
        Align::End => "right",
    };
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/><w:jc w:val="{align}"/></w:pPr>{runs}</w:p>"#)
}

/// Columns as wide as their words get that; the others share the rest.
fn widths(table: &Table, room: f64) -> Vec<f64> {
    let wanted: Vec<f64> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, column)| match column.width {
            Width::Content => content_width(table, index),
            Width::Share(_) => 0.0,
        })
        .collect();
    let shares: f64 = table.columns.iter().map(|column| share(column.width)).sum();
    let taken: f64 = wanted.iter().sum();
    // Shared columns are the ones with sentences: they keep at least two fifths of the room.
    let least = if shares > 0.0 { room * 0.4 } else { 0.0 };
    let squeeze = if taken > room - least { (room - least) / taken } else { 1.0 };
    let rest = room - taken * squeeze;
    let width = |(column, wanted): (&crate::document::Column, &f64)| match column.width {
        Width::Content => wanted * squeeze,
        Width::Share(_) => rest * share(column.width) / shares,
    };
    table.columns.iter().zip(&wanted).map(width).collect()
}

fn share(width: Width) -> f64 {
    match width {
        Width::Content => 0.0,
        Width::Share(share) => share.max(0.01),
    }
}

fn content_width(table: &Table, column: usize) -> f64 {
    let head = table.columns[column].head.split_whitespace().map(signs).max().unwrap_or(0);
    let cells = table.rows.iter().filter_map(|row| match row {
        Row::Group(_) => None,
        Row::Cells(cells) | Row::Total(cells) => cells.get(column),
    });
    let longest = cells.map(cell_signs).max().unwrap_or(0).max(head);
    longest.min(WIDEST_CONTENT) as f64 * TWIPS_PER_SIGN + CELL_MARGINS
}

fn cell_signs(cell: &Cell) -> usize {
    match cell {
        Cell::Text(text) => text.iter().map(|run| signs(&run.text)).sum(),
        Cell::Number(text) | Cell::Missing(text) => signs(text),
        Cell::Step(mark) => signs(&mark.text),
        Cell::Drawing(_) => WIDEST_CONTENT,
    }
}

fn signs(text: &str) -> usize {
    text.chars().count()
}

/// A row of equal cells that only stand side by side, under a line.
pub(super) fn side_by_side(body: &mut Body<'_>, cells: &[String], columns: usize) {
    let width = body.width() / columns.max(1) as f64;
    let widths = vec![width; cells.len()];
    let whole = width * cells.len() as f64;
    let _ = write!(
        body.xml,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{whole:.0}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>"#
    );
    grid(body, &widths);
    body.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
    for content in cells {
        let line =
            r#"<w:tcBorders><w:top w:val="single" w:sz="12" w:space="0" w:color="0B5563"/></w:tcBorders>"#;
        cell(body, width, 1, line, content);
    }
    body.xml.push_str("</w:tr></w:tbl>");
    body.xml.push_str(GAP);
}

/// Level marks and what they are about, one row each.
pub(super) fn findings(body: &mut Body<'_>, findings: &[Finding]) {
    const MARK: f64 = 700.0;
    if findings.is_empty() {
        return;
    }
    let widths = [MARK, body.width() - MARK];
    let _ = write!(
        body.xml,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{:.0}" w:type="dxa"/><w:tblBorders><w:insideH w:val="single" w:sz="4" w:space="0" w:color="DDD8CB"/></w:tblBorders><w:tblLayout w:type="fixed"/><w:tblLook w:firstRow="0" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>"#,
        body.width()
    );
    grid(body, &widths);
    for finding in findings {
        body.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        let (properties, mark) = match &finding.mark {
            Some(mark) => step(Density::Reading, mark),
            None => (String::new(), paragraph("TableText", "")),
        };
        cell(body, widths[0], 1, &properties, &mark);
        let mut text = paragraph("TableText", &run(&finding.title, r#"<w:b/><w:sz w:val="21"/>"#));
        if !finding.text.is_empty() {
            text.push_str(&paragraph("TableText", &passage(&finding.text)));
        }
        cell(body, widths[1], 1, "", &text);
        body.xml.push_str("</w:tr>");
    }
    body.xml.push_str("</w:tbl>");
    body.xml.push_str(GAP);
}
