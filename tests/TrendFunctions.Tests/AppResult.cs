using System.Text.Json.Nodes;

namespace TrendFunctions.Tests;

/// <summary>What a process of the app left behind.</summary>
public sealed record AppResult(int ExitCode, string Out, string Error)
{
    /// <summary>Gets the run report, which is the last line on stdout.</summary>
    public JsonNode Report => JsonNode.Parse(Out.TrimEnd().Split('\n')[^1])!;

    /// <summary>Gives a stage of the report.</summary>
    public JsonNode Stage(string name) => Report["stages"]!.AsArray().Single(s => s!["name"]!.GetValue<string>() == name)!;

    /// <summary>Checks exit code and that no stack trace shows.</summary>
    public AppResult Ended(int exitCode)
    {
        Assert.AreEqual(exitCode, ExitCode, Error);
        Assert.DoesNotContain("   at ", Out + Error);
        Assert.DoesNotContain("Exception:", Out + Error);
        return this;
    }
}
