using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json.Nodes;

namespace TrendFunctions.Tests;

[TestClass]
public sealed class KillTests : IDisposable
{
    private const string Stages = "collect,quality,clean,load,marts";
    private readonly TempFolder _folder = new();

    public TestContext TestContext { get; set; } = null!;

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_run_killed_at_random_moments_ends_with_the_fingerprint_of_an_undisturbed_one()
    {
        KillPlan plan = new(TestContext);
        string[] run = ["run", .. Prepared.Samples, "--data", _folder["killed"], "--stages", Stages];
        for (int kill = 0; kill < plan.Kills; kill++)
        {
            using App app = App.Start(run);

            // The first process is at work once raw is there, a later one once it says so.
            await (kill == 0 ? AppearsAsync(Path.Combine(_folder["killed"], "lake", "raw")) : app.SaysAsync("resuming"));
            if (app.EndsWithin(plan.NextMoment(20, 600)))
            {
                Assert.IsGreaterThanOrEqualTo(5, kill, $"The run ended before it was killed; seed {plan.Seed}.");
                break;
            }

            app.Kill();
            await app.EndAsync();
        }

        (await App.RunAsync(run)).Ended(0);
        Assert.AreEqual(await CalmAsync(), await Prepared.FingerprintAsync(_folder["killed"]), $"seed {plan.Seed}");
    }

    [TestMethod]
    public async Task A_run_started_over_http_goes_on_by_itself_whenever_its_killed_host_starts_again()
    {
        KillPlan plan = new(TestContext);
        string root = Path.Combine(AppContext.BaseDirectory, "samples");
        string names = new JsonArray([.. Directory.GetDirectories(root).Select(f => (JsonNode)Path.GetFileName(f)!)]).ToJsonString();
        string? id = null;
        for (int kill = 0; kill < plan.Kills; kill++)
        {
            using Served host = await Served.OnAsync(_folder["killed"], ("Inputs__Root", root));
            id ??= (await host.PostAsync("/api/pipeline/runs", $$"""{"inputs":{{names}},"stages":["collect","quality","clean","load","marts"]}""")).Is(202).Json["id"]!.GetValue<string>();
            await Task.Delay(plan.NextMoment(20, 600));
            host.App.Kill();
            await host.App.EndAsync();
        }

        using (Served host = await Served.OnAsync(_folder["killed"], ("Inputs__Root", root)))
        {
            JsonNode report = (await host.UntilAsync($"/api/pipeline/runs/{id}", a => a.Is(200).Json["finishedAt"] is not null)).Json;
            Assert.AreEqual("completed", report["status"]!.GetValue<string>(), $"seed {plan.Seed}");
            foreach (JsonNode? stage in report["stages"]!.AsArray().Take(3))
            {
                int Count(string name) => stage![name]!.GetValue<int>();
                Assert.AreEqual(Count("rowsIn"), Count("rowsOut") + Count("duplicates") + Count("quarantined") + Count("erased"));
            }
        }

        Assert.AreEqual(await CalmAsync(), await Prepared.FingerprintAsync(_folder["killed"]), $"seed {plan.Seed}");
    }

    [TestMethod]
    public async Task Every_event_that_was_acknowledged_before_a_kill_is_kept_and_counts_once()
    {
        KillPlan plan = new(TestContext);
        ConcurrentBag<string> acknowledged = [];
        for (int kill = 0; kill < plan.Kills; kill++)
        {
            using Served host = await Served.OnAsync(_folder["data"]);
            int before = acknowledged.Count;
            Func<string, Task<Answer>> post = body => host.PostAsync("/api/events", body);
            Task posting = Task.WhenAll(Enumerable.Range(0, 4).Select(client => PostAsync(post, $"k{kill}-c{client}", acknowledged)));
            while (acknowledged.Count < before + 20)
            {
                Assert.IsFalse(posting.IsCompleted, "The host takes no events.");
                await Task.Delay(5);
            }

            await Task.Delay(plan.NextMoment(20, 600));
            host.App.Kill();
            await posting;
            await host.App.EndAsync();
        }

        using Served last = await Served.OnAsync(_folder["data"]);
        await LandAsync(acknowledged);
        AppResult run = (await App.RunAsync("run", "--data", _folder["data"], "--stages", "quality,clean,load,marts", "--gate", "warn", "--json")).Ended(0);

        Dictionary<string, double> counts = await ItemsAsync(last);
        string[] wrong = [.. acknowledged.Where(e => counts.GetValueOrDefault(e) != 1)];
        Assert.IsEmpty(wrong, $"seed {plan.Seed}: {wrong.Length} of {acknowledged.Count}, such as {wrong.FirstOrDefault()}");
        Assert.IsTrue(counts.Values.All(c => c == 1));
        Assert.AreEqual(counts.Count, run.Stage("clean")["rowsOut"]!.GetValue<int>());
        long users = (await last.GetAsync("/api/marts/user?$count=true&$top=1&$filter=events eq 1")).Is(200).Json["@odata.count"]!.GetValue<long>();
        Assert.AreEqual(counts.Count, users);
    }

    // Every event has a user and an item of its own, named like it.
    private static async Task PostAsync(Func<string, Task<Answer>> post, string name, ConcurrentBag<string> acknowledged)
    {
        for (int i = 0; ; i++)
        {
            string[] ids = [.. Enumerable.Range(0, 3).Select(n => $"{name}-{i}-{n}")];
            string body = $"[{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","user":"{{id}}","kind":"view","item":"{{id}}","at":"2026-03-01T00:00:00Z"}"""))}]";
            try
            {
                (await post(body)).Is(202);
            }
            catch (HttpRequestException)
            {
                return;
            }

            foreach (string id in ids)
            {
                acknowledged.Add(id);
            }
        }
    }

    private async Task LandAsync(IReadOnlyCollection<string> ids)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        string raw = Path.Combine(_folder["data"], "lake", "raw", "events");
        while (true)
        {
            HashSet<string> landed = [];
            foreach (string file in Directory.Exists(raw) ? Directory.GetFiles(raw, "*.gz", SearchOption.AllDirectories) : [])
            {
                using StreamReader lines = new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
                await lines.ReadLineAsync(limit.Token);
                while (await lines.ReadLineAsync(limit.Token) is { } line)
                {
                    landed.Add(JsonNode.Parse(line)!["record"]!["id"]!.GetValue<string>());
                }
            }

            if (ids.All(landed.Contains))
            {
                return;
            }

            await Task.Delay(100, limit.Token);
        }
    }

    private static async Task<Dictionary<string, double>> ItemsAsync(Served host)
    {
        Dictionary<string, double> counts = [];
        string? next = "/api/marts/ai?$filter=rowKind eq 'features' and subjectKind eq 'item'&$select=subject,events";
        while (next is not null)
        {
            JsonNode page = (await host.GetAsync(next)).Is(200).Json;
            foreach (JsonNode? row in page["value"]!.AsArray())
            {
                counts.Add(row!["subject"]!.GetValue<string>(), row["events"]!.GetValue<double>());
            }

            next = (string?)page["@odata.nextLink"];
        }

        return counts;
    }

    private static async Task AppearsAsync(string folder)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        while (!Directory.Exists(folder))
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private static async Task<string> CalmAsync() => await Prepared.FingerprintAsync(await Prepared.CopyAsync());
}
