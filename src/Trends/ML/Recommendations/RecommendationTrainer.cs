namespace Trends.ML.Recommendations;

/// <summary>Trains the recommendation model on what users did with items.</summary>
public sealed class RecommendationTrainer : IModelTrainer
{
    /// <summary>The fewest distinct items of a user whose last ones are held out.</summary>
    public const int LeastItems = 5;

    /// <summary>The fewest such users.</summary>
    public const int LeastUsers = 10;

    /// <inheritdoc/>
    public string Name => ModelNames.Recommendation;

    /// <inheritdoc/>
    public string Code => "1";

    /// <inheritdoc/>
    public string Parameters => $"{ItemNeighbours.Parameters};items={LeastItems};users={LeastUsers}";

    /// <inheritdoc/>
    public async Task<ITrainingSet> ReadAsync(ITrainingData data, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(data);
        Dictionary<string, Dictionary<string, (DateTimeOffset At, float Weight)>> users = new(StringComparer.Ordinal);
        long rows = 0;
        await foreach (Interaction row in data.ReadInteractionsAsync(cancellationToken))
        {
            if (row.User.Length == 0 || row.Item.Length == 0)
            {
                continue;
            }

            rows++;
            if (!users.TryGetValue(row.User, out Dictionary<string, (DateTimeOffset At, float Weight)>? items))
            {
                users[row.User] = items = new(StringComparer.Ordinal);
            }

            float weight = EventWeights.Of(row.Kind, row.Value);
            items[row.Item] = items.TryGetValue(row.Item, out (DateTimeOffset At, float Weight) known)
                ? (row.At < known.At ? row.At : known.At, Math.Max(weight, known.Weight))
                : (row.At, weight);
        }

        return new RecommendationTrainingSet(users, rows);
    }
}
