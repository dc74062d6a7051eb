using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace TrendFunctions.Hosting;

/// <summary>What the embedded host tells: it serves HTTP itself. Its twin for Azure is <c>WorkerTelemetry.Azure.cs</c>.</summary>
internal static class WorkerTelemetry
{
    /// <summary>Adds requests.</summary>
    /// <param name="telemetry">Takes them.</param>
    public static void Add(IOpenTelemetryBuilder telemetry) => telemetry
        .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation())
        .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation());
}
