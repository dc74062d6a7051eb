using Trends.Simulator.Limits;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects;

/// <summary>Speaks as one platform does: its addresses, parameters, paging, bodies, credentials and errors. Found by reflection; needs a constructor without parameters.</summary>
public interface IDialect
{
    /// <summary>Gets the platforms that it speaks for; nearly always one.</summary>
    IReadOnlyList<PlatformSpec> Platforms { get; }

    /// <summary>Maps the addresses of one platform, without its prefix.</summary>
    /// <param name="routes">Where to map.</param>
    void Map(PlatformRoutes routes);

    /// <summary>Checks the credential of a call as the platform does.</summary>
    /// <param name="call">The call.</param>
    /// <returns>Who calls, or why the call is refused.</returns>
    CallerCheck Authenticate(SimulatorCall call);

    /// <summary>Answers an error: status, headers and body as the platform does.</summary>
    /// <param name="call">The call.</param>
    /// <param name="error">What went wrong.</param>
    /// <param name="detail">More words, such as the parameter's name; may be empty.</param>
    void WriteError(SimulatorCall call, ApiError error, string detail);

    /// <summary>Writes the headers that tell how a call stands against its limit, on every answer.</summary>
    /// <param name="call">The call.</param>
    /// <param name="verdict">How it stands.</param>
    void WriteLimit(SimulatorCall call, LimitVerdict verdict);
}
