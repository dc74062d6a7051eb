using System.ComponentModel.DataAnnotations;

namespace Trends.Azure.Monitor;

/// <summary>How telemetry is exported, section <c>Telemetry</c>. Where to is said by <c>APPLICATIONINSIGHTS_CONNECTION_STRING</c> and <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>.</summary>
internal sealed class TelemetryOptions
{
    /// <summary>The configuration section's name.</summary>
    public const string SectionName = "Telemetry";

    /// <summary>Gets or sets the share of traces that are exported. Metrics and logs are whole.</summary>
    /// <value>From 0 to 1. The default is 1.</value>
    [Range(0.0, 1.0)]
    public double SampleRatio { get; set; } = 1.0;

    /// <summary>Gets or sets the name that the service goes by.</summary>
    /// <value>1 to 100 characters. The default is <c>trendfunctions</c>.</value>
    [Required]
    [StringLength(100, MinimumLength = 1)]
    public string ServiceName { get; set; } = "trendfunctions";
}
