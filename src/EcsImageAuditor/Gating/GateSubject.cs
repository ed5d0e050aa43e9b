using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Gating;

/// <summary>One image of a revision, as the gate looks at it.</summary>
/// <param name="Verdict">What is known of it.</param>
/// <param name="IsVouched">
/// True where somebody who answers for the auditor chose the registry, or where ECS named no image at all: then what is not answered is a
/// matter of the infrastructure. False where only the task definition chose it.
/// </param>
public sealed record GateSubject(Verdict Verdict, bool IsVouched);
