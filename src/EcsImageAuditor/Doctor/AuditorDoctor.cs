using EcsImageAuditor.Configuration;
using ImageSignatures.Aws;
using ImageSignatures.Registry;
using ImageSignatures.Registry.Credentials;
using ImageSignatures.Registry.Transport;

namespace EcsImageAuditor.Doctor;

/// <summary>Tells whether a configuration would work here and now. It looks only: nothing is published, written or stopped.</summary>
public sealed class AuditorDoctor : IDisposable
{
    private const int Concurrency = 8;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly AwsClients _aws;
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<IDoctorCheck> _checks;

    /// <param name="options">What to examine.</param>
    /// <param name="environment">The value of an environment variable, or null.</param>
    /// <param name="time">The clock of deadlines and of exemptions.</param>
    public AuditorDoctor(DoctorOptions options, Func<string, string?> environment, TimeProvider time)
    {
        string? Variable(string name) =>
            (name == SettingsVariables.VerifierVariable ? options.Verifier : null) ?? environment(name);

        _time = time;
        _aws = new AwsClients(environment);
        _http = RegistryHttp.CreateClient();
        var credentials = RegistryCredentials.Chain(EnvironmentCredentialSource.Of(environment), environment, _aws, time);
        var registry = new RegistryClient(_http, credentials, time, new RegistryClientOptions());
        _checks = DoctorChecks.Of(options, Variable, _aws, registry, time);
    }

    /// <summary>Runs the checks side by side, each within a bounded time.</summary>
    /// <returns>What they saw, always in the same order.</returns>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        var seen = new IReadOnlyList<Observation>[_checks.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, _checks.Count, options, async (index, token) => seen[index] = await RunAsync(_checks[index], token));
        return [.. _checks.SelectMany((check, index) => seen[index].Select(what => new CheckResult(check.Name, what.State, what.Message)))];
    }

    public void Dispose()
    {
        _aws.Dispose();
        _http.Dispose();
    }

    /// <summary>Waits no longer than the limit, though a check may not listen to its token.</summary>
    private async Task<IReadOnlyList<Observation>> RunAsync(IDoctorCheck check, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await Task.Run(() => check.RunAsync(either.Token), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return [Observation.Unknown(
                $"There was no answer within {Limit.TotalSeconds:0} seconds: check the network path to it, and run again.")];
        }
    }
}
