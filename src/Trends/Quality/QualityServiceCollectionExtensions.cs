using Microsoft.Extensions.DependencyInjection;
using Trends.Engine;

namespace Trends.Quality;

/// <summary>Registers the quality stage.</summary>
public static class QualityServiceCollectionExtensions
{
    /// <summary>Adds the quality stage; needs a lake, pseudonym keys and a clock beside it.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddQuality(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<QualityOptions, QualityOptionsValidator>().BindConfiguration(QualityOptions.SectionName);
        return services
            .AddEngine()
            .AddSingleton<Assessor>()
            .AddSingleton<UniquenessCheck>()
            .AddSingleton<QualityReporter>()
            .AddSingleton<QualityStage>();
    }
}
