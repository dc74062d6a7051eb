using System.Text.Json.Nodes;

namespace TrendFunctions.Tests.Http;

[TestClass]
public sealed class RebuildTests
{
    [TestMethod]
    public async Task Predictions_and_their_outcomes_stand_in_raw_and_the_ai_mart_is_the_same_when_rebuilt_from_there()
    {
        string data = await Prepared.CopyAsync();
        string id;
        using (Served host = await Served.OnAsync(data))
        {
            id = (await host.PostAsync("/api/predict/sentiment", """{"texts":["rebuild me"]}""")).Predicts("sentiment").Json["predictionId"]!.GetValue<string>();
            (await host.PostAsync("/api/predict/sentiment", """{"texts":["without feedback"]}""")).Predicts("sentiment");
            (await host.PostAsync("/api/feedback", $$"""{"predictionId":"{{id}}","outcome":"wrong"}""")).Is(202);
            await host.UntilAsync(Outcome(id), a => a.Is(200).Json["value"]!.AsArray() is [{ } row] && (string?)row["outcome"] == "wrong");
            await host.UntilAsync("/api/marts/ai?$filter=rowKind eq 'prediction'", a => a.Is(200).Json["value"]!.AsArray().Count == 2);
            host.App.PressCtrlC();
            (await host.App.EndAsync()).Ended(0);
        }

        Assert.IsNotEmpty(Directory.GetFiles(Path.Combine(data, "lake", "raw", "predictions"), "*.gz", SearchOption.AllDirectories));
        Assert.IsNotEmpty(Directory.GetFiles(Path.Combine(data, "lake", "raw", "feedback"), "*.gz", SearchOption.AllDirectories));
        string before = await Prepared.FingerprintAsync(data);
        Directory.Delete(Path.Combine(data, "lake", "warehouse"), recursive: true);
        Directory.Delete(Path.Combine(data, "marts"), recursive: true);

        (await App.RunAsync("run", "--data", data, "--stages", "load,marts")).Ended(0);
        Assert.AreEqual(before, await Prepared.FingerprintAsync(data));
        JsonNode again = (await App.RunAsync("run", "--data", data, "--stages", "load,marts", "--json")).Ended(0).Stage("marts");
        Assert.AreEqual(0, again["rowsWritten"]!.GetValue<int>());
    }

    private static string Outcome(string id) => $"/api/marts/ai?$filter=predictionId eq '{id}' and rowKind eq 'prediction'";
}
