using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Deployment.Tests.Image;

namespace Deployment.Tests.Sbom;

/// <summary>The image says what it is made of.</summary>
[Collection(SharedLambdaImage.Name)]
public sealed class ImageSbomTests(LambdaImageFixture image)
{
    private const string Plugin = "notation-com.amazonaws.signer.notation.plugin";

    private string Folder => Path.Combine(image.Root, "usr", "share", "sbom");

    [NeedsImageFact]
    public async Task Its_bills_of_materials_are_valid_CycloneDX()
    {
        Assert.Equal(
            ["EcsImageAuditor.Lambda.cdx.json", "base.cdx.json", "dotnet.cdx.json", "notation.cdx.json"],
            Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

        await BillOfMaterials.AssertValidAsync(Folder);
    }

    [NeedsImageFact]
    public void They_name_the_packages_that_the_lock_file_has_for_the_program()
    {
        var bill = BillOfMaterials.Read(Folder, "EcsImageAuditor.Lambda");
        var locked = JsonNode.Parse(
            File.ReadAllText(Path.Combine(ComponentCatalog.RepositoryRoot, "src", "EcsImageAuditor.Lambda", "packages.aot.lock.json")))!;

        var shipped = bill.Components.Where(component => component["scope"]?.ToString() != "excluded").ToList();

        Assert.NotEmpty(shipped);
        AssertEach.Of(
            shipped,
            component => Assert.Equal(
                locked["dependencies"]!["net10.0"]![component["name"]!.ToString()]!["resolved"]!.ToString(),
                component["version"]!.ToString()));
        AssertEach.Of(shipped, component => Assert.Equal(128, BillOfMaterials.Checksum(component, "SHA-512").Length));
        Assert.Contains("AWSSDK.Core", shipped.Select(component => component["name"]!.ToString()));
    }

    [NeedsImageFact]
    public void They_name_the_NET_that_is_in_the_image()
    {
        var runtime = BillOfMaterials.Read(Folder, "dotnet")["Microsoft.NETCore.App.Runtime.NativeAOT.linux-x64"];
        var program = File.ReadAllBytes(Path.Combine(image.Root, "var", "task", "bootstrap"));

        // The compiler leaves its version in what it makes.
        Assert.True(program.AsSpan().IndexOf(Encoding.ASCII.GetBytes($".NET: ilc {runtime["version"]}")) > 0);
        Assert.Equal(128, BillOfMaterials.Checksum(runtime, "SHA-512").Length);
    }

    [NeedsImageFact]
    public void They_name_notation_and_the_plugin_with_their_checksums()
    {
        var bill = BillOfMaterials.Read(Folder, "notation");

        Assert.Equal(
            ("aws-signer-notation-cli", "2.2.0-1", Convert.ToHexStringLower(SHA256.HashData(image.Installer.Deb))),
            (bill.Subject["name"]!.ToString(), bill.Subject["version"]!.ToString(), BillOfMaterials.Checksum(bill.Subject, "SHA-256")));
        Assert.StartsWith("v1.", bill["notation"]["version"]!.ToString(), StringComparison.Ordinal);
        Assert.Equal(ChecksumOf("bin/notation"), BillOfMaterials.Checksum(bill["notation"], "SHA-256"));
        Assert.Equal(
            ChecksumOf($"notation/plugins/com.amazonaws.signer.notation.plugin/{Plugin}"),
            BillOfMaterials.Checksum(bill[Plugin], "SHA-256"));
    }

    [NeedsImageFact]
    public void They_name_the_base() =>
        Assert.Equal("localhost/runtime", Assert.Single(BillOfMaterials.Read(Folder, "base").Components)["name"]!.ToString());

    private string ChecksumOf(string file) =>
        Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(image.Root, "opt", "auditor", file))));
}
