using System.Globalization;
using System.Text.Json.Nodes;

namespace EcsImageAuditor.Cdk;

/// <summary>
/// Excuses what cannot be signed, for a stated reason and until a stated day: images, by <see cref="Registry"/> and
/// <see cref="Repository"/>, or containers for which ECS names no image, by <see cref="Container"/>.
/// </summary>
public sealed record ExemptionRule
{
    /// <summary>Host of the registry such as <c>public.ecr.aws</c>, or an AWS account.</summary>
    public string? Registry { get; init; }

    /// <summary>The repository, or a pattern such as <c>datadog/*</c>.</summary>
    public string? Repository { get; init; }

    /// <summary>Name, or a pattern of names, of a container for which ECS names no image.</summary>
    public string? Container { get; init; }

    /// <summary>Name or ARN of the cluster in which the rule holds; every cluster by default.</summary>
    public string? Cluster { get; init; }

    /// <summary>Why, for a person.</summary>
    public required string Reason { get; init; }

    /// <summary>The last day (UTC) on which the rule excuses.</summary>
    public required DateOnly Expires { get; init; }

    internal JsonObject ToJson()
    {
        var rule = new JsonObject();
        Add("registry", Registry);
        Add("repository", Repository);
        Add("container", Container);
        Add("image", Container is null ? null : "none");
        Add("cluster", Cluster);
        Add("reason", Reason);
        Add("expires", Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        return rule;

        void Add(string name, string? value)
        {
            if (value is not null)
                rule[name] = value;
        }
    }
}
