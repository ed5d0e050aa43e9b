using ImageSignatures.Oci;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.TrustPolicies;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Signing.Signers;

/// <summary>Signs with the notation executable and the AWS Signer plugin, which push the signature themselves.</summary>
/// <remarks>https://notaryproject.dev/docs/user-guides/cli-reference/notation_sign/</remarks>
internal sealed class NotationMaker(
    NotationOptions options, IRegistryCredentialSource credentials, TimeProvider time) : ISignatureMaker, IDisposable
{
    private readonly NotationProcess _process = new(time);
    private readonly Lazy<NotationScratch> _scratch = new(NotationScratch.Create);

    public async Task<AttachedSignature?> SignAsync(
        ImageByDigest image, Descriptor subject, SigningProfileArn profile, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var credential = await credentials.FindAsync(image.Registry, cancellationToken);
        try
        {
            var command = NotationCommand.ForSigning(image, profile, options, credential, _scratch.Value);
            var run = await _process.RunAsync(command, options.MaxOutputBytes, either.Token);
            return run switch
            {
                NotationRun.Ended { ExitCode: 0 } => null,
                NotationRun.Ended ended => throw Failed($"did not sign {image}: {new DetailText(credential).Of(ended.Errors.Text)}"),
                _ => throw Failed($"cannot be run at {options.ExecutablePath}; install notation 1.3 and the AWS Signer plugin"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SigningException(
                SigningFailureCode.Timeout,
                $"notation did not sign {image} within {options.Timeout.TotalSeconds:0} s and was stopped; "
                    + "check that the registry and AWS Signer can be reached.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed($"has no place for its temporary files; make {Path.GetTempPath()} writable");
        }
    }

    public void Dispose()
    {
        if (_scratch.IsValueCreated)
            _scratch.Value.Dispose();
    }

    private static SigningException Failed(string what) => new(SigningFailureCode.NotationFailed, $"notation {what.TrimEnd('.')}.");
}
