using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Options;
using Polly;
using Trends.Collect.Connect.Auth;
using Trends.Collect.Connect.Lookup;
using Trends.Collect.Connect.Push;
using Trends.Collect.Landing;
using Trends.Collect.Quota;
using Trends.Pipeline;

namespace Trends.Collect.Connect;

/// <summary>Registers what reads platforms.</summary>
internal static class ConnectRegistration
{
    /// <summary>Adds the catalogue, the readers and their HTTP clients.</summary>
    /// <param name="services">Takes the services.</param>
    internal static IServiceCollection AddConnect(this IServiceCollection services)
    {
        services.AddOptionsWithValidateOnStart<SourcesOptions, SourcesOptionsValidator>().BindConfiguration(SourcesOptions.SectionName);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<SourcesOptions>, HyphenNames>());
        services.TryAddSingleton(s => SourceCatalog.Current.In(s.GetRequiredService<IOptions<SourcesOptions>>().Value));
        services.TryAddSingleton<TokenStore>();
        services.TryAddSingleton<SourceClient>();
        services.AddQuota();
        services.TryAddSingleton<CallGate>();
        services.TryAddSingleton(s => new SourceReader(
            s.GetRequiredService<SourceClient>(),
            s.GetRequiredService<CallGate>(),
            s.GetRequiredService<IOptions<SourcesOptions>>(),
            s.GetRequiredService<TimeProvider>(),
            static () => RandomNumberGenerator.GetInt32(1_000) / 1_000.0));
        services.TryAddSingleton<CursorStore>();
        services.TryAddSingleton<ParentStore>();
        services.TryAddSingleton(s => new SourceForecaster(
            s.GetRequiredService<SourceCatalog>(), s.GetRequiredService<CallGate>(), s.GetRequiredService<IOptions<SourcesOptions>>(), s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new KnownRecords(
            s.GetRequiredService<ParentStore>(), s.GetRequiredService<PushIds>(), s.GetRequiredService<SourceCatalog>(), s.GetRequiredService<IOptions<SourcesOptions>>()));
        services.TryAddSingleton<CoverageDays>();
        services.TryAddSingleton<CoverageLedger>();
        services.AddPush();
        services.TryAddSingleton(s => new SourceChecker(
            s.GetRequiredService<SourceCatalog>(),
            s.GetRequiredService<SourceClient>(),
            s.GetRequiredService<PushConnector>(),
            s.GetRequiredService<IOptions<SourcesOptions>>(),
            s.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(s => new SourcePlanner(s.GetRequiredService<SourceCatalog>(), s.GetRequiredService<ParentStore>(), s.GetRequiredService<IOptions<SourcesOptions>>()));
        services.TryAddSingleton(s => new SourceCollector(
            s.GetRequiredService<SourceCatalog>(),
            s.GetRequiredService<SourceReader>(),
            s.GetRequiredService<EventLander>(),
            s.GetRequiredService<CursorStore>(),
            s.GetRequiredService<ParentStore>(),
            s.GetRequiredService<PushIds>(),
            s.GetRequiredService<CoverageLedger>(),
            s.GetRequiredService<IOptions<SourcesOptions>>(),
            s.GetRequiredService<IRunProgress>(),
            s.GetRequiredService<TimeProvider>()));
        services.AddLookup();
        AddHttp(services, SourceClient.HttpName, followsRedirects: false);
        AddHttp(services, SourceClient.FeedHttpName, followsRedirects: true);
        return services;
    }

    private static void AddHttp(IServiceCollection services, string name, bool followsRedirects)
    {
        IHttpClientBuilder client = services.AddHttpClient(name, http =>
        {
            http.Timeout = Timeout.InfiniteTimeSpan;
            http.DefaultRequestHeaders.UserAgent.ParseAdd(SourceClient.Agent);
        });

        // Neither log nor trace tells addresses: some platforms take their secret in the path. Platforms get no trace ids of ours either.
        client.RemoveAllLoggers();
        client.ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = followsRedirects,
            MaxAutomaticRedirections = 5,
            AutomaticDecompression = System.Net.DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
        });

        // Only what never reached the platform is tried again here. All else counts for its quotas, and goes by the call gate each time.
        client.AddResilienceHandler("connection", static pipeline => pipeline
            .AddTimeout(TimeSpan.FromMinutes(2))
            .AddRetry(new HttpRetryStrategyOptions
            {
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(500),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static args => ValueTask.FromResult(
                    args.Outcome.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError }),
            })
            .AddCircuitBreaker(new HttpCircuitBreakerStrategyOptions
            {
                MinimumThroughput = 20,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
                ShouldHandle = static args => ValueTask.FromResult(IsPassing(args.Outcome)),
            })
            .AddTimeout(TimeSpan.FromSeconds(30))).SelectPipelineByAuthority();
    }

    private static bool IsPassing(Outcome<HttpResponseMessage> outcome) => outcome.Exception is HttpRequestException or Polly.Timeout.TimeoutRejectedException
        || outcome.Result is { StatusCode: System.Net.HttpStatusCode.RequestTimeout or System.Net.HttpStatusCode.InternalServerError
            or System.Net.HttpStatusCode.BadGateway or System.Net.HttpStatusCode.ServiceUnavailable or System.Net.HttpStatusCode.GatewayTimeout };
}
