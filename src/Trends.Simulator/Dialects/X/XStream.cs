using System.Globalization;
using System.Text.Json;
using Trends.Simulator.Live;
using Trends.Simulator.World;

namespace Trends.Simulator.Dialects.X;

/// <summary>The filtered stream of the v2 API: rules that stay, and one connection on which every post that fits one is sent. It tells of no deletions.</summary>
/// <remarks>After docs.x.com/x-api/posts/filtered-stream: /introduction, /integrate/build-a-rule and /integrate/handling-disconnections.</remarks>
internal sealed class XStream
{
    private const long FirstId = 1_700_000_000_000_000_000;
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(20);

    private readonly Lock _gate = new();
    private readonly List<XRule> _rules = [];
    private int _made;
    private int _open;

    public void List(SimulatorCall call)
    {
        object[]? rules = Rules() is { Length: > 0 } some ? [.. some.Select(Shown)] : null;
        DialectJson.WriteFilled(call, new { data = rules, meta = new { sent = DialectText.Iso(call.Now), result_count = rules?.Length ?? 0 } });
    }

    public void Change(SimulatorCall call)
    {
        if (call.PostedJson is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("add", out JsonElement add))
        {
            XRule[] made = [.. add.EnumerateArray().Select(r => Add(r, call.World)).OfType<XRule>()];
            call.Status = 201;
            DialectJson.WriteFilled(call, new { data = made.Select(Shown), meta = new { sent = DialectText.Iso(call.Now), summary = new { created = made.Length, not_created = add.GetArrayLength() - made.Length } } });
        }
        else if (call.PostedJson is { ValueKind: JsonValueKind.Object } other && other.TryGetProperty("delete", out JsonElement delete))
        {
            HashSet<string> ids = [.. delete.GetProperty("ids").EnumerateArray().Select(i => i.GetString()!)];
            int gone;
            lock (_gate)
            {
                gone = _rules.RemoveAll(r => ids.Contains(r.Id));
            }

            DialectJson.WriteFilled(call, new { meta = new { sent = DialectText.Iso(call.Now), summary = new { deleted = gone, not_deleted = ids.Count - gone } } });
        }
        else
        {
            call.Fail(ApiError.BadRequest, "add or delete is required");
        }
    }

    public async Task SendAsync(SimulatorCall call)
    {
        if (Rules().Length == 0)
        {
            await RefuseAsync(call, 409, "RuleConfigurationIssue", "You must define at least one rule.");
            return;
        }

        try
        {
            if (Interlocked.Increment(ref _open) > 1)
            {
                await RefuseAsync(call, 429, "TooManyConnections", "This stream is currently at the maximum allowed connection limit.");
                return;
            }

            BodyWire wire = new(call.Http, "\r\n");
            await wire.BeginAsync("application/json; charset=utf-8");
            await new LiveFeed(call, wire, Heartbeat).SendAsync(Since(call), change => change.Kind == ChangeKind.Made ? Line(call, change.Item) : null);
        }
        finally
        {
            Interlocked.Decrement(ref _open);
        }
    }

    private static DateTimeOffset Since(SimulatorCall call) => call.Now.AddMinutes(-Math.Clamp(call.Number("backfill_minutes", 0), 0, 5));

    private static object Shown(XRule rule) => new { id = rule.Id, value = rule.Value, tag = rule.Tag.Length > 0 ? rule.Tag : null };

    private static async Task RefuseAsync(SimulatorCall call, int status, string issue, string detail)
    {
        call.Http.Response.StatusCode = status;
        call.Http.Response.ContentType = "application/problem+json; charset=utf-8";
        await JsonSerializer.SerializeAsync(
            call.Http.Response.Body,
            new { title = "ConnectionException", detail, connection_issue = issue, type = "https://api.twitter.com/2/problems/streaming-connection" },
            cancellationToken: call.Http.RequestAborted);
    }

    private string? Line(SimulatorCall call, WorldItem item)
    {
        XRule[] fitting = [.. Rules().Where(r => r.Query.Base.Matches(item) && r.Query.Matches(item))];
        return fitting.Length == 0 ? null : LiveJson.Text(json => XJson.Line(json, call, item, fitting)) + "\r\n";
    }

    private XRule[] Rules()
    {
        lock (_gate)
        {
            return [.. _rules];
        }
    }

    // The same rule twice is refused.
    private XRule? Add(JsonElement rule, PlatformWorld world)
    {
        string value = rule.GetProperty("value").GetString()!;
        string tag = rule.TryGetProperty("tag", out JsonElement label) ? label.GetString()! : string.Empty;
        lock (_gate)
        {
            if (_rules.Exists(r => r.Value == value))
            {
                return null;
            }

            XRule made = new((FirstId + ++_made).ToString(CultureInfo.InvariantCulture), value, tag, XQuery.Parse(value, world));
            _rules.Add(made);
            return made;
        }
    }
}
