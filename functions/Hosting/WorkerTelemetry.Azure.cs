using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using OpenTelemetry;

namespace TrendFunctions.Hosting;

/// <summary>What the official worker tells. Its twin for laptops is <c>WorkerTelemetry.Embedded.cs</c>.</summary>
internal static class WorkerTelemetry
{
    /// <summary>Adds the worker's spans and resource, and tells the host that the worker exports for itself. HTTP requests are the host's to tell.</summary>
    /// <param name="telemetry">Takes them.</param>
    public static void Add(IOpenTelemetryBuilder telemetry) => telemetry.UseFunctionsWorkerDefaults();
}
