using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using OpenTelemetry;

namespace TrendFunctions.Worker;

/// <summary>What the official worker tells. Compiled for <c>FunctionsRuntime=azure</c> alone; the embedded counterpart is in <c>Cli</c>.</summary>
internal static class WorkerTelemetry
{
    /// <summary>Adds the worker's spans and resource, and tells the host that the worker exports for itself. HTTP requests are the host's to tell.</summary>
    /// <param name="telemetry">Takes them.</param>
    public static void Add(IOpenTelemetryBuilder telemetry) => telemetry.UseFunctionsWorkerDefaults();
}
