namespace EcsImageAuditor.Infra;

/// <summary>The one construct of a stack.</summary>
internal static class Default
{
    /// <summary>
    /// CDK leaves this id out of logical ids, so that the resources have the same ids as those of stacks that were deployed before there
    /// was a construct. Another id would replace every resource of every deployed stack.
    /// </summary>
    public const string Id = "Default";
}
