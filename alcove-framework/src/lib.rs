#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub path: String,
    pub line: usize,
    pub code: &'static str,
    pub args: Vec<(&'static str, String)>,
    pub message: String,
}
