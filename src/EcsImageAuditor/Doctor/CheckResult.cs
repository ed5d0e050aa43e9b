namespace EcsImageAuditor.Doctor;

/// <summary>One line of the doctor's report.</summary>
/// <param name="Check">What was checked, such as <c>trust-policy</c>.</param>
/// <param name="State">What it came to.</param>
/// <param name="Message">For a person: the cause and the remedy. Never holds a credential.</param>
public sealed record CheckResult(string Check, CheckState State, string Message);
