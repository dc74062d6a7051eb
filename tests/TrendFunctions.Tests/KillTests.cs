namespace TrendFunctions.Tests;

[TestClass]
public sealed class KillTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_run_killed_five_times_ends_with_the_fingerprint_of_an_undisturbed_one()
    {
        string[] inputs = [.. Directory.GetDirectories(Path.Combine(AppContext.BaseDirectory, "samples")).SelectMany(folder => new[] { "--input", folder })];
        const string Stages = "collect,quality,clean,load,marts";
        (await App.RunAsync(["run", .. inputs, "--data", _folder["calm"], "--stages", Stages])).Ended(0);

        Random random = new(20260301);
        for (int kill = 0; kill < 5; kill++)
        {
            using App app = App.Start(["run", .. inputs, "--data", _folder["killed"], "--stages", Stages]);

            // The first process is at work once raw is there, a later one once it says so.
            await (kill == 0 ? AppearsAsync(Path.Combine(_folder["killed"], "lake", "raw")) : app.SaysAsync("resuming"));
            Assert.IsFalse(app.EndsWithin(TimeSpan.FromMilliseconds(random.Next(20, 600))), "The run ended before it was killed.");
            app.Kill();
            await app.EndAsync();
        }

        AppResult last = (await App.RunAsync(["run", .. inputs, "--data", _folder["killed"], "--stages", Stages])).Ended(0);

        Assert.Contains("resuming", last.Error);
        Assert.AreEqual(await FingerprintAsync("calm"), await FingerprintAsync("killed"));
    }

    private static async Task AppearsAsync(string folder)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(60));
        while (!Directory.Exists(folder))
        {
            await Task.Delay(20, limit.Token);
        }
    }

    private async Task<string> FingerprintAsync(string data) => (await App.RunAsync("fingerprint", "--data", _folder[data])).Ended(0).Out;
}
