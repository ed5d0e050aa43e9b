using System.Text;
using Microsoft.AspNetCore.Http;

namespace Components.Tests.Fleet;

/// <summary>A call of an AWS service.</summary>
/// <param name="Operation">Such as <c>UpdateItem</c> or <c>Publish</c>.</param>
/// <param name="IsTable">True for DynamoDB.</param>
/// <param name="Body">What was sent.</param>
internal sealed record AwsCall(string Operation, bool IsTable, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public static AwsCall Of(HttpRequest request, byte[] body)
    {
        var target = request.Headers["X-Amz-Target"].ToString();
        if (target.Length > 0)
            return new AwsCall(target[(target.LastIndexOf('.') + 1)..], target.StartsWith("DynamoDB", StringComparison.Ordinal), body);

        var form = Encoding.UTF8.GetString(body);
        var action = form.Split('&').FirstOrDefault(field => field.StartsWith("Action=", StringComparison.Ordinal));
        return new AwsCall(action?["Action=".Length..] ?? request.Path, false, body);
    }
}
