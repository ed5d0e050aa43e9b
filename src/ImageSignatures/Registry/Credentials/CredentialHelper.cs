using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ImageSignatures.Registry.Transport;
using ImageSignatures.Verdicts;

namespace ImageSignatures.Registry.Credentials;

/// <summary>
/// Asks <c>docker-credential-NAME get</c>: the server goes to its standard input, the credential comes from its standard output.
/// </summary>
/// <remarks>https://github.com/docker/docker-credential-helpers#development</remarks>
/// <param name="searchPath">
/// Directories to find helpers in, as in <c>PATH</c>. Relative ones are left out, and the working directory is never searched.
/// </param>
/// <param name="timeProvider">The clock of the deadline.</param>
internal sealed partial class CredentialHelper(string? searchPath, TimeProvider timeProvider)
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);
    private const int MaxOutput = 64 * 1024;
    private const string NotFound = "credentials not found in native keychain";

    /// <returns>The credential, or null where the helper has none.</returns>
    /// <exception cref="RegistryException">The helper is missing, failed, said something else or took too long.</exception>
    public async Task<RegistryCredential?> GetAsync(string name, string registry, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Deadline, timeProvider);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var process = Start(name, registry);
        try
        {
            var output = await ConverseAsync(process, DockerConfig.ServerOf(registry), stop.Token)
                ?? throw Failure(name, registry, $"printed more than {MaxOutput} bytes");
            return process.ExitCode == 0 ? Parse(output, name, registry)
                : Encoding.UTF8.GetString(output).Trim() == NotFound ? null
                : throw Failure(name, registry, $"ended with exit code {process.ExitCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new RegistryException(
                ReasonCode.Timeout,
                $"The credential helper docker-credential-{name} did not answer for {registry} in {Deadline.TotalSeconds:0} seconds; "
                + "try it by hand, it may be waiting for somebody to unlock a key store.");
        }
        finally
        {
            End(process);
        }
    }

    private Process Start(string name, string registry)
    {
        if (!SafeName().IsMatch(name))
            throw new RegistryException(
                ReasonCode.RegistryDenied,
                $"Docker's config.json names a credential helper for {registry} with characters other than letters, digits, . _ and -; "
                + "correct the name.");

        var start = new ProcessStartInfo(Locate(name) ?? throw Failure(name, registry, "is in no directory of PATH"))
        {
            ArgumentList = { "get" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw Failure(name, registry, "could not be started", exception);
        }
    }

    // Process.Start would look into the working directory before PATH.
    private string? Locate(string name) =>
        (searchPath ?? "").Split(Path.PathSeparator)
            .Where(Path.IsPathFullyQualified)
            .Select(directory => Path.Combine(directory, $"docker-credential-{name}{(OperatingSystem.IsWindows() ? ".exe" : "")}"))
            .FirstOrDefault(File.Exists);

    /// <returns>What it printed, or null where that is too much.</returns>
    private static async Task<byte[]?> ConverseAsync(Process process, string server, CancellationToken cancellationToken)
    {
        var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
        try
        {
            await process.StandardInput.WriteAsync(server.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading; its exit code tells.
        }

        var output = new byte[MaxOutput + 1];
        var length = await process.StandardOutput.BaseStream.ReadAtLeastAsync(
            output, output.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > MaxOutput)
            return null;

        await errors;
        await process.WaitForExitAsync(cancellationToken);
        return output[..length];
    }

    private static RegistryCredential? Parse(byte[] output, string name, string registry)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(output, DockerJson.Default.CredentialHelperAnswer);
            return string.IsNullOrEmpty(answer?.Username) || string.IsNullOrEmpty(answer.Secret)
                ? null
                : new RegistryCredential(answer.Username, answer.Secret);
        }
        catch (JsonException)
        {
            throw Failure(name, registry, "printed something that is not its JSON answer");
        }
    }

    private static void End(Process process)
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    private static RegistryException Failure(string name, string registry, string what, Exception? cause = null) => new(
        ReasonCode.RegistryDenied,
        $"The credential helper docker-credential-{name}, which Docker's config.json names for {registry}, {what}; "
        + $"run 'docker-credential-{name} get' by hand, or docker login again.",
        cause);

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex SafeName();
}

/// <summary>What a credential helper prints. A class, so that nothing prints its members.</summary>
/// <remarks>https://github.com/docker/docker-credential-helpers#development</remarks>
internal sealed class CredentialHelperAnswer
{
    public string? Username { get; init; }

    public string? Secret { get; init; }
}
