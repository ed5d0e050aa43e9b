using Amazon.ECR;
using Amazon.ECR.Model;
using Components.Tests.Parts;
using EcsImageAuditor.Emulator.Registry;
using EcsImageAuditor.Tests.Shared.Registry;
using ImageSignatures.Aws;
using ImageSignatures.Oci;
using ImageSignatures.Signing;
using ImageSignatures.Signing.Bulk;
using ImageSignatures.TrustPolicies;
using Microsoft.AspNetCore.Http;

namespace Components.Tests.Signing;

/// <summary>To ECR's own host name over TLS, where an emulated registry answers; its API is moto.</summary>
[Collection(SharedMoto.Name)]
public sealed class EcrSigningTests(MotoFixture moto) : IAsyncLifetime
{
    private const string Host = "123456789012.dkr.ecr.us-west-2.amazonaws.com";

    public Task InitializeAsync() => moto.ResetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [NeedsFact(Component.Moto)]
    public async Task The_repository_is_made_with_safe_settings_and_the_image_pushed_and_signed_with_a_token()
    {
        await using var stage = await SigningStage.StartAsync();
        await using var registry = await RegistryServer.StartAsync();
        using var forward = new HttpClient();
        await using var internet = await RecordingServer.StartAsync(context => ForwardAsync(context, forward, registry.Host));
        await stage.Writer(registry.Host).PushAsync("base/web", Shapes.Of("multi-arch"), "1");
        string? Variable(string name) => name switch
        {
            "AWS_ENDPOINT_URL_SIGNER" => stage.Signer.Endpoint.ToString(),
            "AWS_ENDPOINT_URL_ECR" => moto.Endpoint.ToString(),
            _ => null,
        };
        using var aws = new AwsClients(Variable);
        var credentials = new EcrCredentialSource(aws.Ecr, TimeProvider.System);
        using var services = SigningServices.Compose(
            new SigningServiceOptions { ConfigDirectory = stage.ConfigDirectory },
            Variable,
            new SilentProgress(),
            TimeProvider.System,
            aws,
            credentials,
            internet.Http
        );
        var image = Image($"registry.example.com/base/web:1", $"{Host}/team/web:1.0.0", stage.ProfileArn);

        var planned = Assert.Single(await services.Planner.PlanAsync([image], default));
        var outcome = Assert.Single(await services.Signer.SignAsync([image], default));

        Assert.Contains($"create the repository {Host}/team/web", planned.Notes);
        Assert.True(outcome.Result == SigningResult.Signed, outcome.Failure?.Message);
        AssertEach.Of(
            internet.Requests,
            request =>
                Assert.Equal(
                    request.Address.StartsWith($"https://{Host}/", StringComparison.Ordinal),
                    request.Authorization?.StartsWith("Basic ", StringComparison.Ordinal) == true
                )
        );
        var repository = Assert.Single(
            (await aws.Ecr("us-west-2").DescribeRepositoriesAsync(new DescribeRepositoriesRequest())).Repositories
        );
        Assert.Equal("team/web", repository.RepositoryName);
        Assert.Equal(EncryptionType.AES256, repository.EncryptionConfiguration.EncryptionType);
        Assert.Equal(ImageTagMutability.IMMUTABLE_WITH_EXCLUSION, repository.ImageTagMutability);
        Assert.True(repository.ImageScanningConfiguration.ScanOnPush);
    }

    private static ImageToSign Image(string source, string target, string profile)
    {
        Assert.True(ImageReference.TryParse(source, out var from, out _));
        Assert.True(ImageReference.TryParse(target, out var to, out _));
        Assert.True(SigningProfileArn.TryParse(profile, out var arn, out _));
        return new ImageToSign { Source = from, Target = to, Profile = new SigningProfileChoice.Existing(arn) };
    }

    private static async Task ForwardAsync(HttpContext context, HttpClient http, string host)
    {
        var request = context.Request;
        using var message = new HttpRequestMessage(new HttpMethod(request.Method), $"http://{host}{request.Path}{request.QueryString}");
        if (request.ContentLength is not null)
            message.Content = new StreamContent(request.Body) { Headers = { { "Content-Length", $"{request.ContentLength}" } } };
        if (request.ContentType is { } type)
            message.Content!.Headers.TryAddWithoutValidation("Content-Type", type);
        message.Headers.TryAddWithoutValidation("Accept", request.Headers.Accept.ToArray());
        using var answer = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, context.RequestAborted);
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not "Transfer-Encoding"))
            context.Response.Headers[header.Key] = header.Value.ToArray();
        if (request.Method != "HEAD")
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
