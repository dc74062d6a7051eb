using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;

namespace TrendFunctions.Tests;

[TestClass]
public sealed class BadRecordTests : IDisposable
{
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
            "line 9: likes: negative-count");

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
    }

    private static byte[] Around(string rest) => Encoding.UTF8.GetBytes(Folder.Header + Folder.Rows(0, 5) + rest);

    private async Task CostsRows(byte[] content, int atCollect, int atQuality, string defect)
    {
        string good = Folder.Posts(_folder["good"], Folder.Header + Folder.Rows(100, 20));
        string bad = Folder.Posts(_folder["bad"], content, m => m["platform"] = "circle");
        const string Stages = "collect,quality,clean";
        (await App.RunAsync("run", "--input", good, "--data", _folder["data"], "--stages", Stages)).Ended(0);
        string before = await StagedAsync();

        AppResult result = (await App.RunAsync("run", "--input", bad, "--data", _folder["data"], "--stages", Stages, "--json")).Ended(0);

        Assert.AreEqual(atCollect, result.Stage("collect")["quarantined"]!.GetValue<int>());
        Assert.AreEqual(atQuality, result.Stage("quality")["quarantined"]!.GetValue<int>());
        Assert.AreEqual(10, result.Stage("clean")["rowsOut"]!.GetValue<int>());
        foreach (JsonNode? stage in result.Report["stages"]!.AsArray())
        {
            int Count(string name) => stage![name]!.GetValue<int>();
            Assert.AreEqual(Count("rowsIn"), Count("rowsOut") + Count("duplicates") + Count("quarantined") + Count("erased"));
        }

        Assert.AreEqual(before, await StagedAsync());
        Assert.Contains(defect, (await App.RunAsync("validate", bad)).Ended(2).Error);
    }

    private async Task<string> StagedAsync()
        => JsonNode.Parse((await App.RunAsync("fingerprint", "--data", _folder["data"])).Ended(0).Out)!["staging"]!["good"]!.GetValue<string>();
}
