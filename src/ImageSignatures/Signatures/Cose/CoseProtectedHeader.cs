using System.Formats.Cbor;
using ImageSignatures.Signatures.Attributes;

namespace ImageSignatures.Signatures.Cose;

/// <summary>Reads the protected header of a COSE envelope.</summary>
/// <remarks>https://github.com/notaryproject/specifications/blob/main/specs/signature-envelope-cose.md#protected-headers</remarks>
internal sealed class CoseProtectedHeader
{
    private const long AlgorithmLabel = 1;
    private const long CriticalLabel = 2;
    private const long ContentTypeLabel = 3;

    private readonly Dictionary<string, DateTimeOffset> _times = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _extended = new(StringComparer.Ordinal);
    private long? _algorithm;
    private IReadOnlyList<CborKey>? _critical;
    private string? _contentType;
    private string? _scheme;

    private CoseProtectedHeader()
    {
    }

    /// <exception cref="MalformedException">It is not such a header.</exception>
    public static SignedAttributes Read(ReadOnlyMemory<byte> bytes)
    {
        var header = new CoseProtectedHeader();
        var reader = new StrictCborReader(bytes);
        for (var count = reader.ReadMapHead(); count > 0; count--)
        {
            var label = reader.ReadKey();
            if (label.Text is null)
                header.ReadNumbered(label, reader);
            else
                header.ReadNamed(label.Text, reader);
        }

        reader.ReadMapEnd();
        reader.ThrowIfNotEmpty();
        return header.ToAttributes();
    }

    private void ReadNumbered(CborKey label, StrictCborReader reader)
    {
        switch (label.Number)
        {
            case AlgorithmLabel:
                _algorithm = reader.ReadInteger();
                break;
            case CriticalLabel:
                var count = reader.ReadArrayHead();
                _critical = [.. Enumerable.Range(0, count).Select(_ => reader.ReadKey())];
                reader.ReadArrayEnd();
                break;
            case ContentTypeLabel:
                _contentType = reader.ReadText();
                break;
            default:
                throw new MalformedException($"the protected header has the label {label}, which a Notary Project envelope does not have");
        }
    }

    private void ReadNamed(string name, StrictCborReader reader)
    {
        if (name == SignedAttributes.SigningSchemeName)
            _scheme = reader.ReadText();
        else if (name is SignedAttributes.SigningTimeName or SignedAttributes.AuthenticSigningTimeName or SignedAttributes.ExpiryName)
            _times.Add(name, CborSyntax.ReadEpoch(reader));
        else if (reader.PeekState() == CborReaderState.TextString)
            _extended.Add(name, reader.ReadText());
        else
            SkipExtended(name, reader);
    }

    private void SkipExtended(string name, StrictCborReader reader)
    {
        CborSyntax.Skip(reader, allowsTimes: true);
        _extended.Add(name, null);
    }

    private SignedAttributes ToAttributes()
    {
        var critical = (_critical ?? throw Missing("crit"))
            .Where(k => k.Number is not (AlgorithmLabel or CriticalLabel or ContentTypeLabel))
            .ToList();
        if (critical.Exists(k => k.Text is null))
            throw new MalformedException("the protected header marks a label critical that a Notary Project envelope does not have");

        var names = critical.Select(k => k.Text!).ToHashSet(StringComparer.Ordinal);
        return new SignedAttributes
        {
            Algorithm = ParseAlgorithm(_algorithm ?? throw Missing("alg")),
            ContentType = _contentType ?? throw Missing("content type"),
            SigningScheme = _scheme ?? throw Missing(SignedAttributes.SigningSchemeName),
            SigningTime = Time(SignedAttributes.SigningTimeName),
            AuthenticSigningTime = Time(SignedAttributes.AuthenticSigningTimeName),
            Expiry = Time(SignedAttributes.ExpiryName),
            Extended = [.. _extended.Select(a => new ExtendedAttribute(a.Key, names.Contains(a.Key), a.Value))],
            Critical = [.. critical.Select(k => k.Text!)],
        };
    }

    private DateTimeOffset? Time(string name) => _times.TryGetValue(name, out var time) ? time : null;

    private static MalformedException Missing(string name) => new($"the protected header has no {name}");

    // https://www.iana.org/assignments/cose/cose.xhtml#algorithms
    private static SignatureAlgorithm? ParseAlgorithm(long number) => number switch
    {
        -7 => SignatureAlgorithm.Es256,
        -35 => SignatureAlgorithm.Es384,
        -36 => SignatureAlgorithm.Es512,
        -37 => SignatureAlgorithm.Ps256,
        -38 => SignatureAlgorithm.Ps384,
        -39 => SignatureAlgorithm.Ps512,
        _ => null,
    };
}
