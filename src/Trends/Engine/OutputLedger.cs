using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Trends.Storage;

namespace Trends.Engine;

/// <summary>
/// Keeps account of a stage's outputs in a folder of the lake, so that every step can be done again: <c>_plan.json</c> says what a run is to bring
/// about, <c>_receipts/</c> what its slices have written, <c>_manifest.json</c> what stands. Readers trust the manifest alone.
/// </summary>
/// <param name="lake">The lake.</param>
/// <param name="folder">The folder, without a slash at its end.</param>
public sealed class OutputLedger(ILake lake, string folder)
{
    private string ManifestPath => $"{folder}/_manifest.json";

    private string PlanPath => $"{folder}/_plan.json";

    private string ReceiptPrefix => $"{folder}/_receipts/";

    /// <summary>Reads the manifest.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The manifest; an empty one when there is none.</returns>
    public async Task<OutputManifest> ReadAsync(CancellationToken cancellationToken) =>
        await ReadAsync<OutputManifest>(ManifestPath, cancellationToken) ?? OutputManifest.Empty();

    /// <summary>Finds the outputs that stand: in the manifest or a receipt of an interrupted run, and still there as they were written.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public async Task<Dictionary<string, OutputEntry>> FindStandingAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, LakeObject> objects = [];
        await foreach (LakeObject item in lake.ListAsync($"{folder}/", cancellationToken))
        {
            objects[item.Path] = item;
        }

        Dictionary<string, OutputEntry> standing = new(StringComparer.Ordinal);
        Take((await ReadAsync(cancellationToken)).Outputs);
        foreach (LakeObject receipt in objects.Values.Where(o => o.Path.StartsWith(ReceiptPrefix, StringComparison.Ordinal)).OrderBy(o => o.ModifiedAt))
        {
            Take(await ReadAsync<Dictionary<string, OutputEntry>>(receipt.Path, cancellationToken) ?? []);
        }

        return standing;

        // Slices are cut anew after an interruption, so that several receipts may name one output: what each says counts only while it is so.
        void Take(IReadOnlyDictionary<string, OutputEntry> outputs)
        {
            foreach ((string path, OutputEntry entry) in outputs.Where(o => (objects.GetValueOrDefault(o.Key)?.ETag ?? string.Empty) == o.Value.ETag))
            {
                standing[path] = entry;
            }
        }
    }

    /// <summary>Writes down what a run is to bring about.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task WritePlanAsync(OutputPlan plan, CancellationToken cancellationToken) => WriteAsync(PlanPath, plan, cancellationToken);

    /// <summary>Reads what the run is to bring about.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The plan, or null when there is nothing to do.</returns>
    public Task<OutputPlan?> ReadPlanAsync(CancellationToken cancellationToken) => ReadAsync<OutputPlan>(PlanPath, cancellationToken);

    /// <summary>Takes away the plan of an interrupted run, when everything stands as it should without it.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task DropPlanAsync(CancellationToken cancellationToken) => lake.DeleteAsync(PlanPath, cancellationToken);

    /// <summary>Writes down what a slice has written.</summary>
    /// <param name="written">The outputs by path.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task WriteReceiptAsync(SortedDictionary<string, OutputEntry> written, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(written);
        byte[] name = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', written.Keys)));
        return WriteAsync($"{ReceiptPrefix}{Convert.ToHexStringLower(name.AsSpan(0, 8))}.json", written, cancellationToken);
    }

    /// <summary>Publishes the manifest of a plan, then deletes what it leaves out, the receipts and the plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Rows written since the last manifest.</returns>
    /// <exception cref="TrendsException">An output is not there as planned.</exception>
    public async Task<long> CompleteAsync(OutputPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Dictionary<string, OutputEntry> standing = await FindStandingAsync(cancellationToken);
        OutputManifest before = await ReadAsync(cancellationToken);
        OutputManifest after = new(plan.Inputs, new(StringComparer.Ordinal));
        long rowsWritten = 0;
        foreach ((string path, string digest) in plan.Wanted)
        {
            if (!standing.TryGetValue(path, out OutputEntry? entry) || entry.Digest != digest)
            {
                throw new TrendsException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{path}' is not as planned: its slice has not run, or another run changed it. Run the stage again; it goes on where it stopped."));
            }

            after.Outputs[path] = entry;
            rowsWritten += before.Outputs.GetValueOrDefault(path) == entry ? 0 : entry.Rows;
        }

        await WriteAsync(ManifestPath, after, cancellationToken);
        await foreach (LakeObject item in lake.ListAsync($"{folder}/", cancellationToken))
        {
            if (item.Path != ManifestPath && item.Path != PlanPath && IsOurs(item.Path) && !after.Outputs.ContainsKey(item.Path))
            {
                await lake.DeleteAsync(item.Path, cancellationToken);
            }
        }

        // Last: while the plan is there, completing again does the same.
        await lake.DeleteAsync(PlanPath, cancellationToken);
        return rowsWritten;
    }

    // Folders beside ours that begin with an underscore belong to other stages, but for our receipts and notes.
    private bool IsOurs(string path)
    {
        string name = path[(folder.Length + 1)..];
        return !name.StartsWith('_') || name.StartsWith("_receipts/", StringComparison.Ordinal) || name.StartsWith("_plan", StringComparison.Ordinal);
    }

    private async Task<T?> ReadAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        if (await lake.FindAsync(path, cancellationToken) is null)
        {
            return null;
        }

        try
        {
            await using Stream stream = await lake.OpenReadAsync(path, cancellationToken);
            return await JsonSerializer.DeserializeAsync<T>(stream, OutputManifest.Json, cancellationToken);
        }
        catch (JsonException e)
        {
            throw new TrendsException($"'{path}' is not readable ({e.Message}). Delete it and run the stage again.", e);
        }
    }

    private Task<LakeObject?> WriteAsync<T>(string path, T value, CancellationToken cancellationToken) =>
        lake.WriteAsync(path, JsonSerializer.SerializeToUtf8Bytes(value, OutputManifest.Json), WriteCondition.Always, cancellationToken);
}
