namespace Infra.Tests.Hooks;

/// <summary>A copy of the hooks in a folder of its own, so that nothing is written to the repository, with stand-ins for the tools they call.</summary>
internal sealed class HookFolder : IDisposable
{
    // What the shells need; everything else is missing, even where this machine has it.
    private static readonly string[] Tools = ["sh", "dirname", "tr", "grep", "cat", "env", "dotnet"];

    private readonly string _tools;

    public HookFolder()
    {
        Root = Directory.CreateTempSubdirectory("hooks").FullName;
        _tools = Directory.CreateDirectory(Path.Combine(Root, "stand-ins")).FullName;
        string hooks = Directory.CreateDirectory(Path.Combine(Root, "infra", "hooks")).FullName;
        foreach (string file in Directory.GetFiles(Repository.At("infra/hooks")))
        {
            File.Copy(file, Path.Combine(hooks, Path.GetFileName(file)));
        }

        File.Copy(Repository.At("local.settings.sample.json"), Path.Combine(Root, "local.settings.sample.json"));
        foreach (string tool in Tools)
        {
            File.CreateSymbolicLink(Path.Combine(_tools, tool), Find(tool));
        }
    }

    /// <summary>Gets the folder that stands for the repository.</summary>
    public string Root { get; }

    /// <summary>Gets the settings file that the hooks write.</summary>
    public string Settings => Path.Combine(Root, "local.settings.json");

    /// <summary>Gets what the stand-ins were called with, a line a call.</summary>
    public string Calls => File.Exists(CallsFile) ? File.ReadAllText(CallsFile) : "";

    private string CallsFile => Path.Combine(Root, "calls.txt");

    /// <summary>Puts a stand-in for a tool in place.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="says">What it prints.</param>
    /// <param name="code">Its exit code.</param>
    public void StandIn(string tool, string says, int code = 0)
    {
        string file = Path.Combine(_tools, tool);
        File.Delete(file);
        File.WriteAllText(file, $"#!/bin/sh\necho \"{tool} $*\" >> '{CallsFile}'\ncat <<'END'\n{says}\nEND\nexit {code}\n");
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs a hook.</summary>
    /// <param name="shell"><c>sh</c> or <c>pwsh</c>.</param>
    /// <param name="hook">The hook, without an ending.</param>
    /// <param name="environment">Its variables.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ToolResult> RunAsync(string shell, string hook, Dictionary<string, string> environment, CancellationToken cancellationToken)
    {
        Dictionary<string, string> whole = new(environment)
        {
            ["PATH"] = _tools,
            ["HOME"] = Environment.GetEnvironmentVariable("HOME") ?? Root,
            ["DOTNET_NOLOGO"] = "1",
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["POWERSHELL_TELEMETRY_OPTOUT"] = "1",
            ["NO_COLOR"] = "1",
        };
        string script = Path.Combine(Root, "infra", "hooks", hook);
        return shell == "sh"
            ? Tool.RunAsync("/bin/sh", [$"{script}.sh"], Root, whole, cancellationToken)
            : Tool.RunAsync(Find("dotnet"), [Repository.Tool("PowerShell"), "-NoProfile", "-NonInteractive", "-File", $"{script}.ps1"], Root, whole, cancellationToken);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private static string Find(string tool)
        => Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(p => Path.Combine(p, tool)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"No '{tool}' on the path.");
}
