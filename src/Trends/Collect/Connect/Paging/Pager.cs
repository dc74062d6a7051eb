using System.Globalization;
using System.Text.Json;
using Trends.Collect.Connect.Manifests;

namespace Trends.Collect.Connect.Paging;

/// <summary>Decides from a page which page is next.</summary>
internal static class Pager
{
    /// <summary>Gives the position of the next page.</summary>
    /// <param name="plan">How the platform pages; null for one page.</param>
    /// <param name="position">The position of this page; null for the first.</param>
    /// <param name="page">This page.</param>
    /// <returns>The next position; null when this page is the last.</returns>
    internal static string? Next(PagingPlan? plan, string? position, in PageFacts page)
    {
        if (plan is null || plan.Type == PagingType.None || Ended(plan, page))
        {
            return null;
        }

        string? next = plan.Type switch
        {
            PagingType.Token or PagingType.Url => JsonPaths.Text(page.Root, plan.At),
            PagingType.Link => LinkHeader.Next(page.Link),
            PagingType.Last => page.Last.ValueKind == JsonValueKind.Undefined ? null : Stepped(JsonPaths.Text(page.Last, plan.At), plan.Step),
            PagingType.Offset => Step(plan, position, plan.Size),
            _ => Step(plan, position, 1),
        };

        // A platform that hands out the same position for ever would be read for ever.
        return next == position ? null : next;
    }

    private static bool Ended(PagingPlan plan, in PageFacts page)
    {
        if (plan.HasMoreAt is not null && JsonPaths.Text(page.Root, plan.HasMoreAt) is null or "false" or "0")
        {
            return true;
        }

        if (plan.EndAt is not null && JsonPaths.Text(page.Root, plan.EndAt) is "true" or "1")
        {
            return true;
        }

        bool counts = plan.Type is PagingType.Offset or PagingType.Page or PagingType.Last;
        return (counts && page.Records == 0) || (plan.ShortPageEnds && page.Records < plan.Size);
    }

    private static string? Stepped(string? value, int step)
        => step != 0 && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? (number + step).ToString(CultureInfo.InvariantCulture) : value;

    private static string? Step(PagingPlan plan, string? position, int step)
    {
        int now = position is null ? plan.First : int.Parse(position, CultureInfo.InvariantCulture);
        int next = now + step;
        return next > plan.Most ? null : next.ToString(CultureInfo.InvariantCulture);
    }
}
