using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Trends.Storage;

namespace Trends.Serving.Runs;

/// <summary>Keeps run reports: the report in the lake, its place in time in state.</summary>
/// <param name="lake">The lake.</param>
/// <param name="state">The state.</param>
public sealed partial class RunReports(ILake lake, IStateStore state)
{
    /// <summary>The most reports a page has.</summary>
    public const int MaxTop = 100;

    private const string Table = "runs";
    private const string Partition = "all";

    /// <summary>Writes a report, over an earlier one of the same run.</summary>
    /// <param name="report">The report.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task WriteAsync(RunReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (!Id().IsMatch(report.Id))
        {
            throw new ArgumentException($"A run's id has letters, digits and dashes, at most 100; '{report.Id}' has not.", nameof(report));
        }

        await lake.WriteAsync(PathOf(report.Id), JsonSerializer.SerializeToUtf8Bytes(report, ServingJson.Default.RunReport), WriteCondition.Always, cancellationToken);

        // Counted down from the end of time: key order is newest first, which every store reads without a detour.
        string row = string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - report.StartedAt.UtcTicks:d19}|{report.Id}");
        await state.WriteAsync(Table, Partition, row, report.Status, WriteCondition.Always, cancellationToken);
    }

    /// <summary>Reads a report.</summary>
    /// <param name="id">The run's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The report; null when there is no such run.</returns>
    public async Task<RunReport?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (id is null || !Id().IsMatch(id))
        {
            return null;
        }

        try
        {
            await using Stream stream = await lake.OpenReadAsync(PathOf(id), cancellationToken);
            return await JsonSerializer.DeserializeAsync(stream, ServingJson.Default.RunReport, cancellationToken);
        }
        catch (LakeObjectMissingException)
        {
            return null;
        }
    }

    /// <summary>Reads reports, newest first.</summary>
    /// <param name="top">At most so many, 1 to <see cref="MaxTop"/>.</param>
    /// <param name="continuation">Where an earlier page stopped; null for the newest.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="InvalidRequestException">The number is out of range, or the continuation is not one of these.</exception>
    public async Task<RunReportPage> ListAsync(int top, string? continuation, CancellationToken cancellationToken)
    {
        if (top is < 1 or > MaxTop)
        {
            throw new InvalidRequestException("top", $"Ask for 1 to {MaxTop} reports, not {top}.");
        }

        StatePage page;
        try
        {
            page = await state.QueryAsync(Table, Partition, new(Top: top, Continuation: continuation), cancellationToken);
        }
        catch (ArgumentException) when (continuation is not null)
        {
            throw new InvalidRequestException("continuation", "It was not given by an earlier page. Pass it on unchanged.");
        }

        List<RunReport> reports = new(page.Rows.Count);
        foreach (StateRow row in page.Rows)
        {
            if (await ReadAsync(row.Row[20..], cancellationToken) is { } report)
            {
                reports.Add(report);
            }
        }

        return new(reports, page.Continuation);
    }

    private static string PathOf(string id) => $"reports/run/{id}.json";

    [GeneratedRegex("^[A-Za-z0-9-]{1,100}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
