using System.Net;
using Trends.Simulator.Faults;
using Trends.Simulator.World;

namespace Trends.Simulator.Webhooks;

/// <summary>Calls an address as a platform does when something happens in its world.</summary>
public sealed class WebhookSender : IDisposable
{
    private readonly SimulatorContext _simulator;
    private readonly IWebhookDialect _dialect;
    private readonly Uri _target;
    private readonly WebhookSecrets _secrets;
    private readonly HttpClient _client = new();

    /// <summary>Initializes a new instance of the <see cref="WebhookSender"/> class.</summary>
    /// <param name="simulator">The simulator.</param>
    /// <param name="platform">The platform.</param>
    /// <param name="target">The address that was registered.</param>
    /// <param name="secrets">What was agreed.</param>
    /// <exception cref="ArgumentException">The platform does not call back.</exception>
    public WebhookSender(SimulatorHost simulator, string platform, Uri target, WebhookSecrets secrets)
    {
        ArgumentNullException.ThrowIfNull(simulator);
        _simulator = simulator.Context;
        _dialect = Dialects.FirstOrDefault(d => d.Platform == platform)
            ?? throw new ArgumentException($"'{platform}' does not call back; there are {string.Join(", ", Platforms)}.", nameof(platform));
        (_target, _secrets) = (target, secrets);
    }

    /// <summary>Gets the platforms that call back.</summary>
    public static IReadOnlyList<string> Platforms => [.. Dialects.Select(d => d.Platform)];

    private static IWebhookDialect[] Dialects { get; } =
    [
        .. typeof(WebhookSender).Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IWebhookDialect)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (IWebhookDialect)Activator.CreateInstance(t)!),
    ];

    /// <summary>Asks whether the address is its owner's.</summary>
    /// <param name="topic">What is subscribed to, where the platform names it; null elsewhere.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Whether it answered what it has to; true where the platform asks nothing.</returns>
    public async Task<bool> AskAsync(string? topic = null, CancellationToken cancellationToken = default)
    {
        if (_dialect.Ask(_target, _secrets, topic, _simulator.Now) is not var (request, answer))
        {
            return true;
        }

        using (request)
        {
            using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken);
            return response.IsSuccessStatusCode && await response.Content.ReadAsStringAsync(cancellationToken) == answer;
        }
    }

    /// <summary>Tells of everything that happens between two moments, in order; what goes wrong on command goes wrong here.</summary>
    /// <param name="from">The first moment, inclusive.</param>
    /// <param name="to">The last one, exclusive.</param>
    /// <param name="cancellationToken">Stops the calls.</param>
    /// <returns>The items that were told of, and what was answered.</returns>
    public async Task<IReadOnlyList<(WorldItem Item, ChangeKind Kind, HttpStatusCode Status)>> TellAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default)
    {
        WorldChanges changes = _simulator.World.Of(_dialect.Platform).Changes;
        List<(WorldItem, ChangeKind, HttpStatusCode)> told = [];
        for (int i = changes.IndexAt(from); i < changes.Count && changes[i].At < to; i++)
        {
            CallFaults faults = _simulator.Faults.Meet(_dialect.Platform, "/webhook", _simulator.Now);
            WebhookSecrets secrets = faults.Has(FaultKind.BadSignature) ? _secrets.Wrong : _secrets;
            for (int times = faults.Has(FaultKind.Duplicates) ? 2 : 1; times > 0; times--)
            {
                if (_dialect.Tell(_target, changes[i], secrets, _simulator.Now) is { } request)
                {
                    told.Add((changes[i].Item, changes[i].Kind, await SendAsync(request, cancellationToken)));
                }
            }
        }

        return told;
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using HttpResponseMessage response = await _client.SendAsync(request, cancellationToken);
            return response.StatusCode;
        }
    }
}
