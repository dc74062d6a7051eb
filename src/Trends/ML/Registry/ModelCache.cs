using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Trends.Storage;

namespace Trends.ML.Registry;

/// <summary>
/// Holds the serving models in memory and swaps them when another version is promoted, without a pause for those who use the old one. The registry is asked again
/// every two seconds; while it does not answer, the version that is known serves.
/// </summary>
/// <param name="lake">Holds the artefacts.</param>
/// <param name="registry">Tells which version serves.</param>
/// <param name="clock">Tells when to ask again.</param>
/// <param name="logger">Is told of versions that cannot be read.</param>
public sealed class ModelCache(ILake lake, ModelRegistry registry, TimeProvider clock, ILogger<ModelCache> logger) : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Rechecked<Slot>>> _slots = new(StringComparer.Ordinal);

    /// <summary>Gives the serving model.</summary>
    /// <typeparam name="TModel">The model.</typeparam>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The model with its version, or null when none was promoted.</returns>
    public ValueTask<ServedModel<TModel>?> GetAsync<TModel>(CancellationToken cancellationToken)
        where TModel : class, IModelArtefact<TModel>
    {
        ValueTask<Slot> slot = _slots.GetOrAdd(TModel.ModelName, static (_, cache) => new(cache.SlotOf<TModel>), this).Value.GetAsync(cancellationToken);
        return slot.IsCompletedSuccessfully ? new((ServedModel<TModel>?)slot.Result.Served) : WaitAsync(slot);

        static async ValueTask<ServedModel<TModel>?> WaitAsync(ValueTask<Slot> slot) => (ServedModel<TModel>?)(await slot).Served;
    }

    /// <summary>Asks the registry at the next use, as after a promotion in this process.</summary>
    /// <param name="name">The model's name.</param>
    public void Invalidate(string name)
    {
        if (_slots.TryGetValue(name, out Lazy<Rechecked<Slot>>? slot))
        {
            slot.Value.Invalidate();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lazy<Rechecked<Slot>> slot in _slots.Values)
        {
            slot.Value.Dispose();
        }
    }

    private Rechecked<Slot> SlotOf<TModel>()
        where TModel : class, IModelArtefact<TModel> => new($"Model '{TModel.ModelName}'", ReadAsync<TModel>, clock, logger);

    private async Task<Slot> ReadAsync<TModel>(Slot? known, CancellationToken cancellationToken)
        where TModel : class, IModelArtefact<TModel>
    {
        string? version = (await registry.FindServingAsync(TModel.ModelName, cancellationToken))?.Version;
        return version == (known?.Served as ServedModel<TModel>)?.Version && known is not null
            ? known
            : new(version is null ? null : new ServedModel<TModel>(version, await LoadAsync<TModel>(version, cancellationToken)));
    }

    private async Task<TModel> LoadAsync<TModel>(string version, CancellationToken cancellationToken)
        where TModel : class, IModelArtefact<TModel>
    {
        string file = await lake.GetLocalFileAsync(ModelPaths.Artefact(TModel.ModelName, version), cancellationToken);
        return TModel.Load(await File.ReadAllBytesAsync(file, cancellationToken));
    }

    private sealed record Slot(object? Served);
}
