# What people do here, one recipe each. `.ci/run` is what decides.

# Everything that must hold before a commit.
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test
    RUSTDOCFLAGS="-D warnings" cargo doc --no-deps

# Rewrite the tests that are data; then read the diff.
update:
    UPDATE=1 INSTA_UPDATE=always cargo test
    git diff --stat tests

# The main job on the project's own articles.
demo:
    cargo run --release -- sources/

# The scores on the evaluation sets, where they are.
score:
    cargo build --release
    ../shared/eval/scoreboard.sh target/release/verify

# How fast documents are read and compared, stage by stage: a table each (see docs/speed.md).
bench:
    cargo bench --bench reading --bench checking

# The whole program on a calm machine: seconds and memory, against the goals (docs/speed.md).
speed:
    cargo build --release
    benches/end-to-end

# Instructions of each stage, counted by valgrind: the same on a busy machine.
instructions:
    command -v gungraun-runner || cargo install gungraun-runner --version 0.20.0 --locked
    cd benches/instructions && cargo bench

# The binary to hand out: built twice, the second time guided by what the first did at work. Some minutes each.
guided:
    benches/guided

# The smallest binary: without PDF and office formats, for size before speed, for Linux with glibc 2.36 or later.
slim:
    RUSTFLAGS="-Clink-arg=-Wl,--icf=all -Clink-arg=-Wl,-z,pack-relative-relocs" cargo build --profile slim --bin verify \
        --no-default-features --features lsp,watch,mimalloc --target-dir target/slim

# A new rule: its file, its documentation, its spec. Add the line to RULES yourself.
new-rule NAME:
    cp src/judge/rules/weekday_mismatch.rs src/judge/rules/{{replace(NAME, "-", "_")}}.rs
    cp src/judge/docs/weekday-mismatch.md src/judge/docs/{{NAME}}.md
    printf '# %s\n' {{NAME}} > tests/specs/{{NAME}}.md
