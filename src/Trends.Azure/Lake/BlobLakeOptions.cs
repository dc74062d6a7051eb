using System.ComponentModel.DataAnnotations;
using Trends.Azure.Accounts;

namespace Trends.Azure.Lake;

/// <summary>Where the lake is, when it is in Blob storage.</summary>
internal sealed class BlobLakeOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "Lake";

    /// <summary>Gets or sets the address of the account's Blob service.</summary>
    /// <value>Such as <c>https://account.blob.core.windows.net</c>, or an emulator on the loopback address. Without it the lake is a folder.</value>
    [ServiceUri]
    public Uri? BlobServiceUri { get; set; }

    /// <summary>Gets or sets the container's name.</summary>
    /// <value>3 to 63 lower case letters, digits and single dashes. The default is <c>lake</c>.</value>
    [RegularExpression("^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$", ErrorMessage = "{0}: a container's name has 3 to 63 lower case letters, digits and single dashes.")]
    public string Container { get; set; } = "lake";

    /// <summary>Gets or sets the folder for scratch files and for local copies of objects.</summary>
    /// <value>A folder on a local disk; each process takes a part of it to itself. The default is the system's temporary folder.</value>
    public string? WorkFolder { get; set; }

    /// <summary>Gets or sets how large the local copies may grow; at most half of what is free when the process starts is taken.</summary>
    /// <value>From 64 MiB to 1 TiB, in bytes. The default is 4 GiB.</value>
    [Range(64L << 20, 1L << 40)]
    public long CacheBytes { get; set; } = 4L << 30;

    /// <summary>Gets or sets how long a local copy is kept for whoever asked for it, even if the copies grow too large meanwhile.</summary>
    /// <value>From 1 minute to 1 day, longer than any activity. The default is 2 hours.</value>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan CacheKeep { get; set; } = TimeSpan.FromHours(2);
}
