//! The same program under the name of the package: on Windows' cmd, `verify` is a built-in.

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    verify_sources::cli::main()
}
