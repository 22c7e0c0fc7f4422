use alcove_domain::assess::edition::ItemText;

/// The texts of an item that are one string each, by their keys in our format. Lists and
/// descriptors come beside them.
pub fn item_strings(text: &ItemText) -> [(&'static str, &str); 12] {
    [
        ("name", &text.name),
        ("text", &text.text),
        ("means", &text.means),
        ("not", &text.does_not_mean),
        ("matters", &text.matters),
        ("survey", &text.survey),
        ("numerator", &text.numerator),
        ("denominator", &text.denominator),
        ("unit", &text.unit),
        ("period", &text.period),
        ("lives", &text.lives),
        ("note", &text.note),
    ]
}
