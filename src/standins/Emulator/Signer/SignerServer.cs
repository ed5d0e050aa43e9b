using System.Globalization;
using EcsImageAuditor.Emulator.Faults;
using EcsImageAuditor.Emulator.Http;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>
/// AWS Signer for container images on the loopback interface, with throw-away keys. Every operation works over HTTP and in process.
/// Authorization headers are not checked.
/// </summary>
public sealed class SignerServer : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private readonly SignerService _service;

    private SignerServer(LoopbackServer server, SignerService service)
    {
        _server = server;
        _service = service;
        Endpoint = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{server.Ports[0]}"));
    }

    /// <summary>The address for AWS_ENDPOINT_URL_SIGNER. The host prefix of GetRevocationStatus must be turned off.</summary>
    public Uri Endpoint { get; }

    /// <summary>The faults to commit; they strike HTTP requests only.</summary>
    public FaultPlan Faults => _server.Faults;

    /// <summary>The last 10,000 requests, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests => _server.Requests.Snapshot();

    /// <summary>The certificates that sign.</summary>
    public SigningChain SigningChain => _service.Chain;

    public static async Task<SignerServer> StartAsync(SignerServerOptions? options = null, CancellationToken ct = default)
    {
        options ??= new SignerServerOptions();
        var service = new SignerService(options);
        var endpoints = new SignerEndpoints(service);
        var server = await LoopbackServer.StartAsync(endpoints.HandleAsync, options.TimeProvider, listeners: 1, ct);
        return new SignerServer(server, service);
    }

    /// <summary>Forgets the recorded requests.</summary>
    public void ClearRequests() => _server.Requests.Clear();

    /// <summary>Creates a profile, or a new version of an active one.</summary>
    /// <exception cref="SignerException">The name or period is not allowed, or the profile is canceled or revoked.</exception>
    public SigningProfile PutSigningProfile(string profileName, SignatureValidityPeriod? validityPeriod = null) =>
        _service.PutSigningProfile(profileName, SignerService.Platform, validityPeriod ?? SignatureValidityPeriod.Default);

    /// <summary>The latest version of a profile.</summary>
    /// <exception cref="SignerException">There is no such profile.</exception>
    public SigningProfile GetSigningProfile(string profileName) => _service.GetSigningProfile(profileName, owner: null);

    /// <summary>Ends a profile: its signatures stay valid, it makes no new ones.</summary>
    /// <exception cref="SignerException">There is no such profile.</exception>
    public void CancelSigningProfile(string profileName) => _service.CancelSigningProfile(profileName);

    /// <summary>
    /// Revokes the signatures that a profile version made at a time or later. The time is in the past;
    /// a second revocation may only move it to an earlier one.
    /// </summary>
    /// <exception cref="SignerException">There is no such version, or the time is not allowed.</exception>
    public void RevokeSigningProfile(string profileName, string profileVersion, DateTimeOffset effectiveTime, string reason = "test") =>
        _service.RevokeSigningProfile(profileName, profileVersion, effectiveTime, reason);

    /// <summary>Signs a payload, usually the JSON that names an image.</summary>
    /// <exception cref="SignerException">There is no such profile, it signs no more, or the payload has not 1 to 4096 bytes.</exception>
    public SignedPayload SignPayload(string profileName, ReadOnlySpan<byte> payload, SigningOptions? options = null) =>
        _service.SignPayload(profileName, owner: null, MediaTypes.NotaryPayload, payload, options ?? new SigningOptions());

    /// <summary>Revokes one signature.</summary>
    /// <exception cref="SignerException">There is no such job.</exception>
    public void RevokeSignature(string jobId, string reason = "test") => _service.RevokeSignature(jobId, owner: null, reason);

    /// <summary>Those of the asked ARNs and certificate hashes that are revoked.</summary>
    /// <exception cref="SignerException">A parameter is missing or not of this partition or platform.</exception>
    public IReadOnlyList<string> GetRevocationStatus(RevocationQuery query) => _service.GetRevocationStatus(query);

    /// <summary>Marks any ARN or certificate hash as revoked, made here or not.</summary>
    public void Revoke(string entity) => _service.Mark(entity);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _service.Dispose();
    }
}
