using System.Text.RegularExpressions;
using Amazon.Runtime;

namespace Deployment.Tests.Wire;

/// <summary>
/// What stands in for AWS packages, compared with AWS's own clients for JavaScript: these are made from the models that AWS makes every
/// client from.
/// </summary>
public sealed partial class WireTests
{
    public static TheoryData<string> Operations => [.. ServiceOperation.All.Select(operation => operation.ToString())];

    public static TheoryData<string> Services => [.. AwsService.StandIns.Select(service => service.Name)];

    [NeedsTheory(Component.AwsModels), MemberData(nameof(Operations))]
    public async Task A_request_is_what_AWS_s_own_client_sends(string operation)
    {
        var (sent, modelled) = (Named(operation), (await AwsModels.GetAsync()).Operation(Named(operation)));
        Assert.True(modelled is not null, $"AWS has no operation {operation}.");
        var recorder = new WireRecorder(modelled.Answer);

        await sent.SendAsync(recorder);

        Difference.AssertNone(Difference.Between(recorder.Request!, SpokenRequest.Of(modelled.Request), modelled.Required));
    }

    [NeedsTheory(Component.AwsModels), MemberData(nameof(Operations))]
    public async Task Every_member_that_an_answer_can_have_here_is_read(string operation)
    {
        var modelled = (await AwsModels.GetAsync()).Operation(Named(operation));

        var answer = await Named(operation).SendAsync(new WireRecorder(modelled!.Answer));

        Difference.AssertNone(Sample.Unread(answer).Select(member => $"{member} does not have the value that AWS sends."));
    }

    [NeedsTheory(Component.AwsModels), MemberData(nameof(Services))]
    public async Task An_error_of_the_model_is_the_exception_of_its_name(string service)
    {
        var errors = (await AwsModels.GetAsync()).Errors(service);
        var operation = ServiceOperation.All.First(one => one.Service == service);

        foreach (var exception in operation.Of.Exceptions)
        {
            // The packages of .NET end every name so, also that of an error which is called otherwise.
            var error = errors.GetValueOrDefault(exception.Name) ?? errors.GetValueOrDefault(exception.Name[..^"Exception".Length]);
            Assert.True(error is not null, $"AWS's {service} has no error {exception.Name}.");
            var recorder = new WireRecorder(ErrorBody(service, error.Code)) { Status = error.Status, ErrorType = error.Code };
            await Assert.ThrowsAsync(exception, () => operation.SendAsync(recorder));
        }
    }

    [NeedsTheory(Component.AwsModels), MemberData(nameof(Services))]
    public async Task A_constant_is_a_value_of_the_model_s_enumeration(string service)
    {
        var enumerations = (await AwsModels.GetAsync()).Enumerations(service);

        var constants =
            from type in AwsService.StandIns.Single(one => one.Name == service).Enumerations
            from field in type.GetFields()
            where field.IsStatic
            select (type.Name, ((ConstantClass)field.GetValue(null)!).Value);

        Difference.AssertNone(
            from constant in constants
            where !enumerations.GetValueOrDefault(constant.Name, []).Contains(constant.Value)
            select $"{constant.Name} has no value {constant.Value} in AWS's model.");
    }

    [Fact]
    public void Every_service_has_operations() =>
        Assert.Equal(
            AwsService.StandIns.Select(service => service.Name).Order(),
            ServiceOperation.All.Select(operation => operation.Service).Distinct().Order());

    [NeedsFact(Component.AwsModels)]
    public async Task What_differs_is_named()
    {
        var modelled = (await AwsModels.GetAsync()).Operation(Named("ecr CreateRepository"))!;
        var theirs = SpokenRequest.Of(modelled.Request);
        var changed = new Dictionary<string, string>(theirs.Members) { ["tags[].key"] = "\"text\"", ["repositoryName"] = "7" };
        changed.Remove("tags[].Key");
        var ours = new SpokenRequest(new Dictionary<string, string>(theirs.Line) { ["host"] = "ecr.us-west-2.amazonaws.com" }, changed);

        Assert.Equal(
            [
                "The host is 'ecr.us-west-2.amazonaws.com'; AWS's client has 'api.ecr.us-west-2.amazonaws.com'.",
                "tags[].key is sent, and AWS's model has no such member.",
                "repositoryName is sent as 7; AWS's client sends \"text\".",
                "tags[].Key is not sent, and AWS requires it.",
            ],
            Difference.Between(ours, theirs, modelled.Required));
    }

    [NeedsFact(Component.AwsModels)]
    public async Task A_member_that_is_not_read_is_named()
    {
        var operation = Named("ecs DescribeTasks");
        var modelled = (await AwsModels.GetAsync()).Operation(operation)!;

        var answer = await operation.SendAsync(new WireRecorder(ImageDigest().Replace(modelled.Answer, "\"digest\"")));

        Assert.Equal(["Tasks[].Containers[].ImageDigest"], Sample.Unread(answer));
    }

    private static ServiceOperation Named(string name) => ServiceOperation.All.Single(operation => operation.ToString() == name);

    private static string ErrorBody(string service, string code) => service == "sns"
        ? $"<ErrorResponse><Error><Code>{code}</Code><Message>text</Message></Error><RequestId>request-1</RequestId></ErrorResponse>"
        : $$"""{"__type":"{{code}}","message":"text"}""";

    [GeneratedRegex("\"imageDigest\"")]
    private static partial Regex ImageDigest();
}
