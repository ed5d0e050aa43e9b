using EcsImageAuditor.Cli.Output;
using ImageSignatures.Oci;
using ImageSignatures.Signing;
using Spectre.Console.Testing;

namespace EcsImageAuditor.Tests.Signing;

public sealed class BarProgressTests
{
    [Fact]
    public async Task A_terminal_shows_a_bar_for_all_images_and_one_for_each_that_is_at_work()
    {
        using var console = new TestConsole().Interactive().EmitAnsiSequences().Width(short.MaxValue);
        Assert.True(ImageReference.TryParse("registry.example.com/team/[web]:1.0", out var target, out _) is false);
        Assert.True(ImageReference.TryParse("registry.example.com/team/web:1.0", out target, out _));
        var image = new ImageToSign
        {
            Target = target,
            Profile = new SigningProfileChoice.Named("release", "us-west-2", SignatureValidity.Default),
        };

        var result = await BarProgress.ShowAsync(console, 2, progress =>
        {
            progress.Began(image, SigningStep.Copy);
            progress.Expects(image, 100);
            progress.Moved(image, 60);
            progress.Moved(image, -20);
            progress.Ended(new SigningOutcome { Image = image, Result = SigningResult.Signed });
            return Task.FromResult(7);
        });

        Assert.Equal(7, result);
        Assert.Equal(short.MaxValue, console.Profile.Width);
        Assert.Contains("images", console.Output, StringComparison.Ordinal);
        Assert.Contains("50%", console.Output, StringComparison.Ordinal);
        Assert.Contains("registry.example.com/team/web:1.0  copy", console.Output, StringComparison.Ordinal);
    }
}
