using System.Collections.Concurrent;
using Trends.Storage;

namespace Trends.ML.Registry;

/// <summary>Holds the serving models in memory and swaps them when another version is promoted, without a pause for those who use the old one.</summary>
/// <param name="lake">Holds the artefacts.</param>
/// <param name="registry">Tells which version serves.</param>
/// <param name="clock">Tells when to ask again.</param>
public sealed class ModelCache(ILake lake, ModelRegistry registry, TimeProvider clock) : IDisposable
{
    /// <summary>How long a version is served before the registry is asked again.</summary>
    public static readonly TimeSpan Recheck = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Gives the serving model.</summary>
    /// <typeparam name="TModel">The model.</typeparam>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The model with its version, or null when none was promoted.</returns>
    public async ValueTask<ServedModel<TModel>?> GetAsync<TModel>(CancellationToken cancellationToken)
        where TModel : class, IModelArtefact<TModel>
    {
        if (_slots.TryGetValue(TModel.ModelName, out Slot? slot) && clock.GetElapsedTime(slot.CheckedAt) < Recheck)
        {
            return (ServedModel<TModel>?)slot.Served;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await RefreshAsync<TModel>(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Asks the registry at the next use, as after a promotion in this process.</summary>
    /// <param name="name">The model's name.</param>
    public void Invalidate(string name)
    {
        if (_slots.TryGetValue(name, out Slot? slot))
        {
            _slots[name] = slot with { CheckedAt = clock.GetTimestamp() - (long)(Recheck.TotalSeconds * clock.TimestampFrequency) };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _gate.Dispose();

    private async Task<ServedModel<TModel>?> RefreshAsync<TModel>(CancellationToken cancellationToken)
        where TModel : class, IModelArtefact<TModel>
    {
        long now = clock.GetTimestamp();
        _slots.TryGetValue(TModel.ModelName, out Slot? slot);
        ServedModel<TModel>? served = slot?.Served as ServedModel<TModel>;
        string? version = (await registry.FindServingAsync(TModel.ModelName, cancellationToken))?.Version;
        if (version != served?.Version)
        {
            served = version is null ? null : new(version, await LoadAsync<TModel>(version, cancellationToken));
        }

        _slots[TModel.ModelName] = new(served, now);
        return served;
    }

    private async Task<TModel> LoadAsync<TModel>(string version, CancellationToken cancellationToken)
        where TModel : class, IModelArtefact<TModel>
    {
        string file = await lake.GetLocalFileAsync(ModelPaths.Artefact(TModel.ModelName, version), cancellationToken);
        return TModel.Load(await File.ReadAllBytesAsync(file, cancellationToken));
    }

    private sealed record Slot(object? Served, long CheckedAt);
}
