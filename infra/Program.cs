using Amazon.CDK;
using EcsImageAuditor.Cdk.Configuration;
using EcsImageAuditor.Infra;
using Environment = System.Environment;

if (!NodeRuntime.IsIn(Environment.GetEnvironmentVariable("PATH")))
{
    Console.Error.WriteLine(
        "Node.js is not on PATH, and the AWS CDK needs it underneath .NET: install Node.js 20 or later (https://nodejs.org)."
    );
    return 1;
}

NodeRuntime.SilenceEndOfLifeBanner();
try
{
    var root = Directory.GetCurrentDirectory();
    var target = new Target(
        Environment.GetEnvironmentVariable("CDK_DEFAULT_ACCOUNT"),
        Environment.GetEnvironmentVariable("CDK_DEFAULT_REGION")
    );
    var settings = DeploymentSettings.Read(CdkContext.Read(Environment.GetEnvironmentVariable), target, root);
    var app = new App();
    AuditorApp.AddStacks(app, settings, root);
    app.Synth();
    return 0;
}
catch (ContextException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
