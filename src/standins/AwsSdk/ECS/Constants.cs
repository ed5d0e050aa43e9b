using Amazon.Plumbing;
using Amazon.Runtime;

namespace Amazon.ECS;

/// <summary>Values of <c>LaunchType</c>. A value that is not listed is kept as it came.</summary>
public class LaunchType(string value) : ConstantClass(value), IConstant<LaunchType>
{
    public static readonly LaunchType FARGATE = new("FARGATE");
    public static LaunchType FindValue(string value) => FindValue<LaunchType>(value);
}

/// <summary>Values of <c>DesiredStatus</c>. A value that is not listed is kept as it came.</summary>
public class DesiredStatus(string value) : ConstantClass(value), IConstant<DesiredStatus>
{
    public static readonly DesiredStatus RUNNING = new("RUNNING");
    public static DesiredStatus FindValue(string value) => FindValue<DesiredStatus>(value);
}
