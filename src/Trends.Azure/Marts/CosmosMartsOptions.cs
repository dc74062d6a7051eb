using System.ComponentModel.DataAnnotations;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;

namespace Trends.Azure.Marts;

/// <summary>How the marts are reached in Cosmos DB.</summary>
internal sealed class CosmosMartsOptions
{
    /// <summary>The section of the settings.</summary>
    public const string SectionName = "Marts";

    /// <summary>Gets or sets the account's address.</summary>
    /// <value>Such as <c>https://account.documents.azure.com</c>; on the loopback address it is an emulator. Without it the marts stay with the laptop's adapter.</value>
    public Uri? CosmosEndpoint { get; set; }

    /// <summary>Gets or sets the database.</summary>
    /// <value>1 to 255 characters without <c>/ \ # ?</c>. The default is <c>trends</c>.</value>
    [Required]
    [RegularExpression(@"[^/\\#?]{1,255}")]
    public string Database { get; set; } = "trends";

    /// <summary>Gets or sets how documents are reached.</summary>
    /// <value><c>Direct</c> (TCP to the replicas) or <c>Gateway</c> (HTTPS alone). By default Direct in Azure and Gateway on an emulator.</value>
    public ConnectionMode? ConnectionMode { get; set; }

    /// <summary>Gets or sets how many rows of a bulk write are under way at once; fewer while the container is throttled.</summary>
    /// <value>From 10 to 20,000. The default is 2,000: some 6 MB.</value>
    [Range(10, 20_000)]
    public int MaxConcurrency { get; set; } = 2_000;

    /// <summary>Gets or sets after how long without any progress a bulk write to a throttled container gives up.</summary>
    /// <value>From 1 second to 1 hour. The default is 5 minutes.</value>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Gets or sets for how long one call is tried again after errors that pass by themselves.</summary>
    /// <value>From 1 second to 10 minutes. The default is 1 minute.</value>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan RetryFor { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>Checks <see cref="CosmosMartsOptions"/>.</summary>
[OptionsValidator]
internal sealed partial class CosmosMartsOptionsValidator : IValidateOptions<CosmosMartsOptions>;
