using Amazon.CDK;
using CdkApp;
using EcsImageAuditor.Cdk;

var app = new App();
var security = new SecurityStack(app, "Security");
_ = new ShopStack(app, "Shop");

// Every service of the app asks the gate before each deployment, and every image comes from a registry that the auditor allows. ECS asks
// in blue/green deployments, so that is how services are deployed that do not say otherwise.
Aspects.Of(app).Add(new RequireSignedImages(security.Auditor) { Strategy = GuardedStrategy.BlueGreen(bakeMinutes: 5) });
app.Synth();
