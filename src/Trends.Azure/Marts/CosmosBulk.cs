using System.Net;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using Trends.Storage;

namespace Trends.Azure.Marts;

/// <summary>
/// Writes and deletes many rows. Rows of one logical partition that come together go as one transaction; the others through the SDK's bulk mode, which gathers
/// them by physical partition. Rows are taken from their source as fast as they are written, so memory does not grow with their number.
/// </summary>
/// <param name="connection">The account.</param>
/// <param name="calls">Makes the calls.</param>
/// <param name="options">How many at once.</param>
/// <param name="clock">Measures waits.</param>
internal sealed class CosmosBulk(CosmosConnection connection, CosmosCalls calls, IOptions<CosmosMartsOptions> options, TimeProvider clock)
{
    // Bulk mode waits for up to a tenth of a second for company; the first rows of a call, often all there are, go at once.
    private const int FirstRows = 64;

    // A transaction has at most 100 operations and 2 MB; a small one costs a request that bulk mode would have shared.
    private const int LeastBatch = 16;
    private const int MostBatch = 100;
    private const int MostBytes = 1_500_000;

    /// <summary>Writes rows.</summary>
    /// <returns>How many were written, or were there to be deleted.</returns>
    public async Task<long> RunAsync(MartDefinition mart, IAsyncEnumerable<CosmosWrite> writes, CancellationToken cancellationToken)
    {
        CosmosGate gate = new(options.Value.MaxConcurrency, clock);
        using CosmosFlight flight = new(options.Value.MaxConcurrency, cancellationToken);
        try
        {
            (List<CosmosWrite> run, int bytes, int rows) = ([], 0, 0);
            await foreach (CosmosWrite write in writes.WithCancellation(flight.Stopping))
            {
                if (run.Count > 0 && !Joins(mart, run, bytes, write))
                {
                    await StartAsync(mart, gate, flight, run, rows > FirstRows);
                    (run, bytes) = ([], 0);
                }

                run.Add(write);
                bytes += write.Document?.Length ?? 0;
                rows++;
            }

            await StartAsync(mart, gate, flight, run, rows > FirstRows);
            return await flight.LandAsync();
        }
        catch
        {
            // A row's failure tells more than the cancellation that it caused here.
            await flight.StopAsync();
            throw;
        }
    }

    private bool Joins(MartDefinition mart, List<CosmosWrite> run, int bytes, CosmosWrite write) =>
        !mart.UnboundedPartitions
        && write.Document is not null
        && run.Count < Math.Min(MostBatch, options.Value.MaxConcurrency)
        && bytes + write.Document.Length <= MostBytes
        && run[0].Key.Partition == write.Key.Partition
        && run.TrueForAll(other => other.Id != write.Id);

    private async Task StartAsync(MartDefinition mart, CosmosGate gate, CosmosFlight flight, List<CosmosWrite> run, bool isBulk)
    {
        if (run.Count >= LeastBatch)
        {
            await flight.AddAsync([.. run.Select(w => w.Key)], () => BatchAsync(mart, gate, run, flight.Stopping));
            return;
        }

        Container container = isBulk ? connection.Bulk(mart) : connection.Container(mart);
        foreach (CosmosWrite write in run)
        {
            await flight.AddAsync([write.Key], () => SingleAsync(mart, container, gate, write, flight.Stopping));
        }
    }

    private async Task<long> BatchAsync(MartDefinition mart, CosmosGate gate, List<CosmosWrite> run, CancellationToken cancellationToken)
    {
        (TransactionalBatchResponse response, _) = await calls.SendAsync(
            mart.Name,
            gate,
            run.Count,
            () =>
            {
                TransactionalBatch batch = connection.Container(mart).CreateTransactionalBatch(run[0].PartitionKey);
                run.ForEach(write => batch.UpsertItemStream(write.Open()));
                return batch.ExecuteAsync(cancellationToken);
            },
            CosmosOutcome.Of,
            cancellationToken);
        using (response)
        {
            connection.Sessions.Note(mart.Name, response.Headers.Session);
            return run.Count;
        }
    }

    private async Task<long> SingleAsync(MartDefinition mart, Container container, CosmosGate gate, CosmosWrite write, CancellationToken cancellationToken)
    {
        (ResponseMessage response, bool unsure) = await calls.SendAsync(
            mart.Name,
            gate,
            weight: 1,
            () => write.Document is null
                ? container.DeleteItemStreamAsync(write.Id, write.PartitionKey, cancellationToken: cancellationToken)
                : container.UpsertItemStreamAsync(write.Open(), write.PartitionKey, cancellationToken: cancellationToken),
            CosmosOutcome.Of,
            cancellationToken);
        using (response)
        {
            connection.Sessions.Note(mart.Name, response.Headers.Session);

            // What an earlier attempt may have deleted was there.
            return response.StatusCode == HttpStatusCode.NotFound && !unsure ? 0 : 1;
        }
    }
}
