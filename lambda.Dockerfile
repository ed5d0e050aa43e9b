# The Lambda image of the auditor: its handlers audit, sweep and gate, with notation and the AWS Signer plugin.
#
#   docker build --file lambda.Dockerfile --platform linux/arm64 .
#
# Everything that comes from elsewhere is a build argument, so that a mirror can take its place; docs/deploy.md explains each.
# Only the last stage belongs to the target's architecture, and it runs nothing: no emulator is needed to build for another one.

ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0.401-noble
ARG TOOLS_IMAGE=public.ecr.aws/docker/library/buildpack-deps:bookworm-curl
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled

# notation and the plugin from AWS's installer. The base needs gpg and dpkg-deb.
# https://docs.aws.amazon.com/signer/latest/developerguide/image-signing-prerequisites.html
FROM --platform=$BUILDPLATFORM ${TOOLS_IMAGE} AS notation
ARG TARGETARCH
ARG INSTALLER_URL=https://d2hvyiie56hcat.cloudfront.net
ARG INSTALLER_FINGERPRINT=E84AF8A2A9B52F1F4435AE71A3B52DA65461CF90
ARG INSTALLER_SHA256_AMD64=
ARG INSTALLER_SHA256_ARM64=
ADD ${INSTALLER_URL}/linux/public.key /installer/public.key
ADD ${INSTALLER_URL}/linux/${TARGETARCH}/installer/deb/latest/aws-signer-notation-cli_${TARGETARCH}.deb /installer/installer.deb
ADD ${INSTALLER_URL}/linux/${TARGETARCH}/installer/deb/latest/aws-signer-notation-cli_${TARGETARCH}.deb.sig /installer/installer.deb.sig
COPY scripts/install-notation.sh /usr/local/bin/
RUN install-notation.sh /installer /opt/auditor
COPY infra/image/ /opt/auditor/
RUN chmod -R a+rX,go-w /opt/auditor

# The auditor. An SDK without the target's runtime fetches it from NuGet.
FROM --platform=$BUILDPLATFORM ${SDK_IMAGE} AS publish
ARG TARGETARCH
ARG PUBLISH=ready-to-run
ARG AWS_PACKAGES=false
ARG NUGET_SOURCES=
WORKDIR /source
COPY .editorconfig BannedSymbols.txt Directory.* global.json ./
COPY src/ src/
# Analyzers judge a commit, not an image, and take longer than the compiler.
# The committed lock files cover the packages of an amd64 build; any other build pins its packages by Directory.Packages.props alone.
RUN if [ "$TARGETARCH $AWS_PACKAGES" = "amd64 false" ]; then locked=true; else locked=false; fi; \
    dotnet publish src/EcsImageAuditor.Lambda --configuration Release --arch "$TARGETARCH" --output /publish \
        --nologo --disable-build-servers -p:RunAnalyzers=false \
        -p:PublishProfile="$PUBLISH" -p:AwsPackages="$AWS_PACKAGES" -p:RestoreLockedMode="$locked" \
        ${NUGET_SOURCES:+-p:RestoreSources="$NUGET_SOURCES"}

FROM ${RUNTIME_IMAGE}
LABEL org.opencontainers.image.title="ECS image auditor" \
      org.opencontainers.image.description="Verifies the Notary Project signatures of the images that Amazon ECS runs" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="0.1.0"
COPY --from=notation /opt/auditor/ /opt/auditor/
COPY --from=publish /publish/ /var/task/
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
