using System.Net;
using System.Net.Sockets;
using Functions.Embedded.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Functions.Embedded.Http;

/// <summary>Decides where HTTP listens: on loopback, elsewhere only with function keys.</summary>
internal static class Listening
{
    private const string Fix = "Choose another with --port or the setting Embedded:Urls, or stop the program that has it.";

    /// <summary>Gives the addresses to the server, when it may have them.</summary>
    /// <exception cref="EmbeddedHostException">An address is malformed, open to the network without keys, or taken.</exception>
    public static void Use(WebApplication app, EmbeddedOptions options)
    {
        string urls = options.Port is { } port ? $"http://localhost:{port}" : options.Urls;
        bool hasKeys = app.Services.GetRequiredService<FunctionKeys>().Any;
        app.Urls.Clear();
        foreach (string url in urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            BindingAddress address = Parse(url);
            if (!hasKeys && !IsLoopback(address.Host))
            {
                throw new EmbeddedHostException(
                    $"'{url}' can be reached from other machines, and no function keys are set. Set FunctionKeys:default to a secret of your own, or listen on http://localhost:{address.Port}.");
            }

            ThrowIfTaken(url, address);
            app.Urls.Add(url);
        }
    }

    /// <summary>Tells whether starting failed for an address in use.</summary>
    public static bool IsTaken(IOException e) => e.InnerException is AddressInUseException;

    /// <summary>Says that an address is in use.</summary>
    public static EmbeddedHostException Taken(string url, Exception e) => new($"{url} is in use by another program. {Fix}", e);

    /// <summary>Tells whether a host name means this machine alone.</summary>
    public static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static BindingAddress Parse(string url)
    {
        try
        {
            return BindingAddress.Parse(url);
        }
        catch (FormatException e)
        {
            throw new EmbeddedHostException($"'{url}' in Embedded:Urls is no address. Write one such as http://localhost:7071.", e);
        }
    }

    // Asked before the server does, so that the answer is one line and not a stack trace in the log.
    private static void ThrowIfTaken(string url, BindingAddress address)
    {
        if (address.Port == 0 || address.IsUnixPipe)
        {
            return;
        }

        IPAddress ip = IPAddress.TryParse(address.Host.Trim('[', ']'), out IPAddress? parsed) ? parsed
            : IsLoopback(address.Host) ? IPAddress.Loopback : IPAddress.Any;
        using Socket socket = new(ip.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(ip, address.Port));
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.AddressAlreadyInUse)
        {
            throw new EmbeddedHostException($"Port {address.Port} ({url}) is in use by another program. {Fix}", e);
        }
    }
}
