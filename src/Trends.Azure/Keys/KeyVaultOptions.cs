using System.ComponentModel.DataAnnotations;
using Trends.Azure.Identity;

namespace Trends.Azure.Keys;

/// <summary>Where the pseudonym key is kept.</summary>
public sealed class KeyVaultOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Governance";

    /// <summary>Gets or sets the vault.</summary>
    /// <value>An https address such as <c>https://name.vault.azure.net</c>. The default is none: the key is kept on this machine.</value>
    [HttpsAddress($"{SectionName}:{nameof(KeyVaultUri)}", "https://name.vault.azure.net")]
    public Uri? KeyVaultUri { get; set; }

    /// <summary>Gets or sets the name of the secret that holds the key.</summary>
    /// <value>Letters, digits and hyphens, at most 127. The default is <c>pseudonym-key</c>.</value>
    [Required]
    [RegularExpression("^[0-9A-Za-z-]{1,127}$")]
    public string PseudonymKeySecret { get; set; } = "pseudonym-key";
}
