namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Runs once before the first invocation; false means that the function cannot start.</summary>
public delegate Task<bool> LambdaBootstrapInitializer();
