using System.ComponentModel.DataAnnotations;

namespace Trends.Azure.Live;

/// <summary>Which Web PubSub service live messages go to.</summary>
public sealed class LiveOptions : IValidatableObject
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Live";

    /// <summary>Gets or sets the service.</summary>
    /// <value>An https address such as <c>https://name.webpubsub.azure.com</c>. The default is none: clients connect to this process.</value>
    public Uri? WebPubSubEndpoint { get; set; }

    /// <summary>Gets or sets the hub.</summary>
    /// <value>A letter, then letters, digits and underscores, at most 128 in all. The default is <c>trends</c>.</value>
    [Required]
    [RegularExpression("^[A-Za-z][0-9A-Za-z_]{0,127}$")]
    public string Hub { get; set; } = "trends";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (WebPubSubEndpoint is not { IsAbsoluteUri: true, Scheme: "https" })
        {
            yield return new($"{SectionName}:{nameof(WebPubSubEndpoint)} is '{WebPubSubEndpoint}'; give the service's https address, such as https://name.webpubsub.azure.com.", [nameof(WebPubSubEndpoint)]);
        }
    }
}
