namespace Deployment.Tests.Image;

/// <summary>The program for arm64, which the stack deploys by default, published once by the image's build.</summary>
public sealed class ArmLambda : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private string? _program;

    internal async Task<string> ProgramAsync(LambdaImageFixture image)
    {
        if (_program is null)
        {
            await image.PublishForArmAsync(_folder.FullName);
            _program = Path.Combine(_folder.FullName, "bootstrap");
        }

        return _program;
    }

    public void Dispose() => _folder.Dispose();
}
