using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace TrendFunctions.Cli;

/// <summary>What the embedded host tells: it serves HTTP itself. The counterpart for the official worker is in <c>Worker</c>.</summary>
internal static class WorkerTelemetry
{
    /// <summary>Adds requests.</summary>
    /// <param name="telemetry">Takes them.</param>
    public static void Add(IOpenTelemetryBuilder telemetry) => telemetry
        .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation())
        .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation());
}
