using System.Diagnostics;
using System.Security.Cryptography;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>Hashes a password for an htpasswd file; docker-registry takes bcrypt only.</summary>
internal static class BcryptHash
{
    // The lowest cost, about a millisecond: the registry hashes again for every single request.
    private const string CostAndSalt = "$2y$04$";

    private const int SaltLength = 22;
    private const string SaltCharacters = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>The bcrypt hash of the password, by the C library's crypt as Perl offers it; .NET has no bcrypt.</summary>
    /// <exception cref="InvalidOperationException">The C library's crypt knows no bcrypt.</exception>
    public static async Task<string> OfAsync(string password)
    {
        var salt = CostAndSalt + RandomNumberGenerator.GetString(SaltCharacters, SaltLength);
        using var perl = Process.Start(new ProcessStartInfo("perl", ["-e", "print crypt(<STDIN>, $ARGV[0])", salt])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        await perl.StandardInput.WriteAsync(password);
        perl.StandardInput.Close();
        var hash = await perl.StandardOutput.ReadToEndAsync();
        await perl.WaitForExitAsync();
        return hash.StartsWith(CostAndSalt, StringComparison.Ordinal)
            ? hash
            : throw new InvalidOperationException("This machine's crypt has no bcrypt, so docker-registry cannot be given a user.");
    }
}
