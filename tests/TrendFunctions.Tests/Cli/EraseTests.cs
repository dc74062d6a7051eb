using System.Globalization;
using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Cli;

[TestClass]
public sealed class EraseTests : IDisposable
{
    private const string Stages = "collect,quality,clean,load,marts";
    private const string Author = "erika-mustermann";
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task An_author_is_gone_from_every_file_and_the_rest_is_as_if_they_had_never_written()
    {
        // One of theirs is refused by a rule, one cannot be read at all: both stand in quarantine.
        string theirs = Theirs(0, 4) + $"e8,{Author},,2026-03-02T10:00:00Z,1\ne9,{Author},\"torn wordsoferika\n";
        await RunAsync("all", Folder.Posts(_folder["a/set"], Folder.Header + Folder.Rows(0, 30) + Folder.Rows(30, 30) + theirs));
        await RunAsync("rest", Folder.Posts(_folder["b/set"], Folder.Header + Folder.Rows(0, 60)));
        Assert.Contains("marts", await DataScan.FindAsync(_folder["all"], "wordsoferika"));
        Assert.AreNotEqual(string.Empty, await DataScan.FindAsync(_folder["all"], Author));

        AppResult erased = (await App.RunAsync("erase", "--author", $" {Author} ", "--platform", "Square", "--data", _folder["all"], "--json")).Ended(0);

        Assert.AreEqual(string.Empty, await DataScan.FindAsync(_folder["all"], Author));
        Assert.AreEqual(string.Empty, await DataScan.FindAsync(_folder["all"], "wordsoferika"));
        Assert.AreEqual(await Prepared.FingerprintAsync(_folder["rest"]), await Prepared.FingerprintAsync(_folder["all"]));
        JsonNode receipt = erased.Report;
        Assert.AreEqual("completed", receipt["status"]!.GetValue<string>());
        Assert.AreEqual("author square", $"{receipt["subject"]} {receipt["platform"]}");
        Assert.AreEqual("raw 5, quarantine 2, events 0", string.Join(", ", receipt["stores"]!.AsArray().Select(s => $"{s!["store"]} {s["erased"]}")));
        Assert.DoesNotContain(Author, erased.Out + erased.Error);
    }

    [TestMethod]
    public async Task What_was_erased_is_left_out_and_counted_when_it_comes_again()
    {
        await RunAsync("all", Folder.Posts(_folder["a/set"], Folder.Header + Folder.Rows(0, 20) + Theirs(0, 2)));
        (await App.RunAsync("erase", "--author", Author, "--data", _folder["all"])).Ended(0);

        AppResult again = await RunAsync("all", Folder.Posts(_folder["a/set"], Folder.Header + Folder.Rows(0, 21) + Theirs(0, 3)));

        Assert.AreEqual("24 = 21 + 3 erased", $"{again.Stage("quality")["rowsIn"]} = {again.Stage("quality")["rowsOut"]} + {again.Stage("quality")["erased"]} erased");
        Assert.AreEqual(string.Empty, await DataScan.FindAsync(_folder["all"], Author));
        Assert.AreEqual(string.Empty, await DataScan.FindAsync(_folder["all"], "wordsoferika"));

        AppResult same = await RunAsync("all", _folder["a/set"]);
        Assert.AreEqual("0 0", $"{same.Stage("collect")["rowsOut"]} {same.Stage("clean")["rowsWritten"]}");
    }

    [TestMethod]
    public async Task A_post_goes_where_it_was_named_and_its_author_keeps_the_others()
    {
        string one = Folder.Posts(_folder["a/one"], Folder.Header + Theirs(0, 3));
        string other = Folder.Posts(_folder["a/other"], Folder.Header + Theirs(0, 3), m => m["platform"] = "circle");
        await RunAsync("all", one, other);

        AppResult erased = (await App.RunAsync("erase", "--post", "e1", "--platform", "circle", "--data", _folder["all"])).Ended(0);

        Assert.Contains("raw        1 of 6 records", erased.Out);
        await RunAsync("rest", one, Folder.Posts(_folder["b/other"], Folder.Header + Theirs(0, 1) + Theirs(2, 1), m => m["platform"] = "circle"));
        Assert.AreEqual(await Prepared.FingerprintAsync(_folder["rest"]), await Prepared.FingerprintAsync(_folder["all"]));
    }

    [TestMethod]
    public async Task What_a_source_deleted_goes_whether_it_is_told_before_or_after_the_post()
    {
        string posts = Folder.Posts(_folder["a/set"], Folder.Header + Folder.Rows(0, 20) + Theirs(0, 3));
        string deleted = Folder.Posts(_folder["a/deleted"], "id,handle\ne1,\n,u3\n", m =>
        {
            m["kind"] = "deletions";
            m["fields"] = new JsonObject { ["id"] = "id", ["author"] = "handle" };
        });
        string[] left = [.. (Folder.Rows(0, 20) + Theirs(0, 1) + Theirs(2, 1)).Split('\n').Where(l => !l.Contains(",u3,", StringComparison.Ordinal))];
        await RunAsync("rest", Folder.Posts(_folder["b/set"], Folder.Header + string.Join('\n', left)));

        await RunAsync("after", posts);
        await RunAsync("after", deleted);
        AppResult late = await RunAsync("before", deleted, posts);

        Assert.AreEqual(await Prepared.FingerprintAsync(_folder["rest"]), await Prepared.FingerprintAsync(_folder["after"]));
        Assert.AreEqual(await Prepared.FingerprintAsync(_folder["rest"]), await Prepared.FingerprintAsync(_folder["before"]));
        Assert.AreEqual(4, late.Stage("quality")["erased"]!.GetValue<int>());
        Assert.AreEqual(string.Empty, await DataScan.FindAsync(_folder["after"], "number 1 wordsoferika"));
    }

