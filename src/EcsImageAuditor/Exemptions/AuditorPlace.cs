namespace EcsImageAuditor.Exemptions;

/// <summary>Where the auditor runs. The name of a cluster means the one there: other accounts have clusters of the same name.</summary>
/// <param name="Account">12 digits.</param>
/// <param name="Region">Such as <c>us-west-2</c>.</param>
public sealed record AuditorPlace(string Account, string Region);
