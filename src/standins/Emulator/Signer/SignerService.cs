using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using EcsImageAuditor.Emulator.Oci;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>
/// The operations of AWS Signer for container images, without HTTP.
/// See <see href="https://docs.aws.amazon.com/signer/latest/api/API_Operations.html"/>.
/// </summary>
internal sealed class SignerService : IDisposable
{
    public const string Platform = "Notation-OCI-SHA384-ECDSA";

    private const int MaxPayloadBytes = 4096;
    private const int MaxReasonLength = 500;
    private const int MaxMarked = 100_000;

    private readonly SignerArns _arns;
    private readonly JobRegister _jobs;
    private readonly ProfileRegister _profiles;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, bool> _marked = new(StringComparer.Ordinal);

    public SignerService(SignerServerOptions options)
    {
        _time = options.TimeProvider;
        _arns = new SignerArns(options.Partition, options.Region, options.Account);
        _jobs = new JobRegister(_time);
        _profiles = new ProfileRegister(_arns, _time);
        Chain = SigningChain.Create(options.Region, _time);
    }

    public SigningChain Chain { get; }

    public SigningProfile PutSigningProfile(string name, string platform, SignatureValidityPeriod validity)
    {
        CheckPlatform(platform);
        return _profiles.Put(name, validity);
    }

    public SigningProfile GetSigningProfile(string name, string? owner)
    {
        CheckOwner(owner, "signer:GetSigningProfile");
        return _profiles.Get(name);
    }

    public void CancelSigningProfile(string name) => _profiles.Cancel(name);

    public void RevokeSigningProfile(string name, string version, DateTimeOffset effectiveFrom, string reason)
    {
        CheckReason(reason);
        _profiles.Revoke(name, version, effectiveFrom);
    }

    public void RevokeSignature(string jobId, string? owner, string reason)
    {
        CheckReason(reason);
        CheckOwner(owner, "signer:RevokeSignature");
        _jobs.Revoke(jobId);
    }

    public SignedPayload SignPayload(string name, string? owner, string format, ReadOnlySpan<byte> payload, SigningOptions options)
    {
        CheckPayload(format, payload);
        CheckOwner(owner, "signer:SignPayload");
        var profile = _profiles.Get(name);
        if (profile.Status != SigningProfileStatus.Active)
            throw SignerException.Validation($"Signing profile {name} is {profile.Status} and can sign no more.");

        var job = CreateJob(profile, options);
        var certificate = Chain.CertificateAt(job.SigningTime);
        var envelope = JwsEnvelope.Sign(payload, job, certificate, options);
        _jobs.Add(job);
        return new SignedPayload
        {
            JobId = job.Id,
            JobArn = job.Arn,
            JobOwner = _arns.Account,
            ProfileVersionArn = job.ProfileVersionArn,
            Envelope = envelope,
            SigningTime = job.SigningTime,
            Expiry = job.Expiry,
            Certificate = certificate,
        };
    }

    /// <summary>Marks an ARN or a certificate hash as revoked, known here or not.</summary>
    public void Mark(string entity)
    {
        if (_marked.Count >= MaxMarked)
            throw new InvalidOperationException($"At most {MaxMarked} entities can be marked revoked.");
        _marked.TryAdd(entity, true);
    }

    public IReadOnlyList<string> GetRevocationStatus(RevocationQuery query)
    {
        CheckPlatform(query.PlatformId);
        if (!_arns.IsOurs(query.ProfileVersionArn) || !_arns.IsOurs(query.JobArn))
            throw SignerException.Validation($"The ARNs must be of AWS Signer in partition {_arns.Partition}.");
        if (query.CertificateHashes.Count == 0)
            throw SignerException.Validation("Value at 'certificateHashes' must not be empty.");

        IEnumerable<string> entities = [query.ProfileVersionArn, query.JobArn, .. query.CertificateHashes];
        return
        [
            .. entities.Where(entity => _marked.ContainsKey(entity)
                || _jobs.IsRevoked(entity)
                || _profiles.IsRevoked(entity, query.SignatureTimestamp)),
        ];
    }

    public void Dispose() => Chain.Dispose();

    private SigningJob CreateJob(SigningProfile profile, SigningOptions options)
    {
        // Envelopes carry whole seconds.
        var signedAt = DateTimeOffset.FromUnixTimeSeconds((options.SigningTime ?? _time.GetUtcNow()).ToUnixTimeSeconds());
        var expiry = options.Validity is { } validity ? signedAt + validity : profile.ValidityPeriod.ExpiryOf(signedAt);
        var id = Guid.NewGuid().ToString();
        var signedBy = options.AliasOnly ? _arns.AliasedProfile(ProfileId(profile)) : profile.VersionArn;
        return new SigningJob(id, _arns.Job(id), signedBy, signedAt, expiry)
        {
            AliasArn = options.Alias is { } alias ? _arns.Alias(alias) : null,
        };
    }

    /// <summary>The same for each signature of the profile.</summary>
    private static Guid ProfileId(SigningProfile profile) => new(SHA256.HashData(Encoding.UTF8.GetBytes(profile.Arn)).AsSpan(0, 16));

    private void CheckOwner(string? owner, string action)
    {
        if (owner is not null && owner != _arns.Account)
            throw SignerException.AccessDenied($"No policy of account {owner} allows the {action} action.");
    }

    private static void CheckPayload(string format, ReadOnlySpan<byte> payload)
    {
        if (format != MediaTypes.NotaryPayload)
            throw SignerException.Validation($"Value '{format}' at 'payloadFormat' must be {MediaTypes.NotaryPayload}.");
        if (payload.Length is 0 or > MaxPayloadBytes)
            throw SignerException.Validation($"Value at 'payload' must have 1 to {MaxPayloadBytes} bytes.");
    }

    private static void CheckPlatform(string platform)
    {
        if (platform != Platform)
            throw SignerException.Validation($"Value '{platform}' at 'platformId' must be {Platform}.");
    }

    private static void CheckReason(string reason)
    {
        if (reason.Length is 0 or > MaxReasonLength)
            throw SignerException.Validation($"Value at 'reason' must have 1 to {MaxReasonLength} characters.");
    }
}
