using System.Text.Json;

namespace Infra.Tests;

/// <summary>The Bicep compiler, as the package brings it; it needs no network.</summary>
internal static class Bicep
{
    private static readonly Lazy<Task<JsonElement>> Whole = new(() => BuildAsync("infra/main.bicep", CancellationToken.None));

    /// <summary>The compiled template of <c>infra/main.bicep</c>, made once.</summary>
    public static Task<JsonElement> MainAsync(CancellationToken cancellationToken) => Whole.Value.WaitAsync(cancellationToken);

    /// <summary>Compiles a file.</summary>
    public static async Task<JsonElement> BuildAsync(string path, CancellationToken cancellationToken)
        => JsonDocument.Parse(await SilentAsync(cancellationToken, "build", path, "--stdout")).RootElement;

    /// <summary>The values of a parameter file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="environment">The variables it reads.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public static async Task<JsonElement> ParametersAsync(string path, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken)
    {
        Dictionary<string, string> whole = new(environment) { ["HOME"] = Path.GetTempPath() };
        ToolResult result = await Tool.RunAsync(Repository.Tool("Bicep"), ["build-params", path, "--stdout"], Repository.Root, whole, cancellationToken);
        Assert.AreEqual((0, ""), (result.Code, result.Error), path);
        string parameters = JsonDocument.Parse(result.Out).RootElement.GetProperty("parametersJson").GetString()!;
        return JsonDocument.Parse(parameters).RootElement.GetProperty("parameters");
    }

    /// <summary>Lints files.</summary>
    public static Task<ToolResult> LintAsync(string pattern, CancellationToken cancellationToken)
        => Tool.RunAsync(Repository.Tool("Bicep"), ["lint", "--pattern", pattern], cancellationToken);

    private static async Task<string> SilentAsync(CancellationToken cancellationToken, params string[] args)
    {
        ToolResult result = await Tool.RunAsync(Repository.Tool("Bicep"), args, cancellationToken);
        Assert.AreEqual((0, ""), (result.Code, result.Error), string.Join(' ', args));
        return result.Out;
    }
}
