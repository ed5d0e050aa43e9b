using Xunit.Abstractions;
using Xunit.Sdk;

namespace EcsImageAuditor.Tests.Shared.Components;

/// <summary>A fact of a contract: it runs in each class that keeps the contract, against the components that the class needs.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("EcsImageAuditor.Tests.Shared.Components.ContractFactDiscoverer", "EcsImageAuditor.Tests.Shared")]
public sealed class ContractFactAttribute : FactAttribute;

/// <summary>A theory of a contract; see <see cref="ContractFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("EcsImageAuditor.Tests.Shared.Components.ContractTheoryDiscoverer", "EcsImageAuditor.Tests.Shared")]
public sealed class ContractTheoryAttribute : TheoryAttribute;

/// <summary>Finds the cases of a <see cref="ContractFactAttribute"/>.</summary>
public sealed class ContractFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        ContractSkip.For(testMethod, discoveryOptions, DiagnosticMessageSink)
        ?? base.Discover(discoveryOptions, testMethod, factAttribute);
}

/// <summary>Finds the cases of a <see cref="ContractTheoryAttribute"/>.</summary>
public sealed class ContractTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        ContractSkip.For(testMethod, discoveryOptions, DiagnosticMessageSink)
        ?? base.Discover(discoveryOptions, testMethod, theoryAttribute);
}

/// <summary>The one skipped case of a contract whose components are missing.</summary>
internal static class ContractSkip
{
    /// <returns>The skipped case, or null when the contract's method has to run.</returns>
    public static IEnumerable<IXunitTestCase>? For(
        ITestMethod method, ITestFrameworkDiscoveryOptions options, IMessageSink messages)
    {
        var needs = method.TestClass.Class.GetCustomAttributes(typeof(NeedsAttribute).AssemblyQualifiedName)
            .OfType<IReflectionAttributeInfo>()
            .SelectMany(attribute => ((NeedsAttribute)attribute.Attribute).Components);
        return SkipReason.For(needs) is { } reason
            ?
            [
                new XunitSkippedDataRowTestCase(
                    messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), method, reason),
            ]
            : null;
    }
}
