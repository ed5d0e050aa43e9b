using System.Reflection;
using Amazon.ECS;

namespace EcsImageAuditor.Configuration;

/// <summary>Which AWS packages this build has, as the assembly tells that was loaded.</summary>
public static class AwsPackages
{
    private const string StandIn = "AwsSdk";

    /// <summary><c>real</c>, or <c>stand-in</c> where those of this project take their place.</summary>
    public static string Kind => Loaded.Name == StandIn ? "stand-in" : "real";

    /// <summary>The same in a sentence.</summary>
    public static string Description => Loaded.Name == StandIn
        ? $"The stand-in of this project ({Loaded.Version?.ToString(3)}) takes the place of the AWS packages: "
            + "the build did not ask for them, or its package sources did not have them."
        : $"The AWS packages are AWS's own, such as {Loaded.Name} {Loaded.Version?.ToString(3)}.";

    private static AssemblyName Loaded => typeof(IAmazonECS).Assembly.GetName();
}
