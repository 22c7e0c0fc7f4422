/// Why a document could not be made. None of these is the reader's doing.
#[derive(Debug, thiserror::Error)]
pub enum RenderFault {
    #[error("no usable font was given")]
    NoFont,
    #[error("the typesetter refused: {}", .0.join("; "))]
    Typesetting(Vec<String>),
    #[error("a drawing could not be read: {0}")]
    Drawing(String),
    /// It ended before it had said why.
    #[error("the typesetter broke off: {0}")]
    Broken(String),
    /// A file that was handed in, not one of ours.
    #[error("the document cannot be read: {0}")]
    Unreadable(String),
    #[error("the workbook could not be written: {0}")]
    Workbook(String),
    #[error("the file could not be packed: {0}")]
    Packing(String),
    #[error("the document could not be handed over: {0}")]
    Data(#[from] serde_json::Error),
}
