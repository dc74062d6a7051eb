using System.ComponentModel.DataAnnotations;

namespace Functions.Embedded.Hosting;

/// <summary>Settings of the embedded runtime, section <c>Embedded</c>.</summary>
public sealed class EmbeddedOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Embedded";

    /// <summary>Gets or sets the folder that holds the runtime's own SQLite files (histories, event log, timers).</summary>
    /// <value>A path; made when absent. The default is <c>.embedded</c> under the current folder.</value>
    [Required]
    public string StateFolder { get; set; } = ".embedded";

    /// <summary>Gets or sets the addresses that HTTP listens on, separated by semicolons.</summary>
    /// <value>Loopback only, unless function keys are set. The default is <c>http://localhost:7071</c>.</value>
    [Required]
    public string Urls { get; set; } = "http://localhost:7071";

    /// <summary>Gets or sets a value indicating whether HTTP functions are served. The default is true.</summary>
    public bool ServesHttp { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether timers fire. The default is true.</summary>
    public bool RunsTimers { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether event hub triggers read. The default is true.</summary>
    public bool ReadsEventHubs { get; set; } = true;
}
