using System.ComponentModel.DataAnnotations;
using Trends.Azure.Identity;

namespace Trends.Azure.Text;

/// <summary>Which Azure AI Language resource is asked about sentiment before the project's own model is.</summary>
public sealed class TextOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Text";

    /// <summary>Gets or sets the resource.</summary>
    /// <value>An https address such as <c>https://name.cognitiveservices.azure.com</c>. The default is none: the project's own model answers.</value>
    [HttpsAddress($"{SectionName}:{nameof(LanguageEndpoint)}", "https://name.cognitiveservices.azure.com")]
    public Uri? LanguageEndpoint { get; set; }

    /// <summary>Gets or sets the service's model.</summary>
    /// <value>A version such as <c>2024-03-01</c>, or <c>latest</c>, the default.</value>
    [Required]
    [RegularExpression("^[0-9A-Za-z.-]{1,40}$")]
    public string LanguageModelVersion { get; set; } = "latest";

    /// <summary>Gets or sets how long the service may take for all texts of a request before the project's own model answers.</summary>
    /// <value>From a tenth of a second to a minute. The default is 5 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LanguageTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>Gets or sets how long the service is left alone after it failed twice, as when its quota is used up.</summary>
    /// <value>From half a second to a day. The default is 30 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00.500", "1.00:00:00")]
    public TimeSpan LanguagePause { get; set; } = TimeSpan.FromSeconds(30);
}
