namespace Trends.ML.Campaigns;

/// <summary>Divides budgets. Immutable, so any number of threads may use it.</summary>
public sealed class CampaignModel : IModelArtefact<CampaignModel>
{
    private const string Format = "campaign/1";
    private readonly CampaignPriors _priors;

    internal CampaignModel(CampaignPriors priors) => _priors = priors;

    /// <summary>Gets the model that serves until one is trained.</summary>
    public static CampaignModel Default { get; } = new(CampaignPriors.Usual);

    /// <inheritdoc/>
    public static string ModelName => ModelNames.Campaign;

    /// <summary>Fits curves to the history and divides the budget by them.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="InvalidRequestException">A field does not hold what it must.</exception>
    public CampaignPlan Plan(CampaignRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        CampaignChecks.Validate(request);
        IReadOnlyList<CellHistory> cells = CellHistory.From(request.History, request.Objective);
        IReadOnlyList<BudgetGroup> groups = CampaignChecks.Groups(request, cells);
        IReadOnlyList<FittedCell> fitted = CurveFitter.Fit(cells, _priors, request.Objective);
        double[] spends = BudgetAllocator.Allocate([.. fitted.Select(f => f.Curve)], groups, request.Budget);
        int dates = request.History.Select(d => d.Date).Distinct().Count();
        double[] current = [.. cells.Select(c => c.Spends.Sum() / dates)];
        return new(
            [.. fitted.Select((f, i) => Describe(f, spends[i]))],
            new(current.Sum(), fitted.Select((f, i) => f.Curve.Value(current[i])).Sum()));
    }

    /// <summary>Gives the model's bytes.</summary>
    public byte[] Save() => Artefact.Write(Format, writer =>
    {
        foreach (double penalty in _priors.Penalties)
        {
            writer.Write(penalty);
        }

        Write(writer, _priors.RevenueRates);
        Write(writer, _priors.ConversionRates);
    });

    /// <inheritdoc/>
    public static CampaignModel Load(ReadOnlyMemory<byte> artefact) => Artefact.Read(Format, artefact, reader =>
    {
        double[] penalties = new double[CurveShape.All.Count];
        for (int i = 0; i < penalties.Length; i++)
        {
            penalties[i] = reader.ReadDouble();
        }

        return new CampaignModel(new(penalties, Read(reader), Read(reader)));
    });

    /// <summary>Fits curves to cells.</summary>
    internal IReadOnlyList<FittedCell> Fit(IReadOnlyList<CellHistory> cells, string objective) => CurveFitter.Fit(cells, _priors, objective);

    private static CampaignAllocation Describe(FittedCell cell, double spend)
    {
        (double lower, double upper) = cell.Interval(spend);
        return new(cell.History.Campaign, cell.History.Channel, spend, cell.Curve.Value(spend), lower, upper, cell.Curve.Slope(spend));
    }

    private static void Write(BinaryWriter writer, IReadOnlyDictionary<string, double> rates)
    {
        writer.Write(rates.Count);
        foreach ((string channel, double rate) in rates.OrderBy(r => r.Key, StringComparer.Ordinal))
        {
            writer.Write(channel);
            writer.Write(rate);
        }
    }

    private static Dictionary<string, double> Read(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        Dictionary<string, double> rates = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            rates[reader.ReadString()] = reader.ReadDouble();
        }

        return rates;
    }
}
