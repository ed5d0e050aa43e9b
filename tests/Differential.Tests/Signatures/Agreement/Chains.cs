using EcsImageAuditor.Tests.Shared.Signatures.Builders;

namespace Differential.Tests.Signatures.Agreement;

/// <summary>Chains that are valid whenever the tests run: notation takes the time from the machine.</summary>
internal static class Chains
{
    public static TestChain OfTwo { get; } = Always(TestChain.OfTwo());

    public static TestChain OfFour { get; } = Always(TestChain.OfFour());

    public static TestChain OfOne(string key) => Always(TestChain.OfOne(TestKey.Named(key)));

    public static TestChain Always(TestChain chain) =>
        new()
        {
            Certificates =
            [
                .. chain.Certificates.Select(c =>
                    c with
                    {
                        NotBefore = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero),
                        NotAfter = new(2120, 1, 1, 0, 0, 0, TimeSpan.Zero),
                    }
                ),
            ],
        };
}
