using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using ImageSignatures.Signatures.Asn1;

namespace ImageSignatures.Signatures.Timestamps;

/// <summary>The TSTInfo of a timestamp token: when what was there.</summary>
/// <param name="Hash">The hash function of what was there.</param>
/// <param name="HashedMessage">Its hash.</param>
/// <param name="Second">The whole second of the time.</param>
/// <param name="Nanoseconds">The nanoseconds after it.</param>
/// <param name="Accuracy">By how much the time can be wrong.</param>
/// <remarks>https://www.rfc-editor.org/rfc/rfc3161#section-2.4.2</remarks>
internal sealed record TimestampInfo(
    HashAlgorithmName Hash,
    ReadOnlyMemory<byte> HashedMessage,
    DateTimeOffset Second,
    int Nanoseconds,
    TimeSpan Accuracy)
{
    // https://www.rfc-editor.org/rfc/rfc3628#section-5.2: one second, where the token does not say otherwise.
    private const string BaselinePolicy = "0.4.0.2023.1.1";
    private const int NanosecondsPerTick = 100;

    private static readonly TimeSpan BaselineAccuracy = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MaxAccuracy = TimeSpan.FromDays(1);
    private static readonly Asn1Tag MillisecondsTag = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag MicrosecondsTag = new(TagClass.ContextSpecific, 1);

    /// <summary>The time, rounded down to what .NET can hold.</summary>
    public DateTimeOffset Floor => Second.AddTicks(Nanoseconds / NanosecondsPerTick);

    /// <summary>The time, rounded up to what .NET can hold.</summary>
    public DateTimeOffset Ceiling => Second.AddTicks((Nanoseconds + NanosecondsPerTick - 1) / NanosecondsPerTick);

    /// <param name="der">A TSTInfo.</param>
    /// <exception cref="AsnContentException">It is not well-formed.</exception>
    /// <exception cref="MalformedException">It breaks a rule.</exception>
    public static TimestampInfo Read(ReadOnlyMemory<byte> der)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var info = reader.ReadSequence();
        reader.RequireEnd();
        if (info.ReadInteger() != 1)
            throw new MalformedException("its version is not 1");

        var policy = info.ReadGoObjectIdentifier();
        var (hash, message) = ReadImprint(info.ReadSequence());
        info.ReadIntegerBytes(); // the serial number
        var (second, nanoseconds) = X509Time.ReadFraction(info);
        if (second < DateTimeOffset.UnixEpoch || second > DateTimeOffset.MaxValue - MaxAccuracy - MaxAccuracy)
            throw new MalformedException("its time is not one that a timestamp can have");

        var accuracy = info.HasData && info.PeekTag() == Asn1Tag.Sequence ? ReadAccuracy(info.ReadSequence()) : TimeSpan.Zero;
        SkipRest(info);
        return new TimestampInfo(
            hash,
            message,
            second,
            nanoseconds,
            accuracy == TimeSpan.Zero && policy == BaselinePolicy ? BaselineAccuracy : accuracy);
    }

    private static (HashAlgorithmName Hash, ReadOnlyMemory<byte> Message) ReadImprint(AsnReader imprint)
    {
        var hash = TimestampAlgorithm.Hash(imprint.ReadSequence().ReadGoObjectIdentifier())
            ?? throw new MalformedException("its hash function is none of SHA-256, SHA-384 and SHA-512");
        var message = imprint.ReadOctetString();
        imprint.RequireEnd();
        return (hash, message);
    }

    private static TimeSpan ReadAccuracy(AsnReader accuracy)
    {
        var seconds = accuracy.HasData && accuracy.PeekTag() == Asn1Tag.Integer ? accuracy.ReadInteger() : 0;
        var milliseconds = ReadOptional(accuracy, MillisecondsTag);
        var microseconds = ReadOptional(accuracy, MicrosecondsTag);
        accuracy.RequireEnd();

        var total = (1_000_000 * seconds) + (1_000 * milliseconds) + microseconds;
        return seconds < 0 || milliseconds < 0 || microseconds < 0 || total > (long)MaxAccuracy.TotalMicroseconds
            ? throw new MalformedException("its accuracy is negative or more than a day")
            : TimeSpan.FromMicroseconds((long)total);
    }

    private static BigInteger ReadOptional(AsnReader reader, Asn1Tag tag) =>
        reader.HasData && reader.PeekTag() == tag ? reader.ReadInteger(tag) : 0;

    // The order, a nonce, the authority's name and extensions decide nothing.
    private static void SkipRest(AsnReader info)
    {
        if (info.HasData && info.PeekTag() == Asn1Tag.Boolean)
            info.ReadBoolean();
        if (info.HasData && info.PeekTag() == Asn1Tag.Integer)
            info.ReadIntegerBytes();
        if (info.HasData && info.PeekTag().HasSameClassAndValue(MillisecondsTag))
            info.ReadEncodedValue();
        if (info.HasData)
        {
            var extensions = info.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 1, isConstructed: true));
            while (extensions.HasData)
                SkipExtension(extensions.ReadSequence());
        }

        info.RequireEnd();
    }

    private static void SkipExtension(AsnReader extension)
    {
        extension.ReadGoObjectIdentifier();
        if (extension.PeekTag() == Asn1Tag.Boolean)
            extension.ReadBoolean();
        extension.ReadOctetString();
        extension.RequireEnd();
    }
}
