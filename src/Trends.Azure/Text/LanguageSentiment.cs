using System.Text.Json;
using Azure;
using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Trends.Azure.Rest;
using Trends.ML.Sentiment;
using Trends.Serving;
using Trends.Storage;

namespace Trends.Azure.Text;

/// <summary>Tells sentiment by Azure AI Language. Where the service is away, busy, out of quota or slow, it says so at once, and whoever comes next answers.</summary>
internal sealed partial class LanguageSentiment : ITextSentiment, IPartHealth
{
    /// <summary>What an identity's tokens are for.</summary>
    public const string Scope = "https://cognitiveservices.azure.com/.default";

    private const string Version = "2024-11-01";
    private const int RequestsAtOnce = 8;
    private const int Failures = 2;
    private readonly Service _service;
    private readonly TextOptions _options;
    private readonly ILogger<LanguageSentiment> _logger;
    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _breaker;

    /// <summary>Makes one that trusts the service.</summary>
    /// <param name="service">The service.</param>
    /// <param name="options">The service's model, and how long to wait for it.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="logger">Is told what goes wrong.</param>
    public LanguageSentiment(Service service, IOptions<TextOptions> options, TimeProvider clock, ILogger<LanguageSentiment> logger)
    {
        (_service, _options, _logger) = (service, options.Value, logger);
        CircuitBreakerStrategyOptions breaker = new()
        {
            MinimumThroughput = Failures,
            FailureRatio = 0.5,
            SamplingDuration = TimeSpan.FromMinutes(1),
            BreakDuration = _options.LanguagePause,
            StateProvider = _state,
            ShouldHandle = arguments => new(arguments.Outcome.Exception is { } e && IsServiceFault(e)),
        };
        _breaker = new ResiliencePipelineBuilder { TimeProvider = clock }.AddCircuitBreaker(breaker).Build();
    }

    /// <inheritdoc/>
    public string Model => "azure-ai-language";

    /// <inheritdoc/>
    public string Name => "language";

    /// <inheritdoc/>
    public bool Required => false;

    /// <inheritdoc/>
    public ValueTask<string?> FindVersionAsync(CancellationToken cancellationToken) => new($"{Version}/{_options.LanguageModelVersion}");

    /// <inheritdoc/>
    public async Task<TextSentiment> ScoreAsync(IReadOnlyList<string> texts, string? language, CancellationToken cancellationToken)
    {
        try
        {
            return await _breaker.ExecuteAsync(async stop => await AskAsync(texts, language, stop), cancellationToken);
        }
        catch (BrokenCircuitException e)
        {
            throw new SentimentUnavailableException("Azure AI Language failed a moment ago and is left alone for a while.", e);
        }
        catch (Exception e) when (IsServiceFault(e))
        {
            Log.Failed(_logger, e, _service.Endpoint.Host, texts.Count);
            throw new SentimentUnavailableException($"Azure AI Language at {_service.Endpoint.Host} does not answer.", e);
        }
    }

    /// <summary>Tells how the last calls went. Every call of the service costs, so none is made to see.</summary>
    /// <param name="cancellationToken">Not needed.</param>
    public Task CheckAsync(CancellationToken cancellationToken) => _state.CircuitState is CircuitState.Open
        ? Task.FromException(new SentimentUnavailableException("Azure AI Language failed when it was asked last."))
        : Task.CompletedTask;

    private static bool IsServiceFault(Exception e) => e is RequestFailedException or TimeoutException or AuthenticationFailedException or JsonException or KeyNotFoundException;

    private async Task<TextSentiment> AskAsync(IReadOnlyList<string> texts, string? language, CancellationToken cancellationToken)
    {
        // The service refuses texts of nothing, and there is nothing in them to feel.
        SentimentScores?[] scores = [.. texts.Select(t => string.IsNullOrWhiteSpace(t) ? new SentimentScores(0, 1, 0) : (SentimentScores?)null)];
        KeyValuePair<int, string>[][] requests = [.. texts.Select((t, i) => KeyValuePair.Create(i, t)).Where(t => scores[t.Key] is null).Chunk(LanguageDocuments.Most)];
        string version = _options.LanguageModelVersion;
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.LanguageTimeout);
        try
        {
            await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = RequestsAtOnce, CancellationToken = limit.Token }, async (request, stop) =>
            {
                byte[] body = LanguageDocuments.Write(request, language, _options.LanguageModelVersion);
                BinaryData answer = await _service.SendAsync(RequestMethod.Post, $"/language/:analyze-text?api-version={Version}", body, _options.LanguageTimeout, stop);
                version = LanguageDocuments.Read(answer.ToMemory(), scores);
            });
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"{texts.Count} texts took more than {_options.LanguageTimeout}.", e);
        }

        return scores.All(s => s is not null)
            ? new(version, [.. scores.Select(s => s!.Value)])
            : throw new JsonException("The answer of Azure AI Language leaves texts out.");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Host} did not score {Texts} texts; the project's own model does.")]
        public static partial void Failed(ILogger logger, Exception error, string host, int texts);
    }
}
