namespace Trends.Simulator.Live;

/// <summary>An open connection that a platform sends on.</summary>
internal interface ILiveWire
{
    /// <summary>Sends a message.</summary>
    Task SendAsync(string message);

    /// <summary>Sends the beginning of a message and cuts the connection.</summary>
    Task TearAsync(string message);

    /// <summary>Sends a sign of life.</summary>
    Task BeatAsync();
}
