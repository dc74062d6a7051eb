using System.Text.Json;
using Trends.Storage;

namespace Trends.ML.Registry;

/// <summary>Knows the versions of every model and which of them serves.</summary>
/// <param name="state">Holds table <c>models</c>: a partition a model, a row a version, and row <c>serving</c>.</param>
/// <param name="clock">Tells when changes happen.</param>
public sealed class ModelRegistry(IStateStore state, TimeProvider clock)
{
    private const string Table = "models";
    private const string Serving = "serving";
    private const int MostEarlier = 50;
    private const int MostHistory = 100;

    /// <summary>Adds a version; does nothing when it is there.</summary>
    /// <param name="manifest">The version.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task RegisterAsync(ModelManifest manifest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        string value = JsonSerializer.Serialize(new RegistryEntry(manifest, clock.GetUtcNow()), ModelJson.Default.RegistryEntry);
        await state.WriteAsync(Table, manifest.Name, manifest.Version, value, WriteCondition.IfNew, cancellationToken);
    }

    /// <summary>Gives the versions of a model, the newest first.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<RegistryEntry>> ListAsync(string name, CancellationToken cancellationToken)
    {
        List<RegistryEntry> entries = await state.ListAsync(Table, name, cancellationToken)
            .Where(r => r.Row != Serving)
            .Select(r => JsonSerializer.Deserialize(r.Value, ModelJson.Default.RegistryEntry)!)
            .ToListAsync(cancellationToken);
        return [.. entries.OrderByDescending(e => e.RegisteredAt).ThenBy(e => e.Manifest.Version, StringComparer.Ordinal)];
    }

    /// <summary>Gives a version of a model.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The version, or null when there is none.</returns>
    public async Task<RegistryEntry?> FindAsync(string name, string version, CancellationToken cancellationToken)
    {
        StateRow? row = version == Serving ? null : await state.ReadAsync(Table, name, version, cancellationToken);
        return row is null ? null : JsonSerializer.Deserialize(row.Value, ModelJson.Default.RegistryEntry);
    }

    /// <summary>Gives which version serves, and what served before.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The pointer, or null when none was ever promoted.</returns>
    public async Task<ServingPointer?> FindServingAsync(string name, CancellationToken cancellationToken) =>
        (await ReadServingAsync(name, cancellationToken)).Pointer;

    /// <summary>Makes a version the serving one; does nothing when it is.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="version">The version.</param>
    /// <param name="reason">Why, for the history.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The new pointer.</returns>
    /// <exception cref="InvalidRequestException">The registry has no such version.</exception>
    public async Task<ServingPointer> PromoteAsync(string name, string version, string reason, CancellationToken cancellationToken)
    {
        if (await FindAsync(name, version, cancellationToken) is null)
        {
            throw Invalid("version", $"Model '{name}' has no version '{version}'. GET api/models/{name} lists its versions.");
        }

        return await ChangeAsync(name, current => current?.Version == version ? null : new(
            version,
            current is null ? [] : [.. current.Earlier.Append(current.Version).TakeLast(MostEarlier)],
            Append(current, version, reason)), cancellationToken);
    }

    /// <summary>Makes the version that served before the serving one again.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The new pointer.</returns>
    /// <exception cref="InvalidRequestException">No version served before.</exception>
    public Task<ServingPointer> RollbackAsync(string name, CancellationToken cancellationToken) =>
        ChangeAsync(name, current => current is { Earlier.Count: > 0 }
            ? new(current.Earlier[^1], [.. current.Earlier.SkipLast(1)], Append(current, current.Earlier[^1], $"rollback from {current.Version}"))
            : throw Invalid("name", $"Model '{name}' has no earlier serving version to go back to. Promote a version instead."), cancellationToken);

    private async Task<ServingPointer> ChangeAsync(string name, Func<ServingPointer?, ServingPointer?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            (ServingPointer? current, string? etag) = await ReadServingAsync(name, cancellationToken);
            if (change(current) is not { } next)
            {
                return current!;
            }

            string value = JsonSerializer.Serialize(next, ModelJson.Default.ServingPointer);
            WriteCondition condition = etag is null ? WriteCondition.IfNew : WriteCondition.IfMatch(etag);
            if (await state.WriteAsync(Table, name, Serving, value, condition, cancellationToken) is not null)
            {
                return next;
            }
        }
    }

    private async Task<(ServingPointer? Pointer, string? ETag)> ReadServingAsync(string name, CancellationToken cancellationToken)
    {
        StateRow? row = await state.ReadAsync(Table, name, Serving, cancellationToken);
        return row is null ? (null, null) : (JsonSerializer.Deserialize(row.Value, ModelJson.Default.ServingPointer), row.ETag);
    }

    private ServingChange[] Append(ServingPointer? current, string version, string reason) =>
        [.. (current?.History ?? []).Append(new(version, clock.GetUtcNow(), reason)).TakeLast(MostHistory)];

    private static InvalidRequestException Invalid(string field, string message) =>
        new(new Dictionary<string, string[]> { [field] = [message] });
}
