using System.Diagnostics;
using ImageSignatures.Oci;
using ImageSignatures.Verdicts;
using ImageSignatures.Verification;

namespace EcsImageAuditor.Benchmarks.Workers;

/// <summary><c>notation verify</c> as a person runs it: it fetches for itself, and nobody reads what it says.</summary>
internal sealed class NotationAlone(string configDirectory, Uri signer) : IImageVerifier
{
    public string Name => WorkerProcess.NotationAlone;

    public async Task<ImageVerification> VerifyAsync(ImageByDigest image, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(ComponentCatalog.PathOf(Component.Notation), ["verify", "--insecure-registry", image.ToString()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NOTATION_CONFIG"] = configDirectory;
        start.Environment["NOTATION_LIBEXEC"] = configDirectory;
        start.Environment["AWS_ENDPOINT_URL_SIGNER"] = signer.ToString();
        start.Environment["AWS_REGION"] = "us-west-2";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? Verdict.Trust
            : throw new InvalidOperationException($"notation does not trust {image}: {await errors}");
    }
}
