using System.Diagnostics;

namespace Infra.Tests;

/// <summary>Runs tools to their end.</summary>
internal static class Tool
{
    /// <summary>Runs one in the repository's root, with this process's environment.</summary>
    public static Task<ToolResult> RunAsync(string program, string[] args, CancellationToken cancellationToken)
        => RunAsync(program, args, Repository.Root, environment: null, cancellationToken);

    /// <summary>Runs one.</summary>
    /// <param name="program">The program.</param>
    /// <param name="args">Its arguments.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Its whole environment; null for this process's own.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ToolResult> RunAsync(
        string program,
        string[] args,
        string folder,
        IReadOnlyDictionary<string, string>? environment,
        CancellationToken cancellationToken)
    {
        ProcessStartInfo start = new(program, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach ((string name, string value) in environment)
            {
                start.Environment[name] = value;
            }
        }

        using Process process = Process.Start(start)!;
        try
        {
            Task<string> said = process.StandardOutput.ReadToEndAsync(cancellationToken);
            Task<string> error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new(process.ExitCode, await said, await error);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
