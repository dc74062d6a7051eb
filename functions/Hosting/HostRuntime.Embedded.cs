using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Configuration;
using Trends.Azure;
using Trends.Local;

namespace TrendFunctions.Hosting;

/// <summary>What the app has under the embedded runtime: a port that no setting points elsewhere is the data folder's. Its twin for Azure is <c>HostRuntime.Azure.cs</c>.</summary>
internal static class HostRuntime
{
    /// <summary>Adds the adapters.</summary>
    /// <param name="builder">The app's builder; its configuration holds <c>Trends:DataFolder</c> and the settings that point a port at Azure.</param>
    public static void AddHostRuntime(this FunctionsApplicationBuilder builder)
    {
        ConfigurationManager configuration = builder.Configuration;
        builder.Services
            .AddTrendsAzure(configuration)
            .AddTrendsLocal(_ => DataFolder.Open(configuration["Trends:DataFolder"] ?? ".trends", demo: null, TimeProvider.System));
    }
}
