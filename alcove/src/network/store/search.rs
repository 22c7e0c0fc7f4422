use sea_orm::Condition;
use sea_orm::sea_query::{Expr, ExprTrait as _, Func, IntoColumnRef, LikeExpr};

/// Whether a column holds the text, in any case as far as both databases can tell: SQLite folds
/// Latin letters alone, so the usual writings of the others are tried one by one.
pub fn contains(column: impl IntoColumnRef, text: &str) -> Condition {
    let column = column.into_column_ref();
    let lower = text.to_lowercase();
    let mut letters = lower.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
    let mut any =
        Condition::any().add(Expr::expr(Func::lower(Expr::col(column.clone()))).like(pattern(&lower)));
    for writing in [text, &lower, &capital, &text.to_uppercase()] {
        any = any.add(Expr::col(column.clone()).like(pattern(writing)));
    }
    any
}

/// A pattern in which `%` and `_` mean themselves.
fn pattern(text: &str) -> LikeExpr {
    let plain = text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    LikeExpr::new(format!("%{plain}%")).escape('\\')
}

/// A pattern for a column padded with spaces, whose words are separated by spaces.
pub fn holding_word(word: &str) -> String {
    let plain = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("% {plain} %")
}
