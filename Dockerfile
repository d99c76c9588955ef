# The command alone, static, in an image without anything else. Run: docker run --rm -v "$PWD:/src" IMAGE check .
FROM rust:1-alpine AS build
RUN apk add --no-cache musl-dev
WORKDIR /ssmlint
COPY . .
RUN cargo build --release --locked && cp target/release/ssmlint /ssmlint-static

FROM scratch
COPY --from=build /ssmlint-static /ssmlint
COPY LICENSE-APACHE LICENSE-MIT /
WORKDIR /src
ENTRYPOINT ["/ssmlint"]
