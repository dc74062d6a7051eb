using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.OData;
using Microsoft.OData.UriParser;
using Trends.Storage;

namespace Trends.Serving;

/// <summary>Answers OData v4 queries over the marts.</summary>
/// <param name="store">The marts.</param>
/// <param name="marts">Their definitions.</param>
public sealed class MartQueries(IMartStore store, IEnumerable<MartDefinition> marts)
{
    /// <summary>The most rows a page has, and the number without <c>$top</c>.</summary>
    public const int MaxTop = 1000;

    private const int MaxSkip = 100_000;
    private static readonly string[] Known = ["$filter", "$orderby", "$top", "$skip", "$select", "$count", "$skiptoken"];
    private readonly Dictionary<string, MartDefinition> _marts = marts.ToDictionary(m => m.Name, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, MartModel> _models = new(StringComparer.Ordinal);

    /// <summary>Reads a page.</summary>
    /// <param name="mart">The mart's name.</param>
    /// <param name="path">The path of the request, which the next page's address begins with.</param>
    /// <param name="options">The query options; those without a <c>$</c> are left alone.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The page; null when there is no such mart.</returns>
    /// <exception cref="InvalidRequestException">An option is not understood, not supported or out of range.</exception>
    public async Task<MartResult?> QueryAsync(string mart, string path, IReadOnlyDictionary<string, string> options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!_marts.TryGetValue(mart, out MartDefinition? definition))
        {
            return null;
        }

        Dictionary<string, string> own = options.Where(o => o.Key.StartsWith('$')).ToDictionary(o => o.Key, o => o.Value, StringComparer.Ordinal);
        if (own.Keys.FirstOrDefault(k => !Known.Contains(k)) is { } unknown)
        {
            throw new InvalidRequestException(unknown, $"The option is not supported. Use {string.Join(' ', Known)}.");
        }

        string? token = own.GetValueOrDefault("$skiptoken");
        MartModel model = _models.GetOrAdd(mart, static (_, d) => new(d), definition);
        int? asked = Number(own, "$top", MaxTop);
        MartQuery query = new(
            Filter: Parse("$filter", own, model, p => p.ParseFilter() is { } clause ? new ODataFilter(definition).Read(clause.Expression) : null),
            OrderBy: Parse("$orderby", own, model, p => Order(p.ParseOrderBy())),
            Skip: token is null ? Number(own, "$skip", MaxSkip) ?? 0 : 0,
            Top: Math.Max(asked ?? MaxTop, 1),
            Continuation: token);
        int[] columns = Select(own, definition);
        bool counts = Flag(own, "$count");
        MartPage page = asked == 0 ? new([], null) : await ReadAsync(definition, query, cancellationToken);
        long? count = counts ? await store.CountAsync(definition, new(Filter: query.Filter), cancellationToken) : null;
        return new(
            [.. columns.Select(c => definition.Columns[c])],
            [.. page.Rows.Select(row => Array.ConvertAll(columns, c => row.Cells[c]))],
            count,
            page.Continuation is { } next ? Link(path, options, next) : null);
    }

    private static T? Parse<T>(string option, Dictionary<string, string> options, MartModel model, Func<ODataQueryOptionParser, T?> parse)
        where T : class
    {
        if (!options.TryGetValue(option, out string? text))
        {
            return null;
        }

        try
        {
            ODataQueryOptionParser parser = new(model.Model, model.Type, model.Set, new Dictionary<string, string> { [option] = text });
            return parse(parser);
        }
        catch (ODataException e)
        {
            throw new InvalidRequestException(option, e.Message);
        }
    }

    private static List<MartOrder>? Order(OrderByClause? clause)
    {
        List<MartOrder> order = [];
        for (; clause is not null; clause = clause.ThenBy)
        {
            order.Add(clause.Expression is SingleValuePropertyAccessNode column
                ? new(column.Property.Name, clause.Direction == OrderByDirection.Descending)
                : throw new InvalidRequestException("$orderby", "Order by columns, each with asc or desc."));
        }

        return order.Count is > 0 and <= 8 ? order : throw new InvalidRequestException("$orderby", "Order by 1 to 8 columns.");
    }

    private static int[] Select(Dictionary<string, string> options, MartDefinition mart)
    {
        if (!options.TryGetValue("$select", out string? select) || select.Trim() is "*")
        {
            return [.. Enumerable.Range(0, mart.Columns.Count)];
        }

        int[] columns = [.. select.Split(',', StringSplitOptions.TrimEntries).Select(mart.IndexOf).Distinct().Order()];
        return columns[0] >= 0
            ? columns
            : throw new InvalidRequestException("$select", $"Choose among {string.Join(", ", mart.Columns.Select(c => c.Name))}; '{select}' names others.");
    }

    private static int? Number(Dictionary<string, string> options, string name, int max) =>
        !options.TryGetValue(name, out string? text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number <= max ? number
        : throw new InvalidRequestException(name, $"'{text}' is not a number from 0 to {max}.");

    private static bool Flag(Dictionary<string, string> options, string name) =>
        options.TryGetValue(name, out string? text)
        && (bool.TryParse(text, out bool flag) ? flag : throw new InvalidRequestException(name, $"'{text}' is neither true nor false."));

    private static string Link(string path, IReadOnlyDictionary<string, string> options, string token) =>
        path + "?" + string.Join('&', options
            .Where(o => o.Key is not ("$skip" or "$skiptoken"))
            .Append(KeyValuePair.Create("$skiptoken", token))
            .Select(o => $"{o.Key}={Uri.EscapeDataString(o.Value)}"));

    private async Task<MartPage> ReadAsync(MartDefinition mart, MartQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await store.QueryAsync(mart, query, cancellationToken);
        }
        catch (ArgumentException) when (query.Continuation is not null)
        {
            throw new InvalidRequestException("$skiptoken", "It belongs to another query. Follow @odata.nextLink unchanged.");
        }
    }
}
