using Amazon.Lambda.Core;

namespace EcsImageAuditor.Lambda;

/// <summary>The time that an invocation may use.</summary>
internal static class TimeBudget
{
    /// <summary>Everything has stopped this long before Lambda would end it.</summary>
    private static readonly TimeSpan Reserve = TimeSpan.FromSeconds(2);

    /// <returns>Never negative.</returns>
    public static TimeSpan Of(ILambdaContext context)
    {
        var budget = context.RemainingTime - Reserve;
        return budget > TimeSpan.Zero ? budget : TimeSpan.Zero;
    }
}
