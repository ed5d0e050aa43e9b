namespace Amazon.Lambda.Core;

/// <summary>The application that invoked the function, as it names itself.</summary>
public interface IClientApplication
{
    string AppPackageName { get; }

    string AppTitle { get; }

    string AppVersionCode { get; }

    string AppVersionName { get; }

    string InstallationId { get; }
}
