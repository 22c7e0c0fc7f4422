//! JSON to the same tree as YAML, without the detour.
//!
//! YAML reads JSON too, but not its pairs of surrogate escapes, and ten times slower; what the
//! database keeps is JSON.

use crate::tree::{Budget, Kind, Node, Stop, has_controls, note_repeated};

/// `None` where the text is no JSON; it may still be YAML.
pub(crate) fn load(
    text: &str,
    budget: &mut Budget,
    repeated: &mut Vec<(usize, String)>,
) -> Result<Option<Node>, Stop> {
    if !text.trim_start().starts_with(['{', '[']) {
        return Ok(None);
    }
    // A text that turns out to be YAML starts again with the whole budget.
    let mut own = budget.clone();
    let mut reader = Reader { text, at: 0, line: 1, line_start: 0, depth: 0, budget: &mut own, repeated };
    let node = match reader.value() {
        Ok(node) => node,
        Err(Halt::NotJson) => return Ok(None),
        Err(Halt::Stop(stop)) => return Err(stop),
    };
    reader.space();
    if reader.at < text.len() {
        return Ok(None);
    }
    *budget = own;
    Ok(Some(node))
}

enum Halt {
    NotJson,
    Stop(Stop),
}

struct Reader<'t, 'b> {
    text: &'t str,
    at: usize,
    line: usize,
    line_start: usize,
    depth: usize,
    budget: &'b mut Budget,
    repeated: &'b mut Vec<(usize, String)>,
}

impl Reader<'_, '_> {
    fn value(&mut self) -> Result<Node, Halt> {
        self.space();
        let (line, column) = (self.line, self.at - self.line_start + 1);
        if !self.budget.take_node() {
            return Err(Halt::Stop(Stop::too_many(line)));
        }
        let kind = match self.peek() {
            Some(b'{') => self.nested(Self::map)?,
            Some(b'[') => self.nested(Self::list)?,
            Some(b'"') => {
                let text = self.string()?;
                if has_controls(&text) {
                    return Err(Halt::Stop(Stop::controls(line)));
                }
                Kind::Scalar { text, quoted: true }
            }
            _ => Kind::Scalar { text: self.word()?, quoted: false },
        };
        Ok(Node { line: line as u32, column: column as u32, sheet: 0, kind })
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Kind, Halt>) -> Result<Kind, Halt> {
        if self.depth >= Budget::DEPTH {
            return Err(Halt::Stop(Stop::too_deep(self.line)));
        }
        self.depth += 1;
        self.at += 1;
        let kind = read(self)?;
        self.depth -= 1;
        Ok(kind)
    }

    fn map(&mut self) -> Result<Kind, Halt> {
        let mut entries = Vec::new();
        if self.eat(b'}') {
            return Ok(Kind::Map(entries));
        }
        loop {
            self.space();
            if self.peek() != Some(b'"') {
                return Err(Halt::NotJson);
            }
            let key = self.value()?;
            self.need(b':')?;
            let value = self.value()?;
            entries.push((key, value));
            if !self.eat(b',') {
                break;
            }
        }
        self.need(b'}')?;
        note_repeated(&entries, self.repeated);
        Ok(Kind::Map(entries))
    }

    fn list(&mut self) -> Result<Kind, Halt> {
        let mut list = Vec::new();
        if self.eat(b']') {
            return Ok(Kind::List(list));
        }
        loop {
            list.push(self.value()?);
            if !self.eat(b',') {
                break;
            }
        }
        self.need(b']')?;
        Ok(Kind::List(list))
    }

    fn string(&mut self) -> Result<String, Halt> {
        self.at += 1;
        let mut out = String::new();
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let plain =
                rest.iter().position(|b| matches!(b, b'"' | b'\\' | 0..=0x1F)).ok_or(Halt::NotJson)?;
            out.push_str(&self.text[self.at..self.at + plain]);
            self.at += plain + 1;
            match rest[plain] {
                b'"' => return Ok(out),
                b'\\' => out.push(self.escape()?),
                _ => return Err(Halt::NotJson),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Halt> {
        let letter = self.peek().ok_or(Halt::NotJson)?;
        self.at += 1;
        Ok(match letter {
            b'"' | b'\\' | b'/' => char::from(letter),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                let first = self.unit()?;
                let low_follows =
                    (0xD800..0xDC00).contains(&first) && self.text[self.at..].starts_with("\\u");
                if low_follows {
                    self.at += 2;
                    let units = [first, self.unit()?];
                    char::decode_utf16(units).next().and_then(Result::ok).ok_or(Halt::NotJson)?
                } else {
                    char::from_u32(first.into()).ok_or(Halt::NotJson)?
                }
            }
            _ => return Err(Halt::NotJson),
        })
    }

    fn unit(&mut self) -> Result<u16, Halt> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(Halt::NotJson)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return Err(Halt::NotJson);
        }
        self.at += 4;
        u16::from_str_radix(digits, 16).map_err(|_| Halt::NotJson)
    }

    /// A number, true, false or null, as it was written.
    fn word(&mut self) -> Result<String, Halt> {
        let rest = &self.text[self.at..];
        let length =
            rest.bytes().take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'+' | b'.')).count();
        let word = &rest[..length];
        let number = word.starts_with(|c: char| c.is_ascii_digit() || c == '-');
        if !number && !matches!(word, "true" | "false" | "null") {
            return Err(Halt::NotJson);
        }
        self.at += length;
        Ok(word.to_owned())
    }

    fn space(&mut self) {
        while let Some(b) = self.peek() {
            match b {
                b' ' | b'\t' | b'\r' => self.at += 1,
                b'\n' => {
                    self.at += 1;
                    self.line += 1;
                    self.line_start = self.at;
                }
                _ => return,
            }
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn eat(&mut self, byte: u8) -> bool {
        self.space();
        let there = self.peek() == Some(byte);
        self.at += usize::from(there);
        there
    }

    fn need(&mut self, byte: u8) -> Result<(), Halt> {
        if self.eat(byte) { Ok(()) } else { Err(Halt::NotJson) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Node> {
        load(text, &mut Budget::new(), &mut Vec::new()).unwrap_or_else(|stop| panic!("{}", stop.code.name))
    }

    #[test]
    fn escapes_and_surrogate_pairs_become_characters() {
        let node = read(r#"{"a": "x\u0259\n\ud83d\ude00\/"}"#).unwrap();

        assert_eq!(node.get("a").unwrap().scalar(), Some("xə\n😀/"));
    }

    #[test]
    fn what_is_not_json_is_left_to_yaml() {
        for text in [
            "a: 1",
            "{a: 1}",
            "[1, 2] x",
            r#"{"a": "\ud83d"}"#,
            "{\"a\": 'b'}",
            "{\"a\":1,}",
            "{",
            "[\"\u{7}\"]",
            r#"["\u12"#,
            r#"["\u00é0"]"#,
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
