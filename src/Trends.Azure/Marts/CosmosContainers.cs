using System.Collections.Concurrent;
using Microsoft.Azure.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// Makes containers on an emulator, and checks them in Azure, where an identity may not make them: Bicep does, from the same definitions.
/// </summary>
/// <param name="connection">The account.</param>
/// <param name="calls">Makes the calls.</param>
/// <param name="clock">Tells when a container was last seen.</param>
internal sealed class CosmosContainers(CosmosConnection connection, CosmosCalls calls, TimeProvider clock)
{
    // Health asks often; metadata may be asked for rarely.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    // Nor does it wait long: what is asked for is whether there is an answer now.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ConcurrentDictionary<MartDefinition, long> _seen = new();

    /// <summary>Makes a container, or checks that it is as declared.</summary>
    /// <exception cref="TrendsException">It is missing or differs, or the account is out of reach.</exception>
    public async Task EnsureAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        if (!_seen.TryGetValue(mart, out long seen))
        {
            await (connection.IsEmulator ? MakeAsync(mart, cancellationToken) : CheckAsync(mart, cancellationToken));
        }
        else if (clock.GetElapsedTime(seen) > Fresh)
        {
            // A row that is not there: the cheapest question that only a container can answer.
            using ResponseMessage response = (await calls.SendAsync(
                mart.Name,
                Patience,
                () => connection.Container(mart).ReadItemStreamAsync("~", CosmosConnection.KeyOf(mart, "~", "~"), cancellationToken: cancellationToken),
                cancellationToken)).Response;
        }

        _seen[mart] = clock.GetTimestamp();
    }

    private async Task MakeAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        ContainerProperties wanted = CosmosContainer.Properties(mart);
        await CallAsync(mart, () => connection.Client.CreateDatabaseStreamAsync(new(connection.Database.Id), cancellationToken: cancellationToken), cancellationToken);
        await CallAsync(mart, () => connection.Database.CreateContainerStreamAsync(wanted, cancellationToken: cancellationToken), cancellationToken);
        ContainerProperties stands = await ReadAsync(mart, cancellationToken);
        CheckKey(wanted, stands);
        if (MissingIndex(wanted, stands) is not null)
        {
            stands.IndexingPolicy = wanted.IndexingPolicy;
            await CallAsync(mart, () => connection.Container(mart).ReplaceContainerStreamAsync(stands, cancellationToken: cancellationToken), cancellationToken);
        }
    }

    private async Task CheckAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        ContainerProperties wanted = CosmosContainer.Properties(mart);
        ContainerProperties stands = await ReadAsync(mart, cancellationToken);
        CheckKey(wanted, stands);
        if (MissingIndex(wanted, stands) is { } missing)
        {
            throw new TrendsException(CosmosMessages.Differs(mart.Name, $"no index of {missing}"));
        }
    }

    private static void CheckKey(ContainerProperties wanted, ContainerProperties stands)
    {
        if (!wanted.PartitionKeyPaths.SequenceEqual(stands.PartitionKeyPaths))
        {
            throw new TrendsException(CosmosMessages.Differs(
                wanted.Id, $"the partition key {string.Join(", ", stands.PartitionKeyPaths)} instead of {string.Join(", ", wanted.PartitionKeyPaths)}"));
        }
    }

    // More than what is wanted does no harm.
    private static string? MissingIndex(ContainerProperties wanted, ContainerProperties stands)
    {
        HashSet<string> paths = [.. stands.IndexingPolicy.IncludedPaths.Select(p => p.Path)];
        HashSet<string> composites = [.. stands.IndexingPolicy.CompositeIndexes.Select(Text)];
        return wanted.IndexingPolicy.CompositeIndexes.Select(Text).FirstOrDefault(index => !composites.Contains(index))
            ?? wanted.IndexingPolicy.IncludedPaths.Select(p => p.Path).FirstOrDefault(path => !paths.Contains(path) && !paths.Contains("/*"));
    }

    private static string Text(IEnumerable<CompositePath> index) =>
        string.Join(", ", index.Select(p => p.Path + (p.Order == CompositePathSortOrder.Descending ? " descending" : "")));

    private async Task<ContainerProperties> ReadAsync(MartDefinition mart, CancellationToken cancellationToken)
    {
        ContainerProperties? properties = null;
        await CallAsync(
            mart,
            async () =>
            {
                properties = (await connection.Container(mart).ReadContainerAsync(cancellationToken: cancellationToken)).Resource;
                return new ResponseMessage(System.Net.HttpStatusCode.OK);
            },
            cancellationToken);
        return properties ?? throw new TrendsException(CosmosMessages.Missing(mart.Name));
    }

    private async Task CallAsync(MartDefinition mart, Func<Task<ResponseMessage>> send, CancellationToken cancellationToken)
    {
        using ResponseMessage response = (await calls.SendAsync(mart.Name, send, cancellationToken)).Response;
    }
}
