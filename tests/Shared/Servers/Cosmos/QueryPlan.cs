using System.Text.Json;

namespace Trends.Servers.Cosmos;

/// <summary>Plans of queries, as the gateway gives them to an SDK without a planner of its own.</summary>
public static class QueryPlan
{
    /// <summary>Gives the plan of a query.</summary>
    /// <param name="query">The query.</param>
    public static object Of(QueryText query) => new
    {
        partitionedQueryExecutionInfoVersion = 2,
        queryInfo = new
        {
            distinctType = "None",
            top = query.Top,
            orderBy = query.Order.Select(o => o.Descending ? "Descending" : "Ascending"),
            orderByExpressions = query.Order.Select(o => Name(o.Column)),
            groupByExpressions = Array.Empty<string>(),
            groupByAliases = Array.Empty<string>(),
            aggregates = query.Selects == "count" ? ["Count"] : Array.Empty<string>(),
            groupByAliasToAggregateType = new { },
            rewrittenQuery = Rewrite(query),
            hasSelectValue = query.Selects == "count",
            hasNonStreamingOrderBy = false,
        },
        queryRanges = new[] { new { min = "", max = "FF", isMinInclusive = true, isMaxInclusive = false } },
    };

    private static string Rewrite(QueryText query)
    {
        string condition = query.ConditionText.Length > 0 ? query.ConditionText : "true";
        if (query.Selects == "count")
        {
            return "SELECT VALUE [{\"item\": COUNT(1)}]\nFROM c" + (query.ConditionText.Length > 0 ? $"\nWHERE {condition}" : "");
        }

        string payload = query.Keys.Count == 0 ? "c" : $"{{{string.Join(", ", query.Keys.Select(k => $"\"{k}\": {Name(k)}"))}}}";
        return query.Order.Count == 0
            ? ""
            : $$"""
                SELECT TOP @p0 c._rid, [{{string.Join(", ", query.Order.Select(o => $"{{\"item\": {Name(o.Column)}}}"))}}] AS orderByItems, {{payload}} AS payload
                FROM c
                WHERE (({{condition}}) AND ({documentdb-formattableorderbyquery-filter}))
                ORDER BY {{string.Join(", ", query.Order.Select(o => Name(o.Column) + (o.Descending ? " DESC" : " ASC")))}}
                """;
    }

    private static string Name(string column) => $"c[{JsonSerializer.Serialize(column)}]";
}
