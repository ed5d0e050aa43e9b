namespace EcsImageAuditor.Tests.Shared;

/// <summary>What the AWS SDK finds in a test process, by <c>tests.runsettings</c>: credentials that open nothing, and that no output may show.</summary>
internal static class TestEnvironment
{
    public const string AccessKey = "AKIDTESTTESTTESTTEST";
    public const string SecretKey = "test-secret-key-that-nothing-prints";
}
