using System.Text.Json;
using Microsoft.Extensions.Options;
using Trends.Collect.Connect.Manifests;
using Trends.Pipeline;

namespace Trends.Collect.Connect.Push.Webhooks;

/// <summary>Takes the calls of platforms: looks at who sent them, and stores what they bring before it says so.</summary>
public sealed class WebhookReceiver
{
    /// <summary>The most bytes of a body: one event of the hub holds it with what is put around it.</summary>
    public const int MaxBytes = 1_000_000;

    private static readonly WebhookReply Nobody = new(404, "Nobody listens here. Webhooks are answered for platforms that are switched on and whose webhook secrets are in the settings.");

    private readonly SourceCatalog _catalog;
    private readonly IPushSink _sink;
    private readonly SourcesOptions _options;
    private readonly PipelineMetrics? _metrics;
    private readonly TimeProvider _clock;

    /// <summary>Initializes a new instance of the <see cref="WebhookReceiver"/> class.</summary>
    /// <param name="catalog">The streams.</param>
    /// <param name="sink">The hub.</param>
    /// <param name="options">The settings.</param>
    /// <param name="metrics">Is told of calls that nobody believes; null for nobody.</param>
    /// <param name="clock">The clock.</param>
    internal WebhookReceiver(SourceCatalog catalog, IPushSink sink, IOptions<SourcesOptions> options, PipelineMetrics? metrics, TimeProvider clock)
        => (_catalog, _sink, _options, _metrics, _clock) = (catalog, sink, options.Value, metrics, clock);

    /// <summary>Takes a call.</summary>
    /// <param name="platform">The platform that calls, by the address.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Stops it; nothing is taken then.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="TrendsException">The hub does not take it: the platform sends it again.</exception>
    public async Task<WebhookReply> ReceiveAsync(string platform, WebhookCall call, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(call);
        Connector? stream = _catalog.Of(platform).FirstOrDefault(s => s.Push?.Transport == PushTransport.Webhook && _options.IsOn(s));
        if (stream?.Platform.Webhook is not { } plan || _options.Of(stream.Platform) is not { } settings || settings.MissingOf(plan).Count > 0)
        {
            return Nobody;
        }

        WebhookChallenge? challenge = plan.Challenge is null ? null : new(plan.Challenge, settings, _options.PlannedQueries(stream));
        if (!call.IsPost)
        {
            return challenge?.Answer(call) is { } answer ? new(200, answer) : Refuse(platform, "It does not ask as the platform does.");
        }

        DateTimeOffset now = _clock.GetUtcNow();
        if (WebhookSignature.Find(plan.Signature, call, settings.Secret(plan.Signature.Secret)!, now) is { } problem)
        {
            return Refuse(platform, problem);
        }

        using JsonDocument? json = stream.Manifest.IsFeed ? null : SourceClient.Parse(call.Body);
        if (json is not null && challenge?.Answer(json.RootElement) is { } text)
        {
            return new(200, text);
        }

        string? id = plan.Signature.IdAt is { } at ? call.Header(at) : null;
        ReadOnlyMemory<byte> body = WebhookSignature.WithoutSecret(plan.Signature, call.Body);
        await _sink.SendAsync([new(stream.Name, now, body, WebhookSignature.SentAt(plan.Signature, call), id)], cancellationToken);
        return new(200, plan.Answer);
    }

    private WebhookReply Refuse(string platform, string problem)
    {
        _metrics?.Platforms.Refused(platform);
        return new(401, problem);
    }
}
