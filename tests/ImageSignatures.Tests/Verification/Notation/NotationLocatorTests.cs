using System.Runtime.Versioning;
using ImageSignatures.Verification.Notation;

namespace ImageSignatures.Tests.Verification.Notation;

[UnsupportedOSPlatform("windows")]
public sealed class NotationLocatorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void The_first_executable_of_the_path_is_found()
    {
        Make("one", executable: false);
        var second = Make("two", executable: true);
        Make("three", executable: true);

        Assert.Equal(second, NotationLocator.Find(PathOf("none", "one", "two", "three")));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/no/such/directory")]
    public void Without_one_there_is_none(string? path) => Assert.Null(NotationLocator.Find(path));

    [Fact]
    public void A_relative_entry_is_passed_over()
    {
        Make("bin", executable: true);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(_folder.FullName, "bin"));

        Assert.Null(NotationLocator.Find(relative));
    }

    [Fact]
    public void A_directory_of_that_name_is_none()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "bin", "notation"));
        Assert.Null(NotationLocator.Find(PathOf("bin")));
    }

    public void Dispose() => _folder.Dispose();

    private string PathOf(params string[] names) => string.Join(':', names.Select(name => Path.Combine(_folder.FullName, name)));

    private string Make(string name, bool executable)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder.FullName, name)).FullName, "notation");
        File.WriteAllText(path, "");
        File.SetUnixFileMode(path, executable ? UnixFileMode.UserRead | UnixFileMode.UserExecute : UnixFileMode.UserRead);
        return path;
    }
}
