using Deployment.Tests.Synthesis;

namespace Deployment.Tests.Changes;

/// <summary>An account with the stacks that were deployed, one deployment after the other, as CloudFormation would take them.</summary>
internal sealed class DeployedStacks
{
    private readonly Dictionary<string, StackDigest> _stacks = new(StringComparer.Ordinal);

    /// <summary>Type and name of resources that stayed when their stack gave them up.</summary>
    private readonly HashSet<string> _retained = new(StringComparer.Ordinal);

    /// <summary>Deploys all stacks of an app, in their order; a stack that the app no longer has stays as it is.</summary>
    /// <returns>What CloudFormation would refuse, or destroy.</returns>
    public IReadOnlyList<string> Deploy(IReadOnlyDictionary<string, Template> app) =>
        [.. app.SelectMany(stack => Deploy(stack.Key, StackDigest.Of(stack.Value)))];

    private List<string> Deploy(string name, StackDigest after)
    {
        var before = _stacks.GetValueOrDefault(name);
        var others = _stacks.Where(stack => stack.Key != name).Select(stack => stack.Value).ToList();
        var old = before?.Resources ?? [];
        var known = old.ToDictionary(resource => resource.Id, StringComparer.Ordinal);
        List<string> failures =
        [
            .. (before?.Exports ?? []).Except(after.Exports)
                .Where(export => others.Exists(other => other.Imports.Contains(export)))
                .Select(export => $"{name}: the export {export} is in use"),
            .. after.Imports.Where(import => !others.Exists(other => other.Exports.Contains(import))).Select(import => $"{name}: nobody exports {import}"),
        ];
        var taken = old.Concat(others.SelectMany(other => other.Resources))
            .Select(resource => resource.Name).OfType<string>().Concat(_retained).ToHashSet(StringComparer.Ordinal);
        foreach (var resource in after.Resources)
        {
            if (!known.TryGetValue(resource.Id, out var same))
            {
                if (resource.Name is { } named && !taken.Add(named))
                    failures.Add($"{name}: {named} of {resource.Id} exists already");
            }
            else if (same.Type != resource.Type)
                failures.Add($"{name}: {resource.Id} was {same.Type} and is {resource.Type}");
            else
            {
                failures.AddRange(same.CreateOnlyProperties
                    .Where(property => property.Value != resource.CreateOnlyProperties[property.Key])
                    .Select(property => $"{name}: {property.Key} replaces {resource.Id}"));
            }
        }

        _retained.UnionWith(old.ExceptBy(after.Resources.Select(resource => resource.Id), resource => resource.Id)
            .Where(gone => gone.IsRetained)
            .Select(gone => gone.Name).OfType<string>());
        _stacks[name] = after;
        return failures;
    }
}
