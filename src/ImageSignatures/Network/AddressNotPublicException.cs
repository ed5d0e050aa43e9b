namespace ImageSignatures.Network;

/// <summary>A host has no address that may be connected to.</summary>
/// <param name="host">The host.</param>
internal sealed class AddressNotPublicException(string host)
    : HttpRequestException(HttpRequestError.ConnectionError, $"{host} has no public address");
