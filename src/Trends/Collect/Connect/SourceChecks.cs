using Trends.Collect.Connect.Lookup;
using Trends.Collect.Connect.Manifests;
using Trends.Collect.Mapping;

namespace Trends.Collect.Connect;

/// <summary>What a stream's manifest must keep to beyond its shape.</summary>
internal static class SourceChecks
{
    internal static void Check(PlatformManifest platform, StreamManifest stream, string name)
    {
        List<string> problems = [];
        if (platform.BaseUrl is null)
        {
            problems.Add("the platform has no baseUrl: it is closed, and gets no streams");
        }

        problems.AddRange(stream.Records.At.Where(at => JsonPath.TryParse(at) is null && at != "$").Select(at => $"records.at: '{at}' is no path; write it like $.data[*]"));
        problems.AddRange((stream.Records.Attach ?? new Dictionary<string, string>()).Keys
            .Concat(stream.Records.Join?.Select(j => j.As) ?? [])
            .Where(member => !member.StartsWith('_'))
            .Select(member => $"records: '{member}' is put into records and has to start with an underscore"));
        HashSet<string> quotas = [.. (platform.Quotas ?? []).Select(q => q.Name)];
        problems.AddRange((stream.Quotas ?? []).Where(q => !quotas.Contains(q)).Select(q => $"quotas: the platform has no '{q}'; it has {string.Join(", ", quotas)}"));
        problems.AddRange(Paging(stream.Paging));
        problems.AddRange(LookupChecks.Find(platform, stream));
        if (stream.Increment is { At: ['_', ..] attached } && stream.Records.Attach?.ContainsKey(attached) != true)
        {
            problems.Add($"increment.at: '{attached}' is not attached to records");
        }

        if (stream.Code is { } code && StreamCodes.Find(code) is null)
        {
            problems.Add($"code: there is no '{code}'; there is {string.Join(", ", StreamCodes.Names)}");
        }

        if (stream is { Request: null, Push: null })
        {
            problems.Add("it has neither request nor push");
        }

        problems.AddRange(Push.PushChecks.Find(platform, stream));
        if (problems.Count > 0)
        {
            throw new InputException($"'{name}': {string.Join("; ", problems)}.");
        }
    }

    private static IEnumerable<string> Paging(PagingPlan? paging)
    {
        switch (paging?.Type)
        {
            case PagingType.Token or PagingType.Last when paging.Param is null || paging.At is null:
                yield return "paging: needs param and at";
                break;
            case PagingType.Url when paging.At is null:
                yield return "paging: needs at";
                break;
            case PagingType.Offset or PagingType.Page when paging.Param is null || (paging.Type == PagingType.Offset && paging.Size == 0):
                yield return "paging: needs param, and offsets need size";
                break;
        }
    }
}
