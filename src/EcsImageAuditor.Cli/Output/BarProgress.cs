using System.Collections.Concurrent;
using ImageSignatures.Signing;
using Spectre.Console;

namespace EcsImageAuditor.Cli.Output;

/// <summary>Shows how signing goes on a terminal: a bar of all images, and one of bytes for each that is at work.</summary>
internal sealed class BarProgress : ISigningProgress
{
    private const int MaxName = 48;
    private readonly ProgressContext _context;
    private readonly ProgressTask _images;
    private readonly ConcurrentDictionary<ImageToSign, ProgressTask> _bars = new(ReferenceEqualityComparer.Instance);

    private BarProgress(ProgressContext context, int images)
    {
        _context = context;
        _images = context.AddTask("images", maxValue: Math.Max(images, 1));
    }

    /// <param name="console">The terminal.</param>
    /// <param name="images">How many there are.</param>
    /// <param name="work">What is shown.</param>
    public static async Task<T> ShowAsync<T>(IAnsiConsole console, int images, Func<ISigningProgress, Task<T>> work)
    {
        // Elsewhere lines are never broken; bars that are wider than the terminal would be.
        var width = console.Profile.Width;
        console.Profile.Width = Math.Clamp(System.Console.WindowWidth, 60, 160);
        try
        {
            return await console.Progress()
                .AutoClear(true)
                .HideCompleted(false)
                .Columns(
                    new TaskDescriptionColumn { Alignment = Justify.Left },
                    new ProgressBarColumn(),
                    new PercentageColumn(),
                    new TransferSpeedColumn(),
                    new SpinnerColumn())
                .StartAsync(context => work(new BarProgress(context, images)));
        }
        finally
        {
            console.Profile.Width = width;
        }
    }

    public void Began(ImageToSign image, SigningStep at) => Bar(image).Description = Describe(image, at);

    public void Expects(ImageToSign image, long bytes) => Bar(image).MaxValue = Math.Max(bytes, 1);

    public void Moved(ImageToSign image, long bytes) => Bar(image).Increment(bytes);

    public void Ended(SigningOutcome outcome)
    {
        _images.Increment(1);
        if (_bars.TryRemove(outcome.Image, out var bar))
        {
            bar.Value = bar.MaxValue;
            bar.StopTask();
        }
    }

    private ProgressTask Bar(ImageToSign image) =>
        _bars.GetOrAdd(image, _ => _context.AddTask(Describe(image, SigningStep.Resolve), maxValue: 1));

    private static string Describe(ImageToSign image, SigningStep at)
    {
        var name = image.Target.ToString();
        var shown = name.Length <= MaxName ? name : $"…{name[^(MaxName - 1)..]}";
        return Markup.Escape($"{shown}  {at.ToString().ToLowerInvariant()}");
    }
}
