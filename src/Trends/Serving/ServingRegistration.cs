using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trends.Marts;
using Trends.Serving.Intake;
using Trends.Serving.Trending;
using Trends.Storage;

namespace Trends.Serving;

/// <summary>Registers what HTTP answers come from.</summary>
public static class ServingRegistration
{
    /// <summary>Adds mart and trend queries, intake and cached answers. Needs stores, a hybrid cache, pseudonym keys, an <see cref="IEventSink"/> and the models.</summary>
    /// <param name="services">Takes the services.</param>
    public static IServiceCollection AddServing(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(s => new MartQueries(s.GetRequiredService<IMartStore>(), MartDefinitions.Queried));
        services.TryAddSingleton<IHybridCacheSerializer<CachedPayload>, CachedPayloadSerializer>();
        services.TryAddSingleton<CachedAnswers>();
        services.TryAddSingleton<EventIntake>();
        services.TryAddSingleton<PredictionLog>();
        services.TryAddSingleton<AnswerLander>();
        services.TryAddSingleton<AnswerMart>();
        services.TryAddSingleton<FeedbackIntake>();
        services.TryAddSingleton<ITrendForecaster, ServedForecast>();
        services.TryAddSingleton<ISentimentScorer, ServedSentiment>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITextSentiment, ModelSentiment>());
        services.TryAddSingleton<ITrendSource, MartTrendSource>();
        services.TryAddSingleton<TrendQueries>();
        return services;
    }
}
