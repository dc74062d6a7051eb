using Microsoft.Extensions.Options;
using Trends.Storage;

namespace Trends.Engine;

/// <summary>Opens sessions of the columnar engine beside a lake.</summary>
/// <param name="lake">The lake whose scratch folder takes what does not fit in memory.</param>
/// <param name="options">How much a session may take.</param>
public sealed class DuckEngine(ILake lake, IOptions<DuckOptions> options)
{
    /// <summary>Gets the settings that sessions are opened with.</summary>
    public DuckOptions Options { get; } = options.Value;

    /// <summary>Opens a session with a database of its own in memory.</summary>
    /// <param name="alone">Whether nothing else runs meanwhile, so that the session may take all processors.</param>
    /// <exception cref="TrendsException">The engine did not start.</exception>
    public DuckSession Open(bool alone = false) =>
        DuckSession.Open(Options, alone ? Math.Max(Options.Threads, Environment.ProcessorCount) : Options.Threads, lake.NewScratchFile(".duck"));
}
