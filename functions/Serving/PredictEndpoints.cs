using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using TrendFunctions.Hosting;
using TrendFunctions.OpenApi;
using Trends;
using Trends.ML;
using Trends.ML.Campaigns;
using Trends.ML.Forecasting;
using Trends.ML.Registry;
using Trends.Serving;

namespace TrendFunctions.Serving;

/// <summary>Predictions from what a request holds: forecasts, sentiment, budgets.</summary>
/// <param name="models">The models that serve.</param>
/// <param name="sentiments">What tells sentiment, the one to ask first first.</param>
/// <param name="answers">Caches and records.</param>
public sealed class PredictEndpoints(ModelCache models, IEnumerable<ITextSentiment> sentiments, PredictionAnswers answers)
{
    /// <summary>The most texts of a request.</summary>
    public const int MostTexts = 1000;

    /// <summary>Forecasts one series or a batch of them.</summary>
    /// <param name="request">Body: <see cref="TrendsRequest"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PredictTrends))]
    [Takes(typeof(TrendsRequest), """{"series":[{"at":"2026-03-01T00:00:00Z","value":12},{"at":"2026-03-02T00:00:00Z","value":15},{"at":"2026-03-03T00:00:00Z","value":19}],"horizon":2}""")]
    [Answers(Predicts = true, MediaType = "application/json; charset=utf-8")]
    public async Task<IActionResult> PredictTrends(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/predict/trends")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ReadOnlyMemory<byte> body = await RequestBody.ReadAsync(request, RequestBody.Long, cancellationToken);
        TrendsRequest asked = RequestBody.Parse<TrendsRequest>(body);
        ServedModel<TrendModel>? served = await models.GetAsync<TrendModel>(cancellationToken);
        TrendModel model = served?.Model ?? TrendModel.Default;
        return await AnswerAsync(request, "api/predict/trends", body, ModelNames.Trend, served?.Version, () => asked.Answer(model), cancellationToken);
    }

    /// <summary>Tells the sentiment of texts.</summary>
    /// <param name="request">Body: <see cref="SentimentRequest"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PredictSentiment))]
    [Takes(typeof(SentimentRequest), """{"texts":["배송이 빨라서 좋아요","The app keeps crashing"]}""")]
    [Answers(Predicts = true, MediaType = "application/json; charset=utf-8")]
    public async Task<IActionResult> PredictSentiment(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/predict/sentiment")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ReadOnlyMemory<byte> body = await RequestBody.ReadAsync(request, RequestBody.Long, cancellationToken);
        SentimentRequest asked = RequestBody.Parse<SentimentRequest>(body);
        asked.Validate(MostTexts);
        KeyValuePair<string, string?>[] query = Query(body);
        foreach (ITextSentiment sentiment in sentiments)
        {
            if (await sentiment.FindVersionAsync(cancellationToken) is not { } version)
            {
                continue;
            }

            try
            {
                return await answers.AnswerAsync(
                    request.HttpContext,
                    "api/predict/sentiment",
                    query,
                    sentiment.Model,
                    version,
                    async stop => Answer(await sentiment.ScoreAsync(asked.Texts!, asked.Language, stop)),
                    cancellationToken);
            }
            catch (SentimentUnavailableException)
            {
                // The next one answers, under its own name; this one's cached answers stay.
            }
        }

        throw new TrendsException("No sentiment model serves yet. Run the pipeline on a dataset with labels, at least 200 of them.");
    }

    /// <summary>Divides a budget among campaigns.</summary>
    /// <param name="request">Body: <see cref="CampaignPlanRequest"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    [Function(nameof(PredictCampaign))]
    [Takes(typeof(CampaignPlanRequest), """{"history":[{"campaign":"spring","channel":"search","date":"2026-03-01","spend":100,"impressions":9000,"clicks":300,"conversions":12,"revenue":420}],"budget":200,"objective":"revenue"}""")]
    [Answers(typeof(CampaignPlan), Predicts = true)]
    public async Task<IActionResult> PredictCampaign(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/predict/campaign")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ReadOnlyMemory<byte> body = await RequestBody.ReadAsync(request, RequestBody.Long, cancellationToken);
        CampaignPlanRequest asked = RequestBody.Parse<CampaignPlanRequest>(body);
        ServedModel<CampaignModel>? served = await models.GetAsync<CampaignModel>(cancellationToken);
        CampaignModel model = served?.Model ?? CampaignModel.Default;
        return await AnswerAsync(request, "api/predict/campaign", body, ModelNames.Campaign, served?.Version, () => model.Plan(asked.ToRequest()), cancellationToken);
    }

    private static Predicted<object> Answer(TextSentiment sentiment) => new(SentimentRequest.Answer(sentiment.Scores), sentiment.Version);

    private static KeyValuePair<string, string?>[] Query(ReadOnlyMemory<byte> body) => [KeyValuePair.Create("body", (string?)Convert.ToHexStringLower(SHA256.HashData(body.Span)))];

    private Task<IActionResult> AnswerAsync<T>(
        HttpRequest request,
        string route,
        ReadOnlyMemory<byte> body,
        string model,
        string? version,
        Func<T> make,
        CancellationToken cancellationToken)
        where T : class
        => answers.AnswerAsync(
            request.HttpContext,
            route,
            Query(body),
            model,
            version ?? "untrained",
            _ => ValueTask.FromResult(make()),
            cancellationToken);
}
