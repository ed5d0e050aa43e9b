using System.Runtime.CompilerServices;

namespace EcsImageAuditor.Tests;

/// <summary>What the AWS SDK finds in this process: credentials that open nothing, and that no output may ever show.</summary>
internal static class TestEnvironment
{
    public const string AccessKey = "AKIDTESTTESTTESTTEST";
    public const string SecretKey = "test-secret-key-that-nothing-prints";

    [ModuleInitializer]
    internal static void Prepare()
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", AccessKey);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", SecretKey);
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
    }
}
