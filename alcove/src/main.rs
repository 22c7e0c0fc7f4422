fn main() -> std::process::ExitCode {
    alcove::shell::cli::main()
}
