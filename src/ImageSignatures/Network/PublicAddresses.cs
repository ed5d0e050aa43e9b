using System.Net;
using System.Net.Sockets;

namespace ImageSignatures.Network;

/// <summary>
/// Addresses that anybody can reach. Certificates name revocation servers, and task definitions name registries: without this, either
/// could make the auditor call what only it can reach, such as the metadata service of its host.
/// </summary>
/// <remarks>https://www.iana.org/assignments/iana-ipv4-special-registry, https://www.iana.org/assignments/iana-ipv6-special-registry</remarks>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. from network in new[]
           {
               "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
               "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
           }
           select IPNetwork.Parse(network),
    ];

    // Global unicast is 2000::/3; in it, Teredo and the other protocol assignments, documentation, and 6to4, which wraps an IPv4 address.
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork[] SpecialUnicast =
        [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    /// <summary>True for an address that anybody can reach. One that wraps an IPv4 address is judged by that, or not public.</summary>
    public static bool Contain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Contain(address.MapToIPv4());

        return address.AddressFamily == AddressFamily.InterNetwork
            ? !Special.Any(network => network.Contains(address))
            : GlobalUnicast.Contains(address) && !SpecialUnicast.Any(network => network.Contains(address));
    }
}
