using Microsoft.Extensions.Options;

namespace Trends.Collect.Connect;

/// <summary>Takes underscores for hyphens in the names of platforms and streams: neither shells nor Azure's app settings take hyphens in names, as in <c>Sources__Platforms__naver_news__Enabled</c>.</summary>
internal sealed class HyphenNames : IPostConfigureOptions<SourcesOptions>
{
    /// <inheritdoc/>
    public void PostConfigure(string? name, SourcesOptions options)
    {
        Rename(options.Platforms, Join);
        foreach (PlatformOptions platform in options.Platforms.Values)
        {
            Rename(platform.Streams, static (_, own) => own);
        }
    }

    private static void Rename<T>(IDictionary<string, T> named, Func<T, T, T> join)
    {
        foreach (string name in named.Keys.Where(n => n.Contains('_', StringComparison.Ordinal)).ToArray())
        {
            named.Remove(name, out T? own);
            string hyphened = name.Replace('_', '-');
            named[hyphened] = named.TryGetValue(hyphened, out T? other) ? join(other, own!) : own!;
        }
    }

    // A file may switch a platform on under its own name, and the environment hold its secrets.
    private static PlatformOptions Join(PlatformOptions file, PlatformOptions own)
    {
        file.Enabled |= own.Enabled;
        file.BaseUrl = own.BaseUrl ?? file.BaseUrl;
        Copy(own.Settings, file.Settings);
        Copy(own.Secrets, file.Secrets);
        Copy(own.Streams, file.Streams);
        return file;
    }

    private static void Copy<T>(IDictionary<string, T> from, IDictionary<string, T> to)
    {
        foreach ((string name, T value) in from)
        {
            to[name] = value;
        }
    }
}
