using System.Globalization;
using System.Security.Cryptography;
using Bench.Harness;

namespace Bench.Serve;

/// <summary>A Redis server that keeps nothing on disk, for apps to share answers over.</summary>
internal sealed class Redis : IAsyncDisposable
{
    private readonly string _password = RandomNumberGenerator.GetHexString(32, lowercase: true);
    private readonly int _port = Server.FreePort();
    private readonly Child _child;

    /// <summary>Starts one; whoever needs it waits for it by itself.</summary>
    public Redis() => _child = Child.Start(
        "redis-server",
        "--bind", "127.0.0.1", "--port", _port.ToString(CultureInfo.InvariantCulture), "--requirepass", _password, "--save", "", "--appendonly", "no");

    /// <summary>Gets the settings of an app that has it behind its cache.</summary>
    public Dictionary<string, string> Settings => new() { ["Cache__RedisEndpoint"] = $"127.0.0.1:{_port}", ["Cache__RedisPassword"] = _password };

    /// <summary>Makes sure that it is installed.</summary>
    public static Task PrepareAsync(CancellationToken cancellationToken) => Debian.PrepareAsync("redis-server", "redis-server", cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _child.DisposeAsync();
}
