namespace Trends.ML.Campaigns;

/// <summary>Checks requests and reads their bounds.</summary>
internal static class CampaignChecks
{
    private const int MostRows = 100_000;

    /// <summary>Throws when a field does not hold what it must.</summary>
    /// <exception cref="InvalidRequestException">With the messages of each such field.</exception>
    public static void Validate(CampaignRequest request)
    {
        SortedDictionary<string, string[]> errors = new(StringComparer.Ordinal);
        if (request.History is null || request.History.Count is 0 or > MostRows)
        {
            errors["history"] = [$"{request.History?.Count ?? 0} rows; give 1 to {MostRows}."];
        }

        for (int i = 0; i < Math.Min(request.History?.Count ?? 0, MostRows); i++)
        {
            CampaignDay day = request.History![i];
            Check(errors, $"history[{i}].spend", day.Spend);
            Check(errors, $"history[{i}].impressions", day.Impressions);
            Check(errors, $"history[{i}].clicks", day.Clicks);
            Check(errors, $"history[{i}].conversions", day.Conversions);
            Check(errors, $"history[{i}].revenue", day.Revenue);
            if (string.IsNullOrEmpty(day.Campaign))
            {
                errors[$"history[{i}].campaign"] = ["Empty; give the campaign's id."];
            }

            if (string.IsNullOrEmpty(day.Channel))
            {
                errors[$"history[{i}].channel"] = ["Empty; give the channel."];
            }
        }

        Check(errors, "budget", request.Budget);
        if (request.Objective is not (CampaignRequest.Revenue or CampaignRequest.Conversions))
        {
            errors["objective"] = [$"'{request.Objective}'; give 'revenue' or 'conversions'."];
        }

        foreach ((string name, double value) in request.Floors ?? new Dictionary<string, double>())
        {
            Check(errors, $"constraints.floors.{name}", value);
        }

        foreach ((string name, double value) in request.Caps ?? new Dictionary<string, double>())
        {
            Check(errors, $"constraints.caps.{name}", value);
        }

        Throw(errors);
    }

    /// <summary>Makes groups of cells from the bounds' names; cells without bounds are groups of their own.</summary>
    /// <exception cref="InvalidRequestException">A name fits nothing, bounds overlap or contradict each other, or floors exceed the budget.</exception>
    public static IReadOnlyList<BudgetGroup> Groups(CampaignRequest request, IReadOnlyList<CellHistory> cells)
    {
        IReadOnlyDictionary<string, double> floors = request.Floors ?? new Dictionary<string, double>(), caps = request.Caps ?? new Dictionary<string, double>();
        SortedDictionary<string, string[]> errors = new(StringComparer.Ordinal);
        List<BudgetGroup> groups = [];
        Dictionary<int, string> taken = [];
        foreach (string name in floors.Keys.Union(caps.Keys).Order(StringComparer.Ordinal))
        {
            string field = $"constraints.{(floors.ContainsKey(name) ? "floors" : "caps")}.{name}";
            int[] members = Members(cells, name);
            double floor = floors.GetValueOrDefault(name), cap = caps.GetValueOrDefault(name, double.PositiveInfinity);
            if (members.Length == 0)
            {
                errors[field] = ["The history has no such campaign, channel or campaign/channel."];
            }
            else if (members.FirstOrDefault(taken.ContainsKey, -1) is >= 0 and int twice)
            {
                errors[field] = [$"Bounds '{name}' and '{taken[twice]}' both hold {cells[twice].Campaign}/{cells[twice].Channel}; give bounds on one level only."];
            }
            else if (floor > cap)
            {
                errors[field] = [FormattableString.Invariant($"The floor {floor} is above the cap {cap}.")];
            }

            foreach (int member in members)
            {
                taken.TryAdd(member, name);
            }

            groups.Add(new(members, floor, Math.Max(floor, cap)));
        }

        if (groups.Sum(g => g.Floor) > request.Budget)
        {
            string message = FormattableString.Invariant($"The floors add up to {groups.Sum(g => g.Floor)}, more than the budget of {request.Budget}. Lower the floors or raise the budget.");
            errors["budget"] = [message];
            foreach (string name in floors.Keys)
            {
                errors.TryAdd($"constraints.floors.{name}", [message]);
            }
        }

        Throw(errors);
        groups.AddRange(Enumerable.Range(0, cells.Count).Where(c => !taken.ContainsKey(c)).Select(c => new BudgetGroup([c], 0, double.PositiveInfinity)));
        return groups;
    }

    private static int[] Members(IReadOnlyList<CellHistory> cells, string name)
    {
        int[] Where(Func<CellHistory, bool> fits) => [.. Enumerable.Range(0, cells.Count).Where(i => fits(cells[i]))];
        int[] members = Where(c => $"{c.Campaign}/{c.Channel}" == name || $"{c.Campaign}|{c.Channel}" == name);
        members = members.Length > 0 ? members : Where(c => c.Campaign == name);
        return members.Length > 0 ? members : Where(c => c.Channel == name);
    }

    private static void Check(SortedDictionary<string, string[]> errors, string field, double value)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            errors[field] = [FormattableString.Invariant($"{value}; give a number of 0 or more.")];
        }
    }

    private static void Throw(SortedDictionary<string, string[]> errors)
    {
        if (errors.Count > 0)
        {
            throw new InvalidRequestException(errors);
        }
    }
}