    [TestMethod]
    public async Task A_host_that_runs_erases_users_from_its_event_log_and_posts_by_http()
    {
        await RunAsync("all", Folder.Posts(_folder["a/set"], Folder.Header + Folder.Rows(0, 20) + Theirs(0, 2)));
        using Served host = await Served.OnAsync(_folder["all"]);
        (await host.PostAsync("/api/events", $$"""[{"id":"v1","user":"{{Author}}","kind":"view","item":"i1","at":"2026-03-01T00:00:00Z"},{"id":"v2","user":"u2","kind":"view","item":"i1","at":"2026-03-01T00:00:00Z"}]""")).Is(202);
        string raw = Path.Combine(_folder["all"], "lake", "raw", "events");
        for (int i = 0; i < 600 && (!Directory.Exists(raw) || Directory.GetFiles(raw, "*.gz", SearchOption.AllDirectories).Length < 2); i++)
        {
            await Task.Delay(50);
        }

        string post = (await host.PostAsync("/api/erasures", """{"post":"e1","platform":"square"}""")).Is(202).Json["id"]!.GetValue<string>();
        JsonNode receipt = (await host.UntilAsync($"/api/erasures/{post}", a => a.Status == 200 && a.Json["finishedAt"] is not null)).Json;
        Assert.AreEqual("completed 1", $"{receipt["status"]} {receipt["found"]}");
        (await host.PostAsync("/api/erasures", "{}")).Refuses("author");
        (await host.PostAsync("/api/erasures", """{"author":"a","post":"b"}""")).Refuses("author");
        (await host.GetAsync("/api/erasures/none")).Problem(404);

        AppResult erased = (await App.RunAsync("erase", "--author", Author, "--data", _folder["all"], "--json")).Ended(0);

        Assert.AreEqual("raw 2, events 1", string.Join(", ", erased.Report["stores"]!.AsArray().Where(s => s!["erased"]!.GetValue<int>() > 0).Select(s => $"{s!["store"]} {s["erased"]}")));
        Assert.AreEqual(string.Empty, await DataScan.FindAsync(_folder["all"], Author));
        Assert.Contains("hubs.db", await DataScan.FindAsync(_folder["all"], "\"u2\""));
    }

    [TestMethod]
    public async Task An_erasure_that_is_killed_at_any_moment_is_finished_by_the_same_command()
    {
        string input = Folder.Posts(_folder["a/set"], Folder.Header + Folder.Rows(0, 60) + Theirs(0, 9));
        await RunAsync("rest", Folder.Posts(_folder["b/set"], Folder.Header + Folder.Rows(0, 60)));
        string rest = await Prepared.FingerprintAsync(_folder["rest"]);
        await RunAsync("all", input);
        foreach (int milliseconds in (int[])[800, 1_200, 1_700])
        {
            string data = _folder[string.Create(CultureInfo.InvariantCulture, $"killed-{milliseconds}")];
            Prepared.Copy(_folder["all"], data);
            using (App first = App.Start("erase", "--author", Author, "--data", data))
            {
                if (!first.EndsWithin(TimeSpan.FromMilliseconds(milliseconds)))
                {
                    first.Kill();
                }

                await first.EndAsync();
            }

            (await App.RunAsync("erase", "--author", Author, "--data", data)).Ended(0);
            Assert.AreEqual(string.Empty, await DataScan.FindAsync(data, Author));
            Assert.AreEqual(rest, await Prepared.FingerprintAsync(data));
        }
    }

    [TestMethod]
    [DataRow("erase")]
    [DataRow("erase", "--author", "a", "--post", "b")]
    [DataRow("erase", "--author", " ")]
    [DataRow("erase", "--author", "a", "--data", "/nowhere/at/all")]
    public async Task What_names_nothing_or_no_folder_is_refused(params string[] args)
        => (await App.RunAsync([.. args, .. args.Contains("--data") ? Array.Empty<string>() : ["--data", _folder["none"]]])).Ended(2);

    [TestMethod]
    public async Task A_name_that_nobody_has_gives_a_receipt_of_nothing()
    {
        await RunAsync("all", Folder.Posts(_folder["a/set"], Folder.Header + Folder.Rows(0, 20)));

        Assert.Contains("nothing of it stood", (await App.RunAsync("erase", "--author", "nobody", "--data", _folder["all"])).Ended(0).Out);
    }

    private static string Theirs(int from, int count) => string.Concat(Enumerable.Range(from, count).Select(i => string.Create(
        CultureInfo.InvariantCulture, $"e{i},{Author},Number {i} wordsoferika about tea,2026-03-{1 + i:00}T10:00:00Z,{i}\n")));

    private async Task<AppResult> RunAsync(string data, params string[] inputs)
        => (await App.RunAsync(["run", .. inputs.SelectMany(i => (string[])["--input", i]), "--data", _folder[data], "--stages", Stages, "--json"])).Ended(0);
}
