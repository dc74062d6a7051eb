using System.ComponentModel.DataAnnotations;

namespace Trends.Azure.Keys;

/// <summary>Where the pseudonym key is kept.</summary>
public sealed class KeyVaultOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Governance";

    /// <summary>Gets or sets the vault.</summary>
    /// <value>An https address such as <c>https://name.vault.azure.net</c>. The default is none: the key is kept on this machine.</value>
    public Uri? KeyVaultUri { get; set; }

    /// <summary>Gets or sets the name of the secret that holds the key.</summary>
    /// <value>Letters, digits and hyphens, at most 127. The default is <c>pseudonym-key</c>.</value>
    [Required]
    [RegularExpression("^[0-9A-Za-z-]{1,127}$")]
    public string PseudonymKeySecret { get; set; } = "pseudonym-key";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (KeyVaultUri is not { IsAbsoluteUri: true, Scheme: "https" })
        {
            yield return new($"{SectionName}:{nameof(KeyVaultUri)} is '{KeyVaultUri}'; give the vault's https address, such as https://name.vault.azure.net.", [nameof(KeyVaultUri)]);
        }
    }
}
