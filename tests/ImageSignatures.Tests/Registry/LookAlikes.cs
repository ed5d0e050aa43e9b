namespace ImageSignatures.Tests.Registry;

/// <summary>Hosts made to be mistaken for ECR's.</summary>
public static class LookAlikes
{
    public static TheoryData<string> Hosts =>
    [
        "123456789012.dkr.ecr.us-east-1.amazonaws.com.evil.example",
        "evil.example.123456789012.dkr.ecr.us-east-1.amazonaws.com",
        "123456789012.dkr.ecr.evil.us-east-1.amazonaws.com",
        "x123456789012.dkr.ecr.us-east-1.amazonaws.com",
        "12345678901.dkr.ecr.us-east-1.amazonaws.com",
        "1234567890123.dkr.ecr.us-east-1.amazonaws.com",
        "١23456789012.dkr.ecr.us-east-1.amazonaws.com",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com:443",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com.",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com\n",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com/x",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com@evil.example",
        "user@123456789012.dkr.ecr.us-east-1.amazonaws.com",
        "https://123456789012.dkr.ecr.us-east-1.amazonaws.com",
        "123456789012.dkr.ecr.us-east-1.amazonaws.co",
        "123456789012.dkr.ecr.us-east-1.amazonaws.org",
        "123456789012.dkr.ecr.us-east-1.amazonaws-com.example",
        "123456789012.dkr.ecr.us-east-1amazonaws.com",
        "123456789012.dkr.ecr.us-east-1.amazonaws。com",
        "123456789012.dkr.ecr.us-east-1.amazonaws.com.cn",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com",
        "123456789012.dkr.ecr-fips.cn-north-1.amazonaws.com.cn",
        "123456789012.dkr-ecr.cn-north-1.on.aws",
        "123456789012.dkr-ecr.us-east-1.on.amazonwebservices.com.cn",
        "123456789012.dkr-ecr.us-east-1.amazonaws.com",
        "123456789012.dkr.ecr.us-east-1.on.aws",
        "123456789012.dkr.ecr.us-iso-east-1.amazonaws.com",
        "123456789012.dkr.ecr.zz-east-1.amazonaws.com",
        "123456789012.dkr.ecr.us-evil-1.amazonaws.com",
        "123456789012.dkr.ecr.us-east-west-1.amazonaws.com",
        "123456789012.dkr.ecr.eu-gov-east-1.amazonaws.com",
        "123456789012.dkr.ecr.useast1.amazonaws.com",
        "123456789012.dkr.ecr.us-east-1a.amazonaws.com",
        "123456789012.dkr.ecr.us--east-1.amazonaws.com",
        "123456789012-dkr.ecr.us-east-1.amazonaws.com",
        "123456789012.dkrxecr.us-east-1.amazonaws.com",
        "123456789012.d\u212Ar.ecr.us-east-1.amazonaws.com",
        "public.ecr.aws",
        "docker.io",
    ];
}
