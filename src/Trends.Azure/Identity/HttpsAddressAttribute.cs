using System.ComponentModel.DataAnnotations;

namespace Trends.Azure.Identity;

/// <summary>Checks that a setting is an https address: tokens of the app's identity are sent nowhere else.</summary>
/// <param name="setting">The setting, for the message.</param>
/// <param name="example">What it looks like, for the message.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HttpsAddressAttribute(string setting, string example) : ValidationAttribute
{
    /// <summary>Gets the setting.</summary>
    public string Setting => setting;

    /// <summary>Gets an example.</summary>
    public string Example => example;

    /// <inheritdoc/>
    protected override ValidationResult? IsValid(object? value, ValidationContext validationContext) =>
        value is Uri { IsAbsoluteUri: true, Scheme: "https" } ? ValidationResult.Success : new($"{setting} is '{value}'; give an https address such as {example}.", [validationContext.MemberName!]);
}
