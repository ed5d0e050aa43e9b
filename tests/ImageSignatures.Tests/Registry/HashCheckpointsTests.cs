using System.Security.Cryptography;
using ImageSignatures.Oci;
using ImageSignatures.Signing.Pushing;

namespace ImageSignatures.Tests.Registry;

public sealed class HashCheckpointsTests : IDisposable
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(100);
    private readonly HashCheckpoints _hash = new("sha256");

    public void Dispose() => _hash.Dispose();

    [Theory]
    [InlineData(39, 0)]
    [InlineData(40, 40)]
    [InlineData(55, 40)]
    [InlineData(70, 70)]
    public void A_hash_goes_back_to_the_mark_or_to_the_beginning(int position, int reached)
    {
        _hash.Append(Content.AsSpan(0, 40));
        _hash.Mark();
        _hash.Append(Content.AsSpan(40, 30));

        _hash.Rewind(position);

        Assert.Equal(reached, _hash.Position);
        _hash.Append(Content.AsSpan(reached));
        Assert.Equal(Digest.Compute(Content), _hash.Current());
    }

    [Fact]
    public void The_last_mark_is_the_one_that_counts()
    {
        _hash.Append(Content.AsSpan(0, 10));
        _hash.Mark();
        _hash.Append(Content.AsSpan(10, 10));
        _hash.Mark();
        _hash.Append(Content.AsSpan(20, 80));

        _hash.Rewind(25);

        Assert.Equal(20, _hash.Position);
    }
}
