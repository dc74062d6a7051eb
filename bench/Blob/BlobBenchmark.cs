using Bench.Harness;
using Trends.Servers;

namespace Bench.Blob;

/// <summary>Raw batches and small objects landed in Blob storage through the lake, against the client alone on the same emulator.</summary>
internal sealed class BlobBenchmark : IBenchmark
{
    private const int Batches = 24;
    private const int Small = 400;
    private const int Runs = 5;
    private const string Bare = "bare SDK";

    /// <inheritdoc/>
    public string Name => "blob";

    /// <inheritdoc/>
    public string Summary => "MB/s and objects/s landed in Blob storage against the bare SDK on the same Azurite";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchResult>> RunAsync(BenchContext context, CancellationToken cancellationToken)
    {
        await Child.RunAsync("bash", [Path.Combine(Repository.Root, "tests", "install.sh")], cancellationToken);
        LandingInput input = LandingInput.Make(Path.Combine(context.Folder, "input"), Batches);
        await using Azurite azurite = await Azurite.StartAsync();
        Landing landing = new(azurite.BlobServiceUri, context.Folder);

        List<(double Batches, double Small)> ours = [];
        List<(double Batches, double Small)> bare = [];
        for (int i = 0; i <= context.RunsOr(Runs); i++)
        {
            // Who goes first changes, so that what the one leaves behind is the other's cost as often.
            if (i % 2 == 0)
            {
                ours.Add(await landing.OursAsync(input, Small, cancellationToken));
                bare.Add(await landing.BareAsync(input, Small, cancellationToken));
            }
            else
            {
                bare.Add(await landing.BareAsync(input, Small, cancellationToken));
                ours.Add(await landing.OursAsync(input, Small, cancellationToken));
            }

            BenchContext.Say($"batches: ours {ours[^1].Batches:0.00} s, {Bare} {bare[^1].Batches:0.00} s; small: ours {ours[^1].Small:0.00} s, {Bare} {bare[^1].Small:0.00} s");
        }

        // The first turn is the warm-up.
        context.Notes.Add($"{Batches} packed batches of 2 to 8 MB ({input.Bytes / 1e6:0} MB) and {Small} objects of 4 KB into a fresh container, {Landing.AtOnce} at a time; Azurite on the same machine. Ours writes under the condition that the path is new, has the service check an MD5 of each request, marks each write with its id, and keeps the batch as a local copy; the bare client does none of that.");
        return
        [
            .. Rows("batches, MB", input.Bytes / 1e6, [.. ours[1..].Select(r => r.Batches)], [.. bare[1..].Select(r => r.Batches)]),
            .. Rows("small objects", Small, [.. ours[1..].Select(r => r.Small)], [.. bare[1..].Select(r => r.Small)]),
        ];
    }

    private static BenchResult[] Rows(string what, double amount, double[] ours, double[] bare) =>
    [
        BenchResult.Of($"ours, {what}", "perSecond", [.. ours.Select(s => amount / s)]),
        BenchResult.Of($"{Bare}, {what}", "perSecond", [.. bare.Select(s => amount / s)]),
        BenchResult.Of($"ours to {Bare}, {what}", "ratio", [.. bare.Zip(ours, (b, o) => b / o)], Bar.AtLeast(0.8)),
    ];
}
