using System.Collections.ObjectModel;
using Microsoft.Azure.Cosmos;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// The container a mart needs, from its definition alone: the store makes and checks containers by it, and <c>infra/app/marts.json</c> is written from it.
/// Only what queries filter or order by is indexed, since every indexed path makes every write dearer.
/// </summary>
internal static class CosmosContainer
{
    /// <summary>Gives the paths of the partition key: the partition column; where a partition may outgrow 20 GB, the document's id below it.</summary>
    /// <param name="mart">The mart.</param>
    public static IReadOnlyList<string> KeyPaths(MartDefinition mart) =>
        mart.UnboundedPartitions ? [Path(mart.PartitionColumn), "/" + CosmosNames.Id] : [Path(mart.PartitionColumn)];

    /// <summary>Gives the orders that an index serves, each unique: by partition and id, and by each indexed column both ways before them.</summary>
    /// <param name="mart">The mart.</param>
    public static IEnumerable<IReadOnlyList<MartOrder>> Orders(MartDefinition mart)
    {
        MartOrder[] key = [new(mart.PartitionColumn), new(mart.IdColumn)];
        yield return key;
        foreach (string column in Indexed(mart))
        {
            yield return [new(column), .. key];
            yield return [new(column, Descending: true), .. key];
        }
    }

    /// <summary>Gives the container's properties.</summary>
    /// <param name="mart">The mart.</param>
    /// <exception cref="ArgumentException">A column has a name that documents use otherwise.</exception>
    public static ContainerProperties Properties(MartDefinition mart)
    {
        CosmosNames.Check(mart);
        IndexingPolicy policy = new() { Automatic = true, IndexingMode = IndexingMode.Consistent };
        foreach (string column in (IEnumerable<string>)[mart.PartitionColumn, mart.IdColumn, .. Indexed(mart)])
        {
            policy.IncludedPaths.Add(new() { Path = Path(column) + "/?" });
        }

        policy.ExcludedPaths.Add(new() { Path = "/*" });
        foreach (IReadOnlyList<MartOrder> order in Orders(mart))
        {
            policy.CompositeIndexes.Add(new Collection<CompositePath>([.. order.Select(Composite)]));
        }

        return new(mart.Name, KeyPaths(mart)) { IndexingPolicy = policy, PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2 };
    }

    private static string Path(string column) => "/" + CosmosNames.Of(column);

    private static IEnumerable<string> Indexed(MartDefinition mart) =>
        mart.Indexes.Where(column => column != mart.PartitionColumn && column != mart.IdColumn).Distinct(StringComparer.Ordinal);

    private static CompositePath Composite(MartOrder order) => new()
    {
        Path = Path(order.Column),
        Order = order.Descending ? CompositePathSortOrder.Descending : CompositePathSortOrder.Ascending,
    };
}
