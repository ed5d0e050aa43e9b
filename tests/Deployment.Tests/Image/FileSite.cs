using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Deployment.Tests.Image;

/// <summary>A folder as a site on the loopback interface.</summary>
internal sealed class FileSite : IAsyncDisposable
{
    private readonly WebApplication _application;

    private FileSite(WebApplication application) => _application = application;

    /// <summary>The address, without a slash at its end.</summary>
    public string Address => _application.Urls.Single();

    public static async Task<FileSite> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(folder), ServeUnknownFileTypes = true });
        await application.StartAsync();
        return new FileSite(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
