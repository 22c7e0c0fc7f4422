//! Names of files: kept as people know them, without what another system could take for a path.

use super::kind::FileKind;

/// What file systems hold (bytes), with room for the ending.
const LONGEST: usize = 240;

/// The name without folders, control characters and what Windows refuses; never empty.
pub fn clean(sent: &str) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|c| !c.is_control() && !is_direction(*c)).collect();
    let mut name: String = kept
        .chars()
        .map(|c| if matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c })
        .collect();
    name = name.trim().trim_start_matches('.').trim_end_matches(['.', ' ']).to_owned();
    if name.is_empty() {
        return "file".to_owned();
    }
    shorten(&name)
}

/// The ending in lower case, without the point; empty where there is none.
pub fn ending(name: &str) -> String {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 8 && !ending.contains(' ') => {
            ending.to_ascii_lowercase()
        }
        _ => String::new(),
    }
}

/// A file without an ending gets that of its content.
pub fn with_ending(name: String, kind: FileKind) -> String {
    if ending(&name).is_empty() { format!("{name}.{}", kind.endings()[0]) } else { name }
}

/// The name as a title: without its ending, with blanks for underscores.
pub fn as_title(name: &str) -> String {
    let ending = ending(name);
    let stem = if ending.is_empty() { name } else { &name[..name.len() - ending.len() - 1] };
    stem.replace('_', " ").trim().to_owned()
}

/// Whether a program gave the name to a picture that had none.
pub fn is_nobodys(name: &str) -> bool {
    matches!(as_title(name).to_lowercase().as_str(), "image" | "photo" | "blob")
}

/// A download under this name (RFC 6266), with the plain form for old programs.
pub fn attachment(name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%') || c == ' ' { c } else { '_' })
        .collect();
    // RFC 8187, section 3.2.1: attr-char.
    let full: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}")
}

/// Characters that turn the direction of text make "fdp.exe" out of "exe.pdf".
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn shorten(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let ending = ending(name);
    let mut stem = String::new();
    for c in name.chars() {
        if stem.len() + c.len_utf8() + ending.len() + 1 > LONGEST {
            break;
        }
        stem.push(c);
    }
    if ending.is_empty() { stem } else { format!("{stem}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_path_and_hides_nothing() {
        assert_eq!(clean("C:\\Users\\me\\Jurnal.pdf"), "Jurnal.pdf");
        assert_eq!(clean("../../etc/passwd"), "passwd");
        assert_eq!(clean("a\u{202e}fdp.exe"), "afdp.exe");
        assert_eq!(clean(" .. "), "file");
        assert_eq!(clean("Təhlükəsizlik: plan?.docx"), "Təhlükəsizlik_ plan_.docx");
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = clean(&format!("{}.pdf", "ə".repeat(300)));

        assert!(name.len() <= LONGEST && name.ends_with("ə.pdf"), "{name}");
    }

    #[test]
    fn a_download_says_its_name_to_old_and_new_programs() {
        assert_eq!(
            attachment("Yanğın \"planı\".pdf"),
            "attachment; filename=\"Yan__n _plan__.pdf\"; \
             filename*=UTF-8''Yan%C4%9F%C4%B1n%20%22plan%C4%B1%22.pdf"
        );
    }

    #[test]
    fn a_title_is_the_name_without_its_ending() {
        assert_eq!(as_title("safety_plan_2026.pdf"), "safety plan 2026");
        assert_eq!(as_title("minutes"), "minutes");
    }
}
