using EcsImageAuditor.Auditing;
using ImageSignatures.Oci;

namespace EcsImageAuditor.Gating;

/// <summary>
/// Tells when a tag moved between two stages of a deployment. It makes alerts clearer and decides nothing, so that the answer to ECS does
/// not wait long for it.
/// </summary>
/// <param name="ledger">What was judged at earlier stages.</param>
/// <param name="time">The clock.</param>
public sealed class RevisionDigests(IRevisionLedger ledger, TimeProvider time)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    /// <returns>The audits, with a warning where an earlier stage judged another digest. What the tag means now has been judged.</returns>
    internal async Task<IReadOnlyList<ContainerAudit>> CompareAsync(
        GateRequest request, GateMemory memory, IReadOnlyList<ContainerAudit> audits, CancellationToken cancellationToken)
    {
        var kept = await WithinLimitAsync(
            token => ledger.DigestsAsync(request.ServiceRevisionArn, token), memory.Digests, cancellationToken);
        string? Earlier(string container) => kept.GetValueOrDefault(container) ?? memory.Digests.GetValueOrDefault(container);
        return [.. audits.Select(audit => Compare(audit, Earlier(audit.Container.Name)))];
    }

    internal Task KeepAsync(GateRequest request, IReadOnlyList<ContainerAudit> audits, CancellationToken cancellationToken)
    {
        var digests = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var audit in audits.Where(audit => audit.Image.Image is not null))
            digests[audit.Container.Name] = audit.Image.Image!.Digest.ToString();
        return digests.Count == 0
            ? Task.CompletedTask
            : WithinLimitAsync(
                async token =>
                {
                    await ledger.KeepAsync(request.ServiceRevisionArn, digests, token);
                    return true;
                },
                false,
                cancellationToken);
    }

    internal static ContainerAudit Warn(ContainerAudit audit, string warning)
    {
        var verification = audit.Image.Verification;
        return audit with
        {
            Image = audit.Image with { Verification = verification with { Warnings = [.. verification.Warnings, warning] } },
        };
    }

    private static ContainerAudit Compare(ContainerAudit audit, string? earlier) =>
        audit.Image.Image is { } now && Digest.TryParse(earlier, out var before) && before != now.Digest
            ? Warn(
                audit,
                $"The image was {before} at an earlier stage of this deployment and is {now.Digest} now: the tag moved. The verdict is "
                + "about the latter.")
            : audit;

    private async Task<T> WithinLimitAsync<T>(Func<CancellationToken, Task<T>> call, T otherwise, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            return otherwise;
        }
    }
}
