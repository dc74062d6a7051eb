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

    /// <summary>Gets or sets the loopback port that HTTP listens on in place of <see cref="Urls"/>; also the command line's <c>--port</c>.</summary>
    /// <value>From 1 to 65535. The default is none.</value>
    [Range(1, 65535)]
    public int? Port { get; set; }

    /// <summary>Gets or sets a value indicating whether HTTP functions are served. The default is true.</summary>
    public bool ServesHttp { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether timers fire. The default is true.</summary>
    public bool RunsTimers { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether event hub triggers read. The default is true.</summary>
    public bool ReadsEventHubs { get; set; } = true;

    /// <summary>Gets or sets the size past which a request's body is refused with 413; a function may set less with <c>[RequestSizeLimit]</c>.</summary>
    /// <value>Bytes, from 1 KiB to 4 GiB. The default is 100 MiB.</value>
    [Range(1024L, 4L * 1024 * 1024 * 1024)]
    public long MaxRequestBodyBytes { get; set; } = 100L * 1024 * 1024;

    /// <summary>Gets or sets how long running invocations may go on when the host stops, before their tokens are cancelled.</summary>
    /// <value>From 0 to 10 minutes. The default is 10 seconds.</value>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan DrainTime { get; set; } = TimeSpan.FromSeconds(10);
}
