using System.Text.Json;
using Amazon.Plumbing;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Util;
using Amazon.Signer.Model;
using Amazon.Util;

namespace Amazon.Signer;

/// <summary>
/// How each operation of AWS Signer is written and read: REST with JSON bodies, each operation with its own method and path. See
/// <see href="https://docs.aws.amazon.com/signer/latest/api/API_Operations.html">its operations</see>.
/// </summary>
internal static class SignerOperations
{
    private static readonly ServiceJson Json = new(SignerJsonContext.Default, (typeof(PutSigningProfileRequest), "profileName"));
    public static InvokeOptions GetRevocationStatus =>
        field ??= Operation<GetRevocationStatusRequest, GetRevocationStatusResponse>(Marshal);
    public static InvokeOptions GetSigningProfile => field ??= Operation<GetSigningProfileRequest, GetSigningProfileResponse>(Marshal);
    public static InvokeOptions PutSigningProfile => field ??= Operation<PutSigningProfileRequest, PutSigningProfileResponse>(Marshal);
    public static InvokeOptions SignPayload => field ??= Operation<SignPayloadRequest, SignPayloadResponse>(Marshal);

    private static InvokeOptions Operation<TRequest, TResponse>(Action<TRequest, DefaultRequest> marshal)
        where TRequest : AmazonWebServiceRequest
        where TResponse : AmazonWebServiceResponse, new() => new()
        {
            RequestMarshaller = new RestRequestMarshaller<TRequest>("Amazon.Signer", "2017-08-25", marshal),
            ResponseUnmarshaller = new JsonAnswerUnmarshaller<TResponse>(Json.Type<TResponse>(), SignerErrors.All),
        };

    private static void Marshal(GetRevocationStatusRequest input, DefaultRequest request)
    {
        request.HttpMethod = "GET";
        request.ResourcePath = "/revocations";
        request.UseQueryString = true;
        // https://docs.aws.amazon.com/general/latest/gr/signer.html: revocation is answered by hosts of its own.
        request.HostPrefix = "data-";
        request.ParameterCollection.Add("certificateHashes", input.CertificateHashes);
        request.ParameterCollection.Add("jobArn", input.JobArn);
        request.ParameterCollection.Add("platformId", input.PlatformId);
        request.ParameterCollection.Add("profileVersionArn", input.ProfileVersionArn);
        request.ParameterCollection.Add("signatureTimestamp", StringUtils.FromDateTimeToISO8601WithOptionalMs(
            input.SignatureTimestamp.GetValueOrDefault()));
    }

    private static void Marshal(GetSigningProfileRequest input, DefaultRequest request)
    {
        request.HttpMethod = "GET";
        SetProfilePath(input.ProfileName, request);
        request.UseQueryString = true;
        if (!string.IsNullOrEmpty(input.ProfileOwner))
            request.ParameterCollection.Add("profileOwner", input.ProfileOwner);
    }

    private static void Marshal(PutSigningProfileRequest input, DefaultRequest request)
    {
        request.HttpMethod = "PUT";
        SetProfilePath(input.ProfileName, request);
        SetBody(input, request);
    }

    private static void Marshal(SignPayloadRequest input, DefaultRequest request)
    {
        request.HttpMethod = "POST";
        request.ResourcePath = "/signing-jobs/with-payload";
        SetBody(input, request);
    }

    private static void SetProfilePath(string profileName, DefaultRequest request)
    {
        request.ResourcePath = "/signing-profiles/{profileName}";
        request.AddPathResource("{profileName}", profileName);
    }

    private static void SetBody<T>(T input, DefaultRequest request)
    {
        request.Content = JsonSerializer.SerializeToUtf8Bytes(input, Json.Type<T>());
        request.Headers[HeaderKeys.ContentTypeHeader] = "application/json";
    }
}

/// <summary>The exceptions of AWS Signer by their code on the wire.</summary>
internal static class SignerErrors
{
    public static readonly ServiceErrors All = new(
        (message, inner) => new AmazonSignerException(message, inner),
        new Dictionary<string, ErrorConstructor>
        {
            ["AccessDeniedException"] = (message, inner) => new AccessDeniedException(message, inner),
            ["BadRequestException"] = (message, inner) => new BadRequestException(message, inner),
            ["NotFoundException"] = (message, inner) => new NotFoundException(message, inner),
            ["ResourceNotFoundException"] = (message, inner) => new ResourceNotFoundException(message, inner),
            ["ThrottlingException"] = (message, inner) => new ThrottlingException(message, inner),
            ["TooManyRequestsException"] = (message, inner) => new TooManyRequestsException(message, inner),
            ["ValidationException"] = (message, inner) => new ValidationException(message, inner),
        });
}
