using System.Collections.Concurrent;
using Trends.Pipeline;

namespace Connectors.Tests.Rig.Secrets;

/// <summary>Keeps what a run tells of its progress.</summary>
internal sealed class CapturedProgress : IRunProgress
{
    private readonly ConcurrentQueue<string> _lines = new();

    /// <summary>Gets what was told, in order.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <inheritdoc/>
    public void Advance(string stage, string label, long rows) => _lines.Enqueue($"{stage} {label} {rows}");

    /// <inheritdoc/>
    public void EndPart(string stage, string part, long rows, TimeSpan elapsed, string note) => _lines.Enqueue($"{stage} {part} {rows} {note}");
}
