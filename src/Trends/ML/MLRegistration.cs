using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Trends.Engine;
using Trends.ML.Campaigns;
using Trends.ML.Forecasting;
using Trends.ML.Recommendations;
using Trends.ML.Registry;
using Trends.ML.Sentiment;
using Trends.ML.Training;

namespace Trends.ML;

/// <summary>Registers the train and deploy stages.</summary>
public static class MLRegistration
{
    /// <summary>Adds the trainers, their data, the registry and the serving models. Needs a lake and a state store.</summary>
    /// <param name="services">Takes the services.</param>
    public static IServiceCollection AddMl(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddEngine();
        services.TryAddEnumerable([
            ServiceDescriptor.Singleton<IModelTrainer, SentimentTrainer>(),
            ServiceDescriptor.Singleton<IModelTrainer, TrendTrainer>(),
            ServiceDescriptor.Singleton<IModelTrainer, RecommendationTrainer>(),
            ServiceDescriptor.Singleton<IModelTrainer, CampaignTrainer>()]);
        services.TryAddSingleton<ITrainingData, LakeTrainingData>();
        services.TryAddSingleton<ModelRegistry>();
        services.TryAddSingleton<TrainStage>();
        services.TryAddSingleton<DeployStage>();
        services.TryAddSingleton<ModelCache>();
        return services;
    }
}
