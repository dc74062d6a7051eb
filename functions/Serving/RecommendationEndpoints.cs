using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;
using Trends;
using Trends.Governance;
using Trends.ML;
using Trends.ML.Recommendations;
using Trends.ML.Registry;
using Trends.Storage;

namespace TrendFunctions.Serving;

/// <summary>Items for users.</summary>
/// <param name="models">The model that serves.</param>
/// <param name="keys">The key of pseudonyms: the model knows users by these alone.</param>
/// <param name="answers">Caches and records.</param>
public sealed class RecommendationEndpoints(ModelCache models, IPseudonymKeys keys, PredictionAnswers answers)
{
    /// <summary>The items for one user; an unknown one gets the popular items.</summary>
    /// <param name="request">Query: top.</param>
    /// <param name="user">The user as the client knows it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(GetRecommendations))]
    [QueryParameter("top", "20", "How many items.", Least = 1, Most = RecommendationModel.MostItems)]
    [Answers(typeof(RecommendationList), Predicts = true)]
    public async Task<IActionResult> GetRecommendations(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/recommendations/{user}")] HttpRequest request,
        string user,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        int top = QueryText.Number(request, "top", 20, 1, RecommendationModel.MostItems);
        ServedModel<RecommendationModel> served = await models.GetAsync<RecommendationModel>(cancellationToken)
            ?? throw new TrendsException("No recommendation model serves yet. Run the pipeline on a dataset of events.");
        string pseudonym = (await Pseudonymizer.CreateAsync(keys, cancellationToken)).User(user);
        return await answers.AnswerAsync(
            request.HttpContext,
            "api/recommendations",
            [KeyValuePair.Create("user", (string?)pseudonym), KeyValuePair.Create("top", (string?)$"{top}")],
            ModelNames.Recommendation,
            served.Version,
            _ => ValueTask.FromResult(served.Model.Recommend(pseudonym, top) with { User = user }),
            cancellationToken);
    }
}
