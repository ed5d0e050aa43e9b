namespace Components.Tests.Parts;

public sealed class ComponentCatalogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_component_that_was_never_brought_is_named_with_the_command_that_brings_it()
    {
        var reason = ComponentCatalog.MissingReason(Component.DockerRegistry, _folder.FullName);
        Assert.Contains("scripts/components.sh docker-registry", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void The_reason_that_the_script_left_is_told()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "moto.missing"), "this machine has no apt-get\n");
        var reason = ComponentCatalog.MissingReason(Component.Moto, _folder.FullName);
        Assert.Contains("this machine has no apt-get. Run", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_component_whose_executable_is_there_is_not_missing()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "bin"));
        File.WriteAllText(Path.Combine(_folder.FullName, "bin", "moto_server"), "");
        Assert.Null(ComponentCatalog.MissingReason(Component.Moto, _folder.FullName));
    }

    public void Dispose() => _folder.Dispose();
}
