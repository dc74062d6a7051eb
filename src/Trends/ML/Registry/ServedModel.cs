namespace Trends.ML.Registry;

/// <summary>A model in memory with its version.</summary>
/// <typeparam name="TModel">The model.</typeparam>
/// <param name="Version">The version.</param>
/// <param name="Model">The model.</param>
public sealed record ServedModel<TModel>(string Version, TModel Model)
    where TModel : class;
