using Amazon.CDK;
using Amazon.CDK.AWS.SQS;
using Constructs;

namespace EcsImageAuditor.Cdk.Intake;

/// <summary>Keeps what could not be delivered or handled for as long as SQS can.</summary>
internal sealed class DeadLetterQueue(Construct scope, string id) : Queue(scope, id, new QueueProps
{
    Encryption = QueueEncryption.SQS_MANAGED,
    EnforceSSL = true,
    RetentionPeriod = Duration.Days(14),
    RemovalPolicy = RemovalPolicy.DESTROY,
});
