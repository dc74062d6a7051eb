using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Trends.Collect.Connect;
using Trends.Engine;
using Trends.Governance.Erasure;
using Trends.Quality.Erasure;
using Trends.Storage;

namespace Trends.Quality;

/// <summary>Registers the quality stage.</summary>
public static class QualityServiceCollectionExtensions
{
    /// <summary>Adds the quality stage; needs collect, a lake, a state store, pseudonym keys and a clock beside it.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddQuality(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<QualityOptions, QualityOptionsValidator>().BindConfiguration(QualityOptions.SectionName);
        return services
            .AddEngine()
            .AddSingleton<ErasureList>()
            .AddSingleton<ErasureKeys>()
            .AddSingleton<Assessor>()
            .AddSingleton(s => new ErasureStage(
                s.GetRequiredService<ILake>(), s.GetRequiredService<ErasureList>(), s.GetRequiredService<Assessor>(), s.GetRequiredService<KnownRecords>(), s.GetRequiredService<ILogger<ErasureStage>>()))
            .AddSingleton(s => new SourceDeletions(
                s.GetRequiredService<ILake>(),
                s.GetRequiredService<IStateStore>(),
                s.GetRequiredService<IPseudonymKeys>(),
                s.GetRequiredService<ErasureList>(),
                s.GetRequiredService<Assessor>(),
                s.GetRequiredService<KnownRecords>(),
                s.GetRequiredService<DuckEngine>(),
                s.GetRequiredService<ILogger<SourceDeletions>>()))
            .AddSingleton<UniquenessCheck>()
            .AddSingleton<QualityReporter>()
            .AddSingleton<QualityStage>();
    }
}
