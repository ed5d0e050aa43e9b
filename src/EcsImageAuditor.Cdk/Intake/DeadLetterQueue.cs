using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.SQS;
using Constructs;
using EcsImageAuditor.Cdk.Platform;

namespace EcsImageAuditor.Cdk.Intake;

/// <summary>Keeps what could not be delivered or handled for as long as SQS can.</summary>
internal sealed class DeadLetterQueue : Queue
{
    /// <param name="scope">The parent.</param>
    /// <param name="id">The name in the construct tree.</param>
    /// <param name="key">The customer's key, or null for the one of SQS.</param>
    public DeadLetterQueue(Construct scope, string id, IKey? key)
        : base(scope, id, new QueueProps
        {
            Encryption = key is null ? QueueEncryption.SQS_MANAGED : QueueEncryption.KMS,
            EncryptionMasterKey = key,
            EnforceSSL = true,
            RetentionPeriod = Duration.Days(14),
            RemovalPolicy = RemovalPolicy.DESTROY,
        }) =>
        Reviewed.Accept(this, new Reviewed.Finding("SQS3", "It is a dead-letter queue: an alarm tells people of each message."));
}
