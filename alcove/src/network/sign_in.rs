//! Coming in with e-mail and password, and going out.

/// Where to go after signing in: a path of ours, never another host.
pub fn safe_next(next: &str) -> &str {
    let ours = next.starts_with('/')
        && !next.starts_with("//")
        && !next.contains('\\')
        && !next.contains("://")
        && next.bytes().all(|b| b > 0x20);
    if ours { next } else { "/" }
}
