using System.Collections.Concurrent;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>The signing jobs of an account, and which of them are revoked. Thread safe.</summary>
internal sealed class JobRegister(TimeProvider time)
{
    private const int MaxJobs = 100_000;

    private readonly ConcurrentDictionary<string, SigningJob> _jobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, SigningJob> _revoked = new(StringComparer.Ordinal);

    public void Add(SigningJob job)
    {
        if (_jobs.Count >= MaxJobs)
            throw new SignerException(429, "TooManyRequestsException", $"At most {MaxJobs} signing jobs are kept.");
        _jobs.TryAdd(job.Id, job);
    }

    public void Revoke(string id)
    {
        if (!_jobs.TryGetValue(id, out var job) || job.IsForgotten(time.GetUtcNow()))
            throw SignerException.NotFound($"Signing job {id} does not exist.");
        _revoked.TryAdd(job.Arn, job);
    }

    public bool IsRevoked(string arn) => _revoked.TryGetValue(arn, out var job) && !job.IsForgotten(time.GetUtcNow());
}
