//! The file of settings: its values take the place of the built-in ones, so that a flag and the
//! environment still win.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Arg, Command};

/// Finds the file among the arguments or in the environment, and puts its values in.
pub fn apply(command: Command, arguments: impl Iterator<Item = OsString>) -> Result<Command, String> {
    let arguments: Vec<OsString> = arguments.collect();
    let named = value_of(&arguments, "--config").or_else(|| std::env::var_os("ALCOVE_CONFIG"));
    let usual = if is_demo(&command, &arguments) { super::DEMO_DATA } else { super::DATA };
    let data = value_of(&arguments, "--data").or_else(|| std::env::var_os("ALCOVE_DATA"));
    let file = match &named {
        Some(named) => PathBuf::from(named),
        None => PathBuf::from(data.unwrap_or_else(|| usual.into())).join("alcove.toml"),
    };
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(fault) if named.is_none() && fault.kind() == std::io::ErrorKind::NotFound => return Ok(command),
        Err(fault) => return Err(format!("{}: {fault}", file.display())),
    };
    put_in(command, &text).map_err(|fault| format!("{}: {fault}", file.display()))
}

/// Whether `demo` is the command: not a value, such as the name of somebody who is added.
fn is_demo(command: &Command, arguments: &[OsString]) -> bool {
    let known = |argument: &&OsString| command.get_subcommands().any(|sub| sub.get_name() == **argument);
    arguments.iter().find(known).is_some_and(|name| name == "demo")
}

fn value_of(arguments: &[OsString], flag: &str) -> Option<OsString> {
    arguments.iter().enumerate().find_map(|(at, argument)| {
        if argument == flag {
            return arguments.get(at + 1).cloned();
        }
        let rest = argument.to_str()?.strip_prefix(flag)?.strip_prefix('=')?;
        Some(rest.into())
    })
}

/// Each key is the name of a flag that takes a value: what is asked of one call, such as `--fresh`, is
/// no setting.
fn put_in(mut command: Command, text: &str) -> Result<Command, String> {
    let table: toml::Table = text.parse().map_err(|fault: toml::de::Error| fault.to_string())?;
    for (key, value) in table {
        let value = match value {
            toml::Value::String(text) => text,
            toml::Value::Integer(number) => number.to_string(),
            toml::Value::Boolean(yes) => yes.to_string(),
            _ => return Err(format!("{key} is neither a text nor a number")),
        };
        if !is_known(&command, &key) {
            return Err(format!("there is no setting {key}"));
        }
        command = with_default(command, &key, &value);
    }
    Ok(command)
}

fn is_named(argument: &Arg, key: &str) -> bool {
    argument.get_long() == Some(key) && key != "config" && argument.get_action().takes_values()
}

/// Those that a file may set: of the program, and of the two commands that serve.
fn is_known(command: &Command, key: &str) -> bool {
    let serving = command.get_subcommands().filter(|sub| ["serve", "demo"].contains(&sub.get_name()));
    command.get_arguments().chain(serving.flat_map(Command::get_arguments)).any(|arg| is_named(arg, key))
}

fn with_default(command: Command, key: &str, value: &str) -> Command {
    let set = |argument: Arg| {
        if is_named(&argument, key) { argument.default_value(value.to_owned()) } else { argument }
    };
    let command = command.mut_args(set);
    command.mut_subcommands(
        |sub| {
            if ["serve", "demo"].contains(&sub.get_name()) { sub.mut_args(set) } else { sub }
        },
    )
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use clap::{CommandFactory as _, FromArgMatches as _};

    use super::put_in;
    use crate::shell::cli::Cli;

    fn read(file: &str, arguments: &[&str]) -> Result<Cli, String> {
        let command = put_in(Cli::command(), file)?;
        let matches = command.try_get_matches_from(arguments).map_err(|fault| fault.to_string())?;
        Cli::from_arg_matches(&matches).map_err(|fault| fault.to_string())
    }

    #[test]
    fn a_flag_wins_over_the_file_and_the_file_over_the_built_in() {
        let file = "upload-limit-mb = 7\nmail-from = \"Us <us@college.example>\"";

        let cli = read(file, &["alcove", "migrate", "--upload-limit-mb", "9"]).unwrap();

        assert_eq!(cli.common.upload_limit_mb, 9);
        assert_eq!(cli.common.mail_from, "Us <us@college.example>");
    }

    #[test]
    fn the_sample_s_directory_is_asked_for_settings_by_the_sample_alone() {
        let is_demo = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            super::is_demo(&Cli::command(), &words)
        };

        assert!(is_demo("alcove demo") && is_demo("alcove --json demo --listen 127.0.0.1:9000"));
        assert!(!is_demo("alcove user add --email a@b.example --name demo"));
    }

    #[test]
    fn what_is_asked_of_one_call_is_no_setting() {
        assert_eq!(read("fresh = true", &["alcove", "demo"]).unwrap_err(), "there is no setting fresh");
    }

    #[test]
    fn an_address_that_no_page_can_begin_with_is_refused() {
        let fault = |url: &str| read("", &["alcove", "migrate", "--public-url", url]).err();

        for url in ["quality.college.example", "ftp://a.example", "https://a.example/alcove", "https://a b"] {
            assert!(fault(url).is_some_and(|fault| fault.contains("it is written like https://")), "{url}");
        }
        let cli = read("", &["alcove", "migrate", "--public-url", "https://a.example:8443/"]).unwrap();
        assert_eq!(cli.common.public_url.as_deref(), Some("https://a.example:8443"));
    }

    #[test]
    fn an_unknown_setting_is_a_fault() {
        assert_eq!(read("lsten = \"x\"", &["alcove", "migrate"]).unwrap_err(), "there is no setting lsten");
    }

    #[test]
    fn the_command_line_holds_together() {
        Cli::command().debug_assert();
    }
}
