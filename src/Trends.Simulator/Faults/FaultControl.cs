using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Trends.Simulator.Faults;

/// <summary>Sets faults, deletes items and reads the log over HTTP: <c>/_simulator/faults/{platform}</c>, <c>/_simulator/items/{platform}/{id}</c> and <c>/_simulator/requests/{platform}</c>.</summary>
internal static class FaultControl
{
    public static void Map(IEndpointRouteBuilder routes, SimulatorContext simulator)
    {
        routes.MapGet("/_simulator/platforms", () => simulator.World.Platforms);
        routes.MapGet("/_simulator/faults/{platform}", (string platform) => simulator.Faults.Of(platform).Select(f => f.Kind.ToString()));
        routes.MapPost("/_simulator/faults/{platform}", (string platform, FaultKind kind, int? after, int? times, int? status, int? delayMs, string? path) =>
        {
            simulator.Faults.Set(platform, new Fault(kind)
            {
                After = after ?? 0,
                Times = times,
                Status = status ?? 503,
                Delay = TimeSpan.FromMilliseconds(delayMs ?? 1000),
                Path = path ?? "",
            });
            return Results.NoContent();
        });
        routes.MapDelete("/_simulator/faults/{platform}", (string platform) =>
        {
            simulator.Faults.Clear(platform);
            return Results.NoContent();
        });
        routes.MapDelete("/_simulator/items/{platform}/{**id}", (string platform, string id) =>
        {
            World.PlatformWorld world = simulator.World.Of(platform);
            if (world.Find(id) is not { } item)
            {
                return Results.NotFound();
            }

            world.Delete(item);
            return Results.NoContent();
        });
        routes.MapGet("/_simulator/requests/{platform}", (string platform) => simulator.Log.Of(platform));
    }
}
