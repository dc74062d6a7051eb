using System.ComponentModel.DataAnnotations;

namespace Trends.Engine;

/// <summary>How much of the machine the columnar engine may take.</summary>
public sealed class DuckOptions
{
    /// <summary>The configuration section.</summary>
    public const string SectionName = "Engine";

    /// <summary>Gets or sets the memory that one session may use before it spills to the lake's scratch folder.</summary>
    /// <value>From 64 to 65,536 megabytes. The default is 512.</value>
    [Range(64, 65_536)]
    public int MemoryMegabytes { get; set; } = 512;

    /// <summary>Gets or sets the threads of one session.</summary>
    /// <value>From 1 to 256. The default is 1: slices run side by side, and a session of several threads keeps one waiting for the others busily.</value>
    [Range(1, 256)]
    public int Threads { get; set; } = 1;

    /// <summary>Gets or sets the time zone that days and months are cut in.</summary>
    /// <value>An IANA name. The default is <c>Asia/Seoul</c>.</value>
    [Required]
    public string TimeZone { get; set; } = "Asia/Seoul";
}
