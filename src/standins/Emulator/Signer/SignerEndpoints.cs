using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using EcsImageAuditor.Emulator.Http;
using EcsImageAuditor.Emulator.Signer.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace EcsImageAuditor.Emulator.Signer;

/// <summary>The REST face of <see cref="SignerService"/>.</summary>
internal sealed class SignerEndpoints(SignerService service)
{
    private const long MaxBodyBytes = 64 * 1024;
    private const decimal LastEpochSecond = 253_402_300_799;

    public async Task HandleAsync(HttpContext context)
    {
        context.Response.Headers["x-amzn-RequestId"] = Guid.NewGuid().ToString();
        try
        {
            await DispatchAsync(context);
        }
        catch (SignerException problem)
        {
            await RefuseAsync(context, problem);
        }
        catch (JsonException)
        {
            await RefuseAsync(context, SignerException.Validation("The body is not the JSON that this operation takes."));
        }
    }

    private Task DispatchAsync(HttpContext context)
    {
        var segments = (context.Request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        return (context.Request.Method, segments) switch
        {
            ("PUT", ["signing-profiles", var name]) => PutProfileAsync(context, name),
            ("GET", ["signing-profiles", var name]) => GetProfileAsync(context, name),
            ("DELETE", ["signing-profiles", var name]) => CancelProfile(name),
            ("PUT", ["signing-profiles", var name, "revoke"]) => RevokeProfileAsync(context, name),
            ("POST", ["signing-jobs", "with-payload"]) => SignAsync(context),
            ("PUT", ["signing-jobs", var id, "revoke"]) => RevokeSignatureAsync(context, id),
            ("GET", ["revocations"]) => GetRevocationStatusAsync(context),
            _ => throw SignerException.NotFound($"{context.Request.Method} {context.Request.Path} is not an operation of this emulator."),
        };
    }

    private async Task PutProfileAsync(HttpContext context, string name)
    {
        var input = await ReadAsync(context, SignerJson.Default.PutSigningProfileInput);
        var validity = input.SignatureValidityPeriod ?? SignatureValidityPeriod.Default;
        var profile = service.PutSigningProfile(name, Required(input.PlatformId, "platformId"), validity);
        var output = new PutSigningProfileOutput(profile.Arn, profile.Version, profile.VersionArn);
        await AnswerAsync(context, output, SignerJson.Default.PutSigningProfileOutput);
    }

    private Task GetProfileAsync(HttpContext context, string name)
    {
        var profile = service.GetSigningProfile(name, Optional(context.Request.Query["profileOwner"]));
        return AnswerAsync(context, GetSigningProfileOutput.From(profile), SignerJson.Default.GetSigningProfileOutput);
    }

    private Task CancelProfile(string name)
    {
        service.CancelSigningProfile(name);
        return Task.CompletedTask;
    }

    private async Task RevokeProfileAsync(HttpContext context, string name)
    {
        var input = await ReadAsync(context, SignerJson.Default.RevokeSigningProfileInput);
        if (input.EffectiveTime is not (>= 0 and <= LastEpochSecond))
            throw SignerException.Validation("Value at 'effectiveTime' must be a time in epoch seconds.");

        var effectiveFrom = DateTimeOffset.UnixEpoch.AddSeconds((double)input.EffectiveTime);
        service.RevokeSigningProfile(
            name, Required(input.ProfileVersion, "profileVersion"), effectiveFrom, Required(input.Reason, "reason"));
    }

    private async Task SignAsync(HttpContext context)
    {
        var input = await ReadAsync(context, SignerJson.Default.SignPayloadInput);
        var signed = service.SignPayload(
            Required(input.ProfileName, "profileName"),
            input.ProfileOwner,
            Required(input.PayloadFormat, "payloadFormat"),
            input.Payload,
            new SigningOptions());
        var output = new SignPayloadOutput(signed.JobId, signed.JobOwner, new Dictionary<string, string>(), signed.Envelope);
        await AnswerAsync(context, output, SignerJson.Default.SignPayloadOutput);
    }

    private async Task RevokeSignatureAsync(HttpContext context, string jobId)
    {
        var input = await ReadAsync(context, SignerJson.Default.RevokeSignatureInput);
        service.RevokeSignature(jobId, input.JobOwner, Required(input.Reason, "reason"));
    }

    private Task GetRevocationStatusAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (!DateTimeOffset.TryParse(
                query["signatureTimestamp"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signedAt))
            throw SignerException.Validation("Value at 'signatureTimestamp' must be an ISO 8601 time.");

        var revoked = service.GetRevocationStatus(new RevocationQuery(
            signedAt,
            Required(query["platformId"], "platformId"),
            Required(query["profileVersionArn"], "profileVersionArn"),
            Required(query["jobArn"], "jobArn"),
            [.. query["certificateHashes"].OfType<string>()]));
        return AnswerAsync(context, new GetRevocationStatusOutput(revoked), SignerJson.Default.GetRevocationStatusOutput);
    }

    private static async Task<T> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(await RequestBody.ReadAsync(context.Request, MaxBodyBytes), type)
        ?? throw SignerException.Validation("The body must be a JSON object.");

    private static string Required(string? value, string name) =>
        value ?? throw SignerException.Validation($"Value at '{name}' must not be null.");

    private static string? Optional(StringValues value) => value.Count == 0 ? null : value.ToString();

    private static Task AnswerAsync<T>(HttpContext context, T output, JsonTypeInfo<T> type) =>
        JsonAnswer.WriteAsync(context, StatusCodes.Status200OK, output, type);

    private static Task RefuseAsync(HttpContext context, SignerException problem)
    {
        context.Response.Headers["x-amzn-ErrorType"] = problem.Code;
        var output = new SignerErrorOutput(problem.Message, problem.Code);
        return JsonAnswer.WriteAsync(context, problem.StatusCode, output, SignerJson.Default.SignerErrorOutput);
    }
}
