using System.Text.RegularExpressions;

namespace EcsImageAuditor.Cdk.Configuration;

/// <summary>The subnets that the functions run in.</summary>
internal sealed partial record NetworkSettings
{
    public required IReadOnlyList<string> SubnetIds { get; init; }

    /// <summary>Empty where the construct makes a security group of its own.</summary>
    public required IReadOnlyList<string> SecurityGroupIds { get; init; }

    /// <summary>The VPC of a security group that the construct makes; null where it makes none.</summary>
    public required string? VpcId { get; init; }

    /// <returns>Null where the functions run in no VPC of the account.</returns>
    internal static NetworkSettings? Read(ContextReader context)
    {
        var settings = new NetworkSettings
        {
            SubnetIds = context.List(ContextKeys.SubnetIds, Subnet().IsMatch, "the id of a subnet such as subnet-0123456789abcdef0"),
            SecurityGroupIds = context.List(
                ContextKeys.SecurityGroupIds, SecurityGroup().IsMatch, "the id of a security group such as sg-0123456789abcdef0"),
            VpcId = context.Text(ContextKeys.VpcId, Vpc().IsMatch, "the id of a VPC such as vpc-0123456789abcdef0"),
        };

        foreach (var key in new[] { ContextKeys.SecurityGroupIds, ContextKeys.VpcId })
        {
            if (settings.SubnetIds.Count == 0 && context.Has(key))
                context.Refuse(key, $"has no effect without \"{ContextKeys.SubnetIds}\".");
        }

        if (settings.SubnetIds.Count == 0)
            return null;
        if (!context.Has(ContextKeys.VpcId) && !context.Has(ContextKeys.SecurityGroupIds))
            context.Refuse(
                ContextKeys.VpcId,
                $"is missing; \"{ContextKeys.SubnetIds}\" needs the VPC, in which a security group is made, "
                + $"or \"{ContextKeys.SecurityGroupIds}\".");
        if (context.Has(ContextKeys.VpcId) && context.Has(ContextKeys.SecurityGroupIds))
            context.Refuse(ContextKeys.VpcId, $"has no effect with \"{ContextKeys.SecurityGroupIds}\": no security group is made.");
        return settings;
    }

    [GeneratedRegex("^subnet-[0-9a-f]{8,17}$")]
    private static partial Regex Subnet();

    [GeneratedRegex("^sg-[0-9a-f]{8,17}$")]
    private static partial Regex SecurityGroup();

    [GeneratedRegex("^vpc-[0-9a-f]{8,17}$")]
    private static partial Regex Vpc();
}
