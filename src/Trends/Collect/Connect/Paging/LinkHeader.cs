namespace Trends.Collect.Connect.Paging;

/// <summary>Reads the header <c>Link</c> (RFC 8288).</summary>
internal static class LinkHeader
{
    /// <summary>Gives the address whose relation is <c>next</c>.</summary>
    /// <param name="header">The header; several are joined by commas.</param>
    internal static string? Next(string? header)
    {
        int at = 0;
        while (header is not null && header.IndexOf('<', at) is >= 0 and int open)
        {
            int close = header.IndexOf('>', open);
            if (close < 0)
            {
                return null;
            }

            // The parameters of one link end where the next one begins.
            int end = header.IndexOf('<', close);
            string parameters = end < 0 ? header[(close + 1)..] : header[(close + 1)..end];
            if (parameters.Split(';').Any(IsNext))
            {
                return header[(open + 1)..close];
            }

            at = close;
        }

        return null;
    }

    private static bool IsNext(string parameter)
    {
        string[] parts = parameter.Trim().TrimEnd(',').Trim().Split('=', 2);
        return parts.Length == 2 && parts[0].Trim().Equals("rel", StringComparison.OrdinalIgnoreCase)
            && parts[1].Trim().Trim('"').Split(' ').Contains("next", StringComparer.OrdinalIgnoreCase);
    }
}
