namespace Amazon.Plumbing;

/// <summary>A constant class that can be made from its wire value, known or not.</summary>
internal interface IConstant<TSelf> where TSelf : IConstant<TSelf>
{
    static abstract TSelf FindValue(string value);
}
