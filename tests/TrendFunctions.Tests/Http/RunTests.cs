using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class RunTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_run_is_started_by_a_name_under_the_root_and_reported_and_nothing_else_is_read()
    {
        Folder.Posts(_folder["root/good"], Folder.Header + Folder.Rows(0, 5));
        Folder.Posts(_folder["elsewhere"], Folder.Header + Folder.Rows(0, 5));
        Directory.CreateSymbolicLink(_folder["root/link"], _folder["elsewhere"]);
        Folder.Posts(_folder["root/leak"], Folder.Header);
        File.Delete(_folder["root/leak/posts.csv"]);
        File.CreateSymbolicLink(_folder["root/leak/posts.csv"], _folder["elsewhere/posts.csv"]);
        using Served host = await Served.OnAsync(_folder["data"], ("Inputs__Root", _folder["root"]));

        foreach (string name in new[] { "..", "../elsewhere", _folder["elsewhere"], "link", "leak", "good/../good", "none", "" })
        {
            (await host.PostAsync("/api/pipeline/runs", new JsonObject { ["inputs"] = new JsonArray(name) }.ToJsonString())).Refuses("inputs");
        }

        (await host.PostAsync("/api/pipeline/runs", """{"stages":["polish"]}""")).Refuses("stages");
        (await host.PostAsync("/api/pipeline/runs", """{"from":"2026-03-02T00:00:00Z","to":"2026-03-02T00:00:00Z"}""")).Refuses("from");
        Assert.IsEmpty((await host.GetAsync("/api/pipeline/runs")).Json["items"]!.AsArray());

        Answer started = (await host.PostAsync("/api/pipeline/runs", """{"inputs":["good"],"stages":["collect","quality"]}""")).Is(202);
        string id = started.Json["id"]!.GetValue<string>();
        Assert.AreEqual($"/api/pipeline/runs/{id}", started.Headers.Location!.ToString());
        JsonNode report = (await host.UntilAsync($"/api/pipeline/runs/{id}", a => a.Is(200).Json["finishedAt"] is not null)).Json;
        Assert.AreEqual("completed", report["status"]!.GetValue<string>());
        CollectionAssert.AreEqual(new[] { "collect", "quality" }, report["stages"]!.AsArray().Select(s => s!["name"]!.GetValue<string>()).ToArray());
        Assert.AreEqual(5, report["stages"]![1]!["rowsOut"]!.GetValue<int>());
        Assert.IsTrue(report["quality"]!["passed"]!.GetValue<bool>());
        Assert.AreEqual(id, (await host.GetAsync("/api/pipeline/runs?top=1")).Json["items"]!.AsArray().Single()!["id"]!.GetValue<string>());
        (await host.GetAsync("/api/pipeline/runs?top=0")).Refuses("top");

        // A run beside the host is handed to it; another host is refused.
        AppResult beside = (await App.RunAsync("run", "--input", _folder["elsewhere"], "--data", _folder["data"], "--stages", "collect", "--json")).Ended(0);
        Assert.Contains("takes the run", beside.Error);
        Assert.AreEqual(beside.Report["id"]!.GetValue<string>(), (await host.GetAsync("/api/pipeline/runs?top=1")).Json["items"]![0]!["id"]!.GetValue<string>());
        AppResult second = (await App.RunAsync("serve", "--data", _folder["data"], "--port", $"{Served.FreePort()}")).Ended(1);
        Assert.Contains("runs on", second.Error);
        Assert.Contains("is in use by process", (await App.RunAsync("fingerprint", "--data", _folder["data"])).Ended(1).Error);
    }
}
