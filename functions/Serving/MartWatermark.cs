using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Trends.Storage;

namespace TrendFunctions.Serving;

/// <summary>Tells which content of the marts is served, so that cached answers are of the same; asked again every two seconds.</summary>
/// <param name="state">Where the marts stage leaves watermarks.</param>
/// <param name="clock">The clock.</param>
/// <param name="logger">Is told when the state does not answer.</param>
public sealed class MartWatermark(IStateStore state, TimeProvider clock, ILogger<MartWatermark> logger) : IDisposable
{
    // By content: instances of one installation agree on it, and two installations that share a cache do not by chance, as they might on versions of rows.
    private readonly Rechecked<string> _watermark = new(
        "The marts' watermark",
        async (_, cancellationToken) => Hash(await state.QueryAsync("marts", "marts", new StateQuery(), cancellationToken)),
        clock,
        logger);

    /// <summary>Gives the watermark of all marts together.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public ValueTask<string> ReadAsync(CancellationToken cancellationToken) => _watermark.GetAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _watermark.Dispose();

    private static string Hash(StatePage marts)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', marts.Rows.Select(r => r.Value)))));
}
