/// Ten characters withstand guessing behind a throttle; composition rules only make people write
/// `Password1!`.
pub const SHORTEST_PASSWORD: usize = 10;

/// Longer than any password manager makes; more would only cost time to hash.
pub const LONGEST_PASSWORD: usize = 200;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    TooShort {
        characters: usize,
    },
    TooLong,
    /// It is the e-mail address, or the part before its `@`.
    IsTheEmail,
}

/// Whether a person may choose this password.
pub fn check_password(password: &str, email: &str) -> Result<(), PasswordFault> {
    let characters = password.chars().count();
    if characters < SHORTEST_PASSWORD {
        return Err(PasswordFault::TooShort { characters });
    }
    if characters > LONGEST_PASSWORD {
        return Err(PasswordFault::TooLong);
    }
    let (said, email) = (password.trim().to_lowercase(), email.trim().to_lowercase());
    let name = email.split('@').next().unwrap_or_default();
    if said == email || said == name { Err(PasswordFault::IsTheEmail) } else { Ok(()) }
}
