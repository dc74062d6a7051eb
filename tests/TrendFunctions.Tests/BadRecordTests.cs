using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace TrendFunctions.Tests;

[TestClass]
public sealed class BadRecordTests : IDisposable
{
    private const string Stages = "collect,quality,clean";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task Bytes_that_are_not_utf8_cost_their_row_alone()
        => await CostsRows([.. Around("x1,u,caf"), 0xE9, 0xFF, .. Encoding.UTF8.GetBytes(",2026-03-02T10:00:00Z,3\n" + Folder.Rows(5, 5))], 1, 0, "posts.csv, line 7: bad-utf8");

    [TestMethod]
    public async Task An_open_quote_costs_its_row_alone()
        => await CostsRows([.. Around("q1,u,\"open,2026-03-02T10:00:00Z,1\n" + Folder.Rows(5, 5))], 1, 0, "posts.csv, line 7: bad-quoting");

    [TestMethod]
    public async Task Nul_bytes_cost_their_row_alone()
        => await CostsRows([.. Around("z1,u,nul \0,2026-03-02T10:00:00Z,1\n" + Folder.Rows(5, 5))], 1, 0, "posts.csv, line 7: nul-byte");

    [TestMethod]
    public async Task A_line_of_50_MB_costs_its_row_alone()
        => await CostsRows([.. Around($"l1,u,{new string('a', 50_000_000)},2026-03-02T10:00:00Z,1\n" + Folder.Rows(5, 5))], 1, 0, "posts.csv, line 7: too-long");

    [TestMethod]
    public async Task Dates_far_off_cost_their_rows_and_impossible_counts_their_cells()
        => await CostsRows(
            [.. Around("d1,u,old,1246-01-01T00:00:00Z,1\nd2,u,far,2999-01-01T00:00:00Z,1\nd3,u,minus,2026-03-02T10:00:00Z,-5\nd4,u,nan,2026-03-02T10:00:00Z,NaN\n" + Folder.Rows(5, 3))],
            0,
            2,
            "posts.csv, line 9: likes: negative-count",
            "posts.csv, line 7: bad-time",
            "posts.csv, line 8: bad-time",
            "posts.csv, line 10: likes: not-",
            "likes: negative-count");

    [TestMethod]
    public async Task A_gzip_file_cut_short_gives_what_stands_before_the_cut()
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(Encoding.UTF8.GetBytes(Folder.Header + Folder.Rows(0, 3000)));
        }

        string input = Folder.Posts(_folder["in"], packed.ToArray()[..^6000], m => m["files"] = new JsonArray("posts.csv.gz"));
        AppResult result = (await App.RunAsync("run", "--input", input, "--data", _folder["data"], "--stages", "collect,quality", "--json")).Ended(0);

        Assert.AreEqual(1, result.Stage("collect")["quarantined"]!.GetValue<int>());
        Assert.IsGreaterThan(100, result.Stage("collect")["rowsOut"]!.GetValue<int>());
        Assert.Contains("posts.csv.gz, line ", result.Error);
        Assert.Contains("truncated", result.Error);
        Assert.Contains("Get the file again", result.Error);
    }

    [TestMethod]
    public async Task An_empty_file_is_told_and_harms_nothing()
    {
        string input = Folder.Posts(_folder["in"], string.Empty);
        AppResult result = await App.RunAsync("run", "--input", input, "--data", _folder["data"], "--stages", "collect,quality", "--json");

        result.Ended(0);
        Assert.Contains("posts.csv' has no rows", result.Error);
        Assert.AreEqual(0, result.Stage("collect")["rowsIn"]!.GetValue<int>());
    }

    [TestMethod]
    public async Task Validate_names_the_same_defects_with_file_and_line()
    {
        string input = Folder.Posts(_folder["in"], Around("d1,u,old,1246-01-01T00:00:00Z,1\nd2,u,far,2999-01-01T00:00:00Z,1\nd3,u,minus,2026-03-02T10:00:00Z,-5\nq1,u,\"open,2026-03-02T10:00:00Z,1\n"));
        AppResult result = (await App.RunAsync("validate", input)).Ended(2);

        foreach (string defect in new[] { "posts.csv, line 7: publishedAt: bad-time", "posts.csv, line 8: publishedAt: bad-time", "posts.csv, line 9: likes: negative-count", "posts.csv, line 10: bad-quoting" })
        {
            Assert.Contains(defect, result.Error);
        }

        Assert.HasCount(8, result.Out.TrimEnd().Split('\n'));
    }

    private static byte[] Around(string rest) => Encoding.UTF8.GetBytes(Folder.Header + Folder.Rows(0, 5) + rest);

    // Beside good records that stand already: made once.
    private static readonly Lazy<TempFolder> Standing = new(() => new());
    private static readonly Lazy<Task<string>> Stood = new(async () =>
    {
        string good = Folder.Posts(Standing.Value["good"], Folder.Header + Folder.Rows(100, 20));
        (await App.RunAsync("run", "--input", good, "--data", Standing.Value["data"], "--stages", Stages)).Ended(0);
        return await StagedAsync(Standing.Value["data"]);
    });

    [ClassCleanup]
    public static void Clean() => Standing.Value.Dispose();

    private async Task CostsRows(byte[] content, int atCollect, int atQuality, params string[] told)
    {
        string before = await Stood.Value;
        Prepared.Copy(Standing.Value["data"], _folder["data"]);
        string bad = Folder.Posts(_folder["bad"], content, m => m["platform"] = "circle");

        AppResult result = (await App.RunAsync("run", "--input", bad, "--data", _folder["data"], "--stages", Stages, "--json")).Ended(0);

        Assert.AreEqual(atCollect, result.Stage("collect")["quarantined"]!.GetValue<int>());
        Assert.AreEqual(atQuality, result.Stage("quality")["quarantined"]!.GetValue<int>());
        Assert.AreEqual(10, result.Stage("clean")["rowsOut"]!.GetValue<int>());
        foreach (JsonNode? stage in result.Report["stages"]!.AsArray())
        {
            int Count(string name) => stage![name]!.GetValue<int>();
            Assert.AreEqual(Count("rowsIn"), Count("rowsOut") + Count("duplicates") + Count("quarantined") + Count("erased"));
        }

        foreach (string words in told)
        {
            Assert.Contains(words, result.Error);
        }

        Assert.Contains("fix: ", result.Error);
        Assert.AreEqual(atCollect + atQuality > 0, result.Error.Contains("replay with replay-quarantine", StringComparison.Ordinal));
        Assert.AreEqual(before, await StagedAsync(_folder["data"]));
    }

    private static async Task<string> StagedAsync(string data)
        => JsonNode.Parse(await Prepared.FingerprintAsync(data))!["staging"]!["good"]!.GetValue<string>();
}
