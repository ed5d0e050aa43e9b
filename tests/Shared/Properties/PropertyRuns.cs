using System.Globalization;
using FsCheck;
using FsCheck.Fluent;

namespace EcsImageAuditor.Tests.Shared.Properties;

/// <summary>
/// How often properties are tried and with which inputs: the same in every run, so that a failure repeats. <c>PROPERTY_SEED</c> tries
/// others: a number, or <c>random</c>. <c>PROPERTY_RUNS</c> tries that many times as many. A failure names its seed.
/// </summary>
internal static class PropertyRuns
{
    private const int Default = 20260601;

    /// <summary>How large the inputs of samples are; FsCheck's own default.</summary>
    private const int Size = 50;

    /// <summary>What all generators of a run start from.</summary>
    public static int Seed { get; } = Environment.GetEnvironmentVariable("PROPERTY_SEED") switch
    {
        null or "" => Default,
        "random" => Random.Shared.Next(),
        var text => int.Parse(text, CultureInfo.InvariantCulture),
    };

    private static int Factor { get; } =
        Environment.GetEnvironmentVariable("PROPERTY_RUNS") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : 1;

    /// <summary>Inputs for what is too costly to be tried as a property: the same in every run, as theirs are.</summary>
    public static IReadOnlyList<T> Sampled<T>(this Gen<T> inputs, int count) =>
        inputs.Sample(numberOfSamples: count, seed: new Rnd((ulong)Seed, 1), size: Size);

    /// <summary>Tries a property; the exception of a failure names the input and the seed.</summary>
    /// <param name="property">The property.</param>
    /// <param name="runs">With how many inputs.</param>
    public static void Holds(this Property property, int runs = 100)
    {
        try
        {
            property.Check(Config.QuickThrowOnFailure.WithMaxTest(runs * Factor).WithReplay((ulong)Seed, 1));
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException($"With PROPERTY_SEED={Seed}: {exception.Message}", exception);
        }
    }
}
