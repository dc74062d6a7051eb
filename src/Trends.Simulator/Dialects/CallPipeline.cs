using Microsoft.AspNetCore.Http;
using Trends.Simulator.Faults;
using Trends.Simulator.Limits;

namespace Trends.Simulator.Dialects;

/// <summary>What happens to every call, in order: outage, credential, limit, answer, damage, log.</summary>
internal sealed class CallPipeline(SimulatorContext simulator, IDialect dialect, string platform)
{
    public async Task RunAsync(HttpContext http, Action<SimulatorCall> answer, IReadOnlyList<LimitRule> limits, bool open)
    {
        string path = http.Request.Path.Value![(platform.Length + 1)..];
        SimulatorCall call = new(http, simulator, dialect, simulator.World.Of(platform)) { IsRenewed = SimulatorCredentials.TakeRenewed(http.Request) };
        call.Faults = simulator.Faults.Meet(call.Platform, path, call.Now);
        if (HttpMethods.IsPost(http.Request.Method))
        {
            await call.ReadBodyAsync();
        }

        if (call.Faults.Find(FaultKind.Slow) is { } slow)
        {
            await Task.Delay(slow.Fault.Delay, simulator.Options.Clock, http.RequestAborted);
        }

        if (!Outage(call))
        {
            Answer(call, answer, limits, open);
        }

        simulator.Log.Add(new(
            call.Platform, http.Request.Method, path + RequestSecrets.Blot(http.Request.QueryString.Value!), call.Status, call.RejectedByLimit,
            call.Faults.ToString(), call.Now));
        await SendAsync(call, damaged: !open && call.Status == StatusCodes.Status200OK && call.Faults.Any);
        BodyPool.Return(call.Body);
    }

    /// <summary>Lets a call in as any other, and leaves the answer open.</summary>
    public async Task RunLiveAsync(HttpContext http, Func<SimulatorCall, Task> answer, IReadOnlyList<LimitRule> limits)
    {
        SimulatorCall call = new(http, simulator, dialect, simulator.World.Of(platform));
        string path = http.Request.Path.Value![(call.Platform.Length + 1)..];
        call.Faults = simulator.Faults.Meet(call.Platform, path, call.Now);
        bool isIn = false;
        if (!Outage(call))
        {
            Answer(call, _ => isIn = true, limits, open: false);
        }

        simulator.Log.Add(new(
            call.Platform, http.Request.Method, path + RequestSecrets.Blot(http.Request.QueryString.Value!), call.Status, call.RejectedByLimit,
            call.Faults.ToString(), call.Now));
        if (isIn)
        {
            await answer(call);
        }
        else
        {
            await SendAsync(call, damaged: false);
        }

        BodyPool.Return(call.Body);
    }

    private static bool Outage(SimulatorCall call)
    {
        if (call.Faults.Find(FaultKind.Status) is not { Fault: var outage })
        {
            return false;
        }

        call.Status = outage.Status;
        call.Text("text/html", $"<html><head><title>{outage.Status}</title></head><body>{outage.Status}</body></html>");
        if (outage.RetryAfterSeconds is int seconds)
        {
            call.Header("Retry-After", seconds);
        }

        return true;
    }

    private static async Task SendAsync(SimulatorCall call, bool damaged)
    {
        ReadOnlyMemory<byte> body = call.Body.WrittenMemory;
        if (damaged)
        {
            body = BodyDamage.Apply(call.Faults, call.ContentType, body);
        }

        HttpResponse response = call.Http.Response;
        response.StatusCode = call.Status;
        if (call.Status == StatusCodes.Status304NotModified)
        {
            return;
        }

        response.ContentType = call.ContentType;
        response.ContentLength = body.Length;
        if (damaged && call.Faults.Has(FaultKind.TornBody))
        {
            await response.Body.WriteAsync(body[..(body.Length / 2)]);
            await response.Body.FlushAsync();
            call.Http.Abort();
            return;
        }

        await response.Body.WriteAsync(body);
    }

    private void Answer(SimulatorCall call, Action<SimulatorCall> answer, IReadOnlyList<LimitRule> limits, bool open)
    {
        // Where tokens are issued they expire, and the caller may fetch a new one; where they are not, the credential is refused.
        if (!open && !call.IsRenewed && call.Faults.Find(FaultKind.TokenExpiry) is { } expiry && !simulator.Tokens.ExpireOnce(call.Platform, expiry))
        {
            call.Fail(ApiError.TokenExpired);
            return;
        }

        CallerCheck caller = open ? CallerCheck.Anonymous : dialect.Authenticate(call);
        if (caller.Error is ApiError refused)
        {
            call.Fail(refused);
            return;
        }

        call.Credential = call.IsRenewed ? SimulatorCredentials.Renewed(caller.Credential) : caller.Credential;
        if (!open && call.Faults.Find(FaultKind.QuotaBlock) is { } block)
        {
            call.BlockedUntil = block.Fault.Until;
            if (limits.Count > 0 && block.Fault.Until is { } until)
            {
                dialect.WriteLimit(call, new(limits[0], Allowed: false, limits[0].Limit, limits[0].Limit, until));
            }

            call.Fail(ApiError.QuotaExceeded);
            return;
        }

        if (limits.Count > 0 && simulator.Limits.Take(limits, call.Credential, call.Now, call.LimitedItem) is LimitVerdict verdict)
        {
            dialect.WriteLimit(call, verdict);
            if (!verdict.Allowed)
            {
                call.Fail(verdict.Rule.IsQuota ? ApiError.QuotaExceeded : ApiError.RateLimited);
                return;
            }
        }

        answer(call);
    }
}
