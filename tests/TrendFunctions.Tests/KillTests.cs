namespace TrendFunctions.Tests;

[TestClass]
public sealed class KillTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public async Task A_run_killed_five_times_ends_with_the_fingerprint_of_an_undisturbed_one()
    {
        string[] inputs = [.. new[] { "posts-ko", "news-en", "signals" }.SelectMany(n => new[] { "--input", Path.Combine(AppContext.BaseDirectory, "samples", n) })];
        const string Stages = "collect,quality,clean,load,marts";
        (await App.RunAsync(["run", .. inputs, "--data", _folder["calm"], "--stages", Stages])).Ended(0);

        Random random = new(20260301);
        for (int kill = 0; kill < 5; kill++)
        {
            using App app = App.Start(["run", .. inputs, "--data", _folder["killed"], "--stages", Stages]);
            Assert.IsFalse(app.EndsWithin(TimeSpan.FromMilliseconds(random.Next(600, 1800))), "The run ended before it was killed.");
            app.Kill();
            await app.EndAsync();
        }

        AppResult last = (await App.RunAsync(["run", .. inputs, "--data", _folder["killed"], "--stages", Stages])).Ended(0);

        Assert.Contains("resuming", last.Error);
        Assert.AreEqual(await FingerprintAsync("calm"), await FingerprintAsync("killed"));
    }

    private async Task<string> FingerprintAsync(string data) => (await App.RunAsync("fingerprint", "--data", _folder[data])).Ended(0).Out;
}
