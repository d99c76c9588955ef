# The command alone, static, in an image without anything else, built from this folder; releases are made by ci/Dockerfile.
# Run: docker run --rm -v "$PWD:/src:ro" IMAGE check .
FROM rust:1.95-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /ssmlint
# The dependencies are a layer of their own, which an edit of the sources leaves as it is.
COPY Cargo.toml Cargo.lock ./
RUN mkdir -p src/bin/ssmlint benches tests/suite \
    && touch benches/schedules.rs tests/suite/main.rs && echo '//! Nothing yet.' >src/lib.rs \
    && printf '//! Nothing yet.\nfn main() {}\n' >src/bin/ssmlint/main.rs \
    && cargo build --release --locked && rm -rf src
COPY . .
RUN touch src/lib.rs src/bin/ssmlint/main.rs && cargo build --release --locked && cp target/release/ssmlint /ssmlint-static

FROM scratch
COPY --from=build /ssmlint-static /ssmlint
COPY LICENSE-APACHE LICENSE-MIT /
LABEL org.opencontainers.image.source="https://github.com/ssmlint/ssmlint"
# Nobody.
USER 65534:65534
WORKDIR /src
ENTRYPOINT ["/ssmlint"]
