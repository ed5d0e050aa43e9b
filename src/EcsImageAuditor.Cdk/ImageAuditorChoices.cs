namespace EcsImageAuditor.Cdk;

/// <summary>What happens to a task whose image is unsigned or untrusted.</summary>
public enum AuditorMode
{
    /// <summary>People are alerted.</summary>
    Audit,

    /// <summary>In the listed clusters the task is stopped as well.</summary>
    Stop,
}

/// <summary>Who verifies signatures.</summary>
public enum ImageVerifier
{
    /// <summary>The reference implementation, notation with AWS Signer's plugin.</summary>
    Notation,

    /// <summary>The auditor's own implementation, in process.</summary>
    Builtin,

    /// <summary>Both; an image is trusted where they agree.</summary>
    Both,
}

/// <summary>Where the trust policy comes from.</summary>
public enum TrustPolicySource
{
    /// <summary>A strict policy is made from the trusted signing profiles.</summary>
    Identities,

    /// <summary>The policy is a file of the Lambda image.</summary>
    Image,
}

/// <summary>What the gate answers where an image cannot be judged.</summary>
public enum GateAnswer
{
    /// <summary>The deployment goes on.</summary>
    Allow,

    /// <summary>The deployment is rolled back.</summary>
    Block,

    /// <summary>The deployment waits for some minutes; then it depends on the cause.</summary>
    Wait,
}

/// <summary>A service region of PagerDuty.</summary>
public enum PagerDutyRegion
{
    /// <summary>The United States.</summary>
    Us,

    /// <summary>Europe.</summary>
    Eu,
}
