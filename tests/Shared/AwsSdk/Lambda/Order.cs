using System.Text.Json.Serialization;

namespace EcsImageAuditor.Tests.Shared.AwsSdk.Lambda;

public sealed class Order
{
    public string? Item { get; set; }

    public int Count { get; set; }
}

public sealed class Receipt
{
    public string? Text { get; set; }

    public string? Nothing { get; set; }
}

[JsonSerializable(typeof(Order))]
[JsonSerializable(typeof(Receipt))]
public sealed partial class OrderJsonContext : JsonSerializerContext;
