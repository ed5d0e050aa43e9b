namespace Integration.Tests.AwsSdk;

/// <summary>Tests that set variables of the process: they run alone, and put back what they found.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ProcessEnvironment
{
    public const string Name = "process environment";

    internal static IDisposable With(params (string Name, string? Value)[] variables) => new Restore(variables);

    private sealed class Restore : IDisposable
    {
        private readonly (string Name, string? Value)[] _before;

        public Restore((string Name, string? Value)[] variables)
        {
            _before = [.. variables.Select(variable => (variable.Name, Environment.GetEnvironmentVariable(variable.Name)))];
            Set(variables);
        }

        public void Dispose() => Set(_before);

        private static void Set((string Name, string? Value)[] variables)
        {
            foreach (var (name, value) in variables)
                Environment.SetEnvironmentVariable(name, value);
        }
    }
}
