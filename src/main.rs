//! The program `verify`.

fn main() -> std::process::ExitCode {
    verify_sources::cli::main()
}
