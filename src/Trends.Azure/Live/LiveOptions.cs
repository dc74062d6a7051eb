using System.ComponentModel.DataAnnotations;
using Trends.Azure.Identity;

namespace Trends.Azure.Live;

/// <summary>Which Web PubSub service live messages go to.</summary>
public sealed class LiveOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Live";

    /// <summary>Gets or sets the service.</summary>
    /// <value>An https address such as <c>https://name.webpubsub.azure.com</c>. The default is none: clients connect to this process.</value>
    [HttpsAddress($"{SectionName}:{nameof(WebPubSubEndpoint)}", "https://name.webpubsub.azure.com")]
    public Uri? WebPubSubEndpoint { get; set; }

    /// <summary>Gets or sets the hub.</summary>
    /// <value>A letter, then letters, digits and underscores, at most 128 in all. The default is <c>trends</c>.</value>
    [Required]
    [RegularExpression("^[A-Za-z][0-9A-Za-z_]{0,127}$")]
    public string Hub { get; set; } = "trends";
}
