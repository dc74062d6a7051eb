using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using Trends.Simulator.Dialects;
using Trends.Simulator.Faults;
using Trends.Simulator.World;

namespace Trends.Simulator;

/// <summary>The external platforms' APIs on a loopback port, in this process.</summary>
public sealed partial class SimulatorHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Uri _address;

    private SimulatorHost(WebApplication app, Uri address, SimulatorContext context)
    {
        _app = app;
        _address = address;
        Context = context;
    }

    /// <summary>Gets world, truth, faults and log.</summary>
    public SimulatorContext Context { get; }

    /// <summary>Gets the names of the platforms that can be called, in alphabetical order.</summary>
    public IReadOnlyList<string> Platforms => Context.World.Platforms;

    /// <summary>Gets what its authors write about, Korean and English by turns.</summary>
    public IReadOnlyList<string> Terms { get; } =
    [
        .. WorldTopics.Everyday.Where(t => t.Language == "ko").Zip(WorldTopics.Everyday.Where(t => t.Language == "en"), (ko, en) => new[] { ko.Term, en.Term }).SelectMany(t => t),
    ];

    /// <summary>Gets the boards, feeds or communities of a platform, to be asked for by name.</summary>
    /// <param name="platform">The platform's name.</param>
    public IReadOnlyList<string> Sections(string platform) => Context.World.Of(platform).Spec.Sections;

    /// <summary>Gets some of a platform's accounts, by their names.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<string> Accounts(string platform, int most)
    {
        PlatformWorld world = Context.World.Of(platform);
        return [.. world.Items.GroupBy(i => i.Author.Index).OrderByDescending(g => g.Count()).Take(most).Select(g => world.Author(g.Key).Handle)];
    }

    /// <summary>Tells whether an address is one that a platform's dialect answers.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <param name="path">The path below the platform's address; parts in braces stand for anything.</param>
    public bool Speaks(string platform, string path)
    {
        string asked = "/" + platform + "/" + Placeholder().Replace(path, "x").Split('?')[0].TrimStart('/');
        return _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Any(e => new TemplateMatcher(new RouteTemplate(e.RoutePattern), []).TryMatch(asked, []));
    }

    /// <summary>Starts a simulator.</summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The running simulator; dispose it to stop.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Size, 20);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Span, TimeSpan.FromHours(1));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Ahead, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.LimitScale);

        IReadOnlyList<IDialect> dialects = DialectCatalogue.Find();
        SeededWorld world = new(options, [.. dialects.SelectMany(d => d.Platforms)]);
        SimulatorContext context = new(options, world);

        // Empty: no settings file, no console lifetime, nothing that the host around it has too.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRouting();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
        });
        WebApplication app = builder.Build();
        app.UseWebSockets();
        foreach (IDialect dialect in dialects)
        {
            foreach (PlatformSpec spec in dialect.Platforms)
            {
                dialect.Map(new(app, new(context, dialect, spec.Platform), spec.Platform));
            }
        }

        if (options.WithControl)
        {
            FaultControl.Map(app, context);
        }

        await app.StartAsync(cancellationToken);
        string address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new(app, new(address), context);
    }

    /// <summary>Gets where a platform answers.</summary>
    /// <param name="platform">The platform's name.</param>
    /// <returns>An address such as <c>http://127.0.0.1:41234/mastodon</c>, without a slash at its end.</returns>
    /// <exception cref="ArgumentException">No dialect speaks for the platform.</exception>
    public Uri BaseUri(string platform) => Platforms.Contains(platform)
        ? new(_address, $"/{platform}")
        : throw new ArgumentException($"No dialect speaks for '{platform}'; there are {string.Join(", ", Platforms)}.", nameof(platform));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    [GeneratedRegex("\\{[^}]*\\}")]
    private static partial Regex Placeholder();
}
