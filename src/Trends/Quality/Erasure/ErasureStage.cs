using Microsoft.Extensions.Logging;
using Trends.Collect.Connect;
using Trends.Governance.Erasure;
using Trends.Storage;

namespace Trends.Quality.Erasure;

/// <summary>Enforces the list of erasures on what stands: raw batches with their accepted parts, quarantine, and what collecting keeps of single records. Every step can be done again.</summary>
public sealed partial class ErasureStage
{
    private const long SliceBytes = 64 << 20;
    private const int SliceObjects = 500;
    private const string Quarantine = "quarantine/";

    private readonly ILake _lake;
    private readonly ErasureList _list;
    private readonly Assessor _assessor;
    private readonly KnownRecords _known;
    private readonly ILogger<ErasureStage> _logger;
    private readonly RawEraser _raw;
    private readonly QuarantineEraser _quarantine;

    /// <summary>Initializes a new instance of the <see cref="ErasureStage"/> class.</summary>
    /// <param name="lake">The lake.</param>
    /// <param name="list">The list of erasures.</param>
    /// <param name="assessor">Assesses batches anew.</param>
    /// <param name="known">Forgets records that are gone.</param>
    /// <param name="logger">The log.</param>
    internal ErasureStage(ILake lake, ErasureList list, Assessor assessor, KnownRecords known, ILogger<ErasureStage> logger)
    {
        (_lake, _list, _assessor, _known, _logger) = (lake, list, assessor, known, logger);
        (_raw, _quarantine) = (new(lake), new(lake));
    }

    /// <summary>Puts keys on the list, and cuts what has to be looked through into slices.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<IReadOnlyList<ErasureSlice>> PlanAsync(IReadOnlyList<ErasureKey> keys, CancellationToken cancellationToken)
    {
        await _list.AddAsync(keys, "request", cancellationToken);
        List<ErasureSlice> slices = [];
        foreach (string folder in RecordKinds.All.Select(k => $"raw/{k.Name()}/").Append(Quarantine))
        {
            List<LakeObject> objects = [];
            await foreach (LakeObject found in _lake.ListAsync(folder, cancellationToken))
            {
                objects.Add(found);
            }

            slices.AddRange(Cut(folder, objects));
        }

        return slices;
    }

    /// <summary>Erases what is on the list from the objects of a slice.</summary>
    /// <param name="slice">The slice.</param>
    /// <param name="context">What batches are assessed against.</param>
    /// <param name="cancellationToken">Stops between objects.</param>
    public async Task<ErasedFrom> EraseAsync(ErasureSlice slice, AssessContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(slice);
        bool isRaw = slice.Folder != Quarantine;
        ErasedFrom sum = new(isRaw ? "raw" : "quarantine", 0, 0, 0);
        if (await _list.OpenAsync(cancellationToken) is not { } erased)
        {
            return sum;
        }

        List<string> paths = [];
        await foreach (LakeObject found in _lake.ListAsync(slice.Folder, cancellationToken))
        {
            if (string.CompareOrdinal(found.Path, slice.From) >= 0 && string.CompareOrdinal(found.Path, slice.To) <= 0)
            {
                paths.Add(found.Path);
            }
        }

        foreach (string path in paths)
        {
            (long gone, long rows) = isRaw ? await EraseRawAsync(path, erased, context, cancellationToken) : await _quarantine.EraseAsync(path, erased, cancellationToken);
            sum = sum with { Looked = sum.Looked + rows, Erased = sum.Erased + gone, Objects = sum.Objects + (gone > 0 ? 1 : 0) };
        }

        Log.Looked(_logger, slice.From, slice.To, sum.Looked, sum.Erased);
        return sum;
    }

    /// <summary>Lets collecting forget erased records.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task ForgetKnownAsync(CancellationToken cancellationToken)
    {
        if (await _list.OpenAsync(cancellationToken) is { } erased)
        {
            await _known.ForgetAsync((platform, id) => erased.IsErased(ErasureRole.Post, platform, id) || erased.IsErased(ErasureRole.Author, platform, id), cancellationToken);
        }
    }

    private static IEnumerable<ErasureSlice> Cut(string folder, List<LakeObject> objects)
    {
        int first = 0;
        long bytes = 0;
        for (int i = 0; i < objects.Count; i++)
        {
            bytes += objects[i].Size;
            if (i + 1 == objects.Count || i + 1 - first == SliceObjects || bytes + objects[i + 1].Size > SliceBytes)
            {
                yield return new(folder, objects[first].Path, objects[i].Path);
                (first, bytes) = (i + 1, 0);
            }
        }
    }

    // The accepted part goes first: an interrupted call finds the raw records again, and with them the part.
    private async Task<(long Erased, long Rows)> EraseRawAsync(string path, ErasureMatcher erased, AssessContext context, CancellationToken cancellationToken)
    {
        (long found, BatchRef batch) = await _raw.CountAsync(path, erased, cancellationToken);
        if (found > 0)
        {
            if (await _assessor.FindReportAsync(batch, cancellationToken) is { } report)
            {
                await _assessor.ReassessAsync(report.Batch, context, erased, cancellationToken);
            }
            else
            {
                await _raw.EraseAsync(path, erased, cancellationToken);
            }
        }

        return (found, batch.Rows);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Looked for what is erased from {From} to {To}: {Looked} records, {Erased} erased.")]
        public static partial void Looked(ILogger logger, string from, string to, long looked, long erased);
    }
}
