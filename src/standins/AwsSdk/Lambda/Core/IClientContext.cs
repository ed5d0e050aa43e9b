namespace Amazon.Lambda.Core;

/// <summary>What a client that invokes the function directly may say about itself.</summary>
public interface IClientContext
{
    IDictionary<string, string> Environment { get; }

    IClientApplication Client { get; }

    IDictionary<string, string> Custom { get; }
}
