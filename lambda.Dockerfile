# The Lambda image of the auditor: its handlers audit, sweep and gate, with notation and the AWS Signer plugin.
#
#   docker build --file lambda.Dockerfile --platform linux/arm64 --provenance=false .
#
# Everything that comes from elsewhere is a build argument, so that a mirror can take its place; docs/deploy.md explains each.
# scripts/bases.sh looks up the bases' present digests and writes them here.
# Only the last stage belongs to the target's architecture, and it runs nothing: no emulator is needed to build for another one, natively
# compiled or not.

ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0.401-noble@sha256:e70cdb7f80b0348f5cb85f19a8f670fca061f033d57eed12fa003d58b0e06317
ARG TOOLS_IMAGE=public.ecr.aws/docker/library/buildpack-deps:bookworm-curl
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled@sha256:dc5cd0c7d0a39b825312b4f0986d99b9adf9b6a3af69bc23cd345c27d9ed916a

# notation and the plugin from AWS's installer. The base needs gpg and dpkg-deb.
# https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-prerequisites.html
FROM --platform=$BUILDPLATFORM ${TOOLS_IMAGE} AS notation
ARG TARGETARCH
ARG INSTALLER_URL=https://d2hvyiie56hcat.cloudfront.net
ARG INSTALLER_FINGERPRINT=E84AF8A2A9B52F1F4435AE71A3B52DA65461CF90
ARG INSTALLER_SHA256_AMD64=
ARG INSTALLER_SHA256_ARM64=
ARG SDK_IMAGE
ARG TOOLS_IMAGE
ARG RUNTIME_IMAGE
ARG UNPINNED=warn
COPY scripts/check-pins.sh scripts/install-notation.sh /usr/local/bin/
RUN check-pins.sh /sbom
ADD ${INSTALLER_URL}/linux/public.key /installer/public.key
ADD ${INSTALLER_URL}/linux/${TARGETARCH}/installer/deb/latest/aws-signer-notation-cli_${TARGETARCH}.deb /installer/installer.deb
ADD ${INSTALLER_URL}/linux/${TARGETARCH}/installer/deb/latest/aws-signer-notation-cli_${TARGETARCH}.deb.sig /installer/installer.deb.sig
RUN install-notation.sh /installer /opt/auditor /sbom
COPY infra/image/ /opt/auditor/
RUN chmod -R a+rX,go-w /opt/auditor /sbom

# The auditor. An SDK without the target's runtime fetches it from NuGet.
# NUGET_AUDIT=false lets packages with known weaknesses pass, where an older commit has to be deployed nevertheless.
FROM --platform=$BUILDPLATFORM ${SDK_IMAGE} AS publish
ARG TARGETARCH
ARG PUBLISH=native
ARG AWS_PACKAGES=auto
ARG NUGET_SOURCES=
ARG NUGET_AUDIT=true
ARG SBOM=true
WORKDIR /source
COPY scripts/bring-linker.sh scripts/
RUN if [ "$PUBLISH" = native ]; then sh scripts/bring-linker.sh "$TARGETARCH" /native-linker; fi
COPY .editorconfig BannedSymbols.txt Directory.* global.json ./
COPY .config/ .config/
COPY scripts/aws-packages.sh scripts/sbom.sh scripts/
COPY scripts/aws-probe/ scripts/aws-probe/
# The AWS packages, or, where the sources do not have them, this project's stand-in: it says so in a line with WARNING. A source that does not
# answer ends the build.
RUN mkdir /about && sh scripts/aws-packages.sh "$AWS_PACKAGES" -p:NuGetAudit="$NUGET_AUDIT" > /about/aws-packages && \
    echo "AWS packages: $(cat /about/aws-packages)" && chmod -R a+rX,go-w /about
COPY src/ src/
# Analyzers judge a commit, not an image, and take longer than the compiler.
# Packages come as the committed lock files say, with their hashes. There are none for a build with the AWS packages, which are pinned by
# version only.
RUN if [ "$(cat /about/aws-packages)" = real ]; then locked=false; else locked=true; fi; \
    if [ "$PUBLISH" = native ]; then aot=true; else aot=false; fi; \
    dotnet publish src/EcsImageAuditor.Lambda --configuration Release --arch "$TARGETARCH" --output /publish \
        --nologo --disable-build-servers -p:RunAnalyzers=false \
        -p:CppCompilerAndLinker=/native-linker \
        -p:PublishProfile="$PUBLISH" -p:Aot="$aot" -p:RestoreLockedMode="$locked" \
        -p:NuGetAudit="$NUGET_AUDIT" ${NUGET_SOURCES:+-p:RestoreSources="$(echo "$NUGET_SOURCES" | sed 's/;/%3B/g')"}
RUN set -e; \
    if [ "$TARGETARCH" = amd64 ]; then runtime=linux-x64; else runtime="linux-$TARGETARCH"; fi; \
    if [ "$PUBLISH" = native ]; then published=--native; else published=--self-contained; fi; \
    mkdir /sbom; \
    if [ "$SBOM" = true ]; then \
        NUGET_SOURCES="$NUGET_SOURCES" sh scripts/sbom.sh "$published" src/EcsImageAuditor.Lambda "$runtime" /sbom; \
    fi; \
    chmod -R a+rX,go-w /sbom

# /usr/share/ecs-image-auditor/aws-packages says what the build came to (real or stand-in). A label cannot be computed in a build, so that
# it says what was asked for: true and false came to that, auto to one of the two.
FROM ${RUNTIME_IMAGE}
ARG RUNTIME_IMAGE
ARG AWS_PACKAGES=auto
LABEL org.opencontainers.image.title="ECS image auditor" \
      org.opencontainers.image.description="Verifies the Notary Project signatures of the images that Amazon ECS runs" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.base.name="${RUNTIME_IMAGE}" \
      io.github.ecs-image-auditor.aws-packages="${AWS_PACKAGES}"
COPY --from=notation /opt/auditor/ /opt/auditor/
COPY --from=publish /publish/ /var/task/
COPY --from=notation /sbom/ /usr/share/sbom/
COPY --from=publish /sbom/ /usr/share/sbom/
COPY --from=publish /about/ /usr/share/ecs-image-auditor/
COPY LICENSE /opt/auditor/licenses/ecs-image-auditor/LICENSE
# Lambda's file system is read-only but for /tmp, which lives as long as the process: nothing there may choose a credential helper or an
# endpoint, so Docker's and AWS's configuration are named where nothing is and nothing can be written.
# .NET would open a diagnostics port there that nobody uses.
ENV PATH=/opt/auditor/bin:/usr/local/bin:/usr/bin:/bin \
    NOTATION_CONFIG=/opt/auditor/notation \
    NOTATION_LIBEXEC=/opt/auditor/notation \
    HOME=/tmp \
    DOCKER_CONFIG=/opt/auditor/none \
    AWS_CONFIG_FILE=/opt/auditor/none/config \
    AWS_SHARED_CREDENTIALS_FILE=/opt/auditor/none/credentials \
    TMPDIR=/tmp \
    DOTNET_EnableDiagnostics=0 \
    DOTNET_TieredPGO=0
WORKDIR /var/task
USER 65532:65532
ENTRYPOINT ["/var/task/bootstrap"]
CMD ["audit"]
