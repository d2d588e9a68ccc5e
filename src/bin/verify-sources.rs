//! The same program under the name of the package: on Windows' cmd, `verify` is a built-in.

fn main() -> std::process::ExitCode {
    verify_sources::cli::main()
}
