using Microsoft.Extensions.DependencyInjection;
using Trends.Clean;
using Trends.Collect;
using Trends.Marts;
using Trends.ML;
using Trends.Quality;
using Trends.Serving;
using Trends.Warehouse;

namespace Trends;

/// <summary>Registers the whole domain.</summary>
public static class TrendsRegistration
{
    /// <summary>Adds every stage in the order of the pipeline. The host adds the ports of <c>Trends.Storage</c>, a hybrid cache and an event sink beside it.</summary>
    /// <param name="services">Takes the services.</param>
    public static IServiceCollection AddTrends(this IServiceCollection services) => services
        .AddCollect()
        .AddQuality()
        .AddClean()
        .AddWarehouse()
        .AddMarts()
        .AddMl()
        .AddServing();
}
