using Functions.Embedded.EventHubs;
using Functions.Embedded.Http;
using Functions.Embedded.Invocation;
using Functions.Embedded.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Functions.Embedded.Hosting;

/// <summary>The host: checks everything before it starts anything, and lets running invocations end before it stops.</summary>
internal sealed partial class EmbeddedHost(WebApplication app) : IHost, IAsyncDisposable
{
    private readonly ILogger _logger = app.Services.GetRequiredService<ILogger<EmbeddedHost>>();

    /// <inheritdoc/>
    public IServiceProvider Services => app.Services;

    /// <inheritdoc/>
    /// <exception cref="EmbeddedHostException">The app, its settings or its addresses are wrong, or its state is damaged.</exception>
    public async Task StartAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await StartCheckedAsync(cancellationToken);
        }
        catch (InvalidDataException e)
        {
            // A damaged store says so itself, and what to do.
            throw new EmbeddedHostException(e.Message, e);
        }
    }

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        await app.StopAsync(cancellationToken);
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout);
        int left = await Services.GetRequiredService<RunningInvocations>().DrainAsync(limit.Token);
        if (left > 0)
        {
            Log.Abandoned(_logger, left);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => ((IDisposable)app).Dispose();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task StartCheckedAsync(CancellationToken cancellationToken)
    {
        EmbeddedOptions options = Services.GetRequiredService<IOptions<EmbeddedOptions>>().Value;
        IFunctionCatalog catalog = Services.GetRequiredService<IFunctionCatalog>();
        int count = catalog.Functions.Count;
        Services.GetRequiredService<FunctionPlans>().Prepare();
        Services.GetRequiredService<TimerListener>().Prepare();
        Services.GetRequiredService<HttpFunctions>().Map(app);
        Services.GetRequiredService<StartErrors>().ThrowIfAny();
        if (options.ServesHttp)
        {
            Listening.Use(app, options);
        }

        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException e) when (Listening.IsTaken(e))
        {
            throw Listening.Taken(string.Join(", ", app.Urls), e);
        }

        if (options.ReadsEventHubs)
        {
            Services.GetRequiredService<HubMeter>();
        }

        Log.Started(_logger, count);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Started {Count} functions.")]
        public static partial void Started(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Stopped with {Count} invocations still running; their work is lost unless their trigger asks again.")]
        public static partial void Abandoned(ILogger logger, int count);
    }
}
