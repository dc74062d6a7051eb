using Trends.Collect.Landing;
using Trends.Collect.Mapping;
using Trends.Governance;
using Trends.Governance.Erasure;
using Trends.Quality.Accepted;

namespace Trends.Quality.Erasure;

/// <summary>What a batch of deletions names, in the forms it is looked for by.</summary>
/// <param name="Keys">The keys for the list of erasures.</param>
/// <param name="Entities">The posts as accepted parts know them.</param>
/// <param name="Authors">The authors as accepted parts know them.</param>
internal sealed record DeletedSubjects(IReadOnlyCollection<ErasureKey> Keys, IReadOnlyCollection<string> Entities, IReadOnlyCollection<string> Authors)
{
    /// <summary>Reads a batch to its end.</summary>
    public static DeletedSubjects Read(RawBatch batch, Pseudonymizer pseudonyms)
    {
        RecordMapper mapper = batch.CreateMapper();
        RecordNormalizer normalizer = new(batch.Envelope.Manifest.Schema);
        HashSet<ErasureKey> keys = [];
        HashSet<string> entities = new(StringComparer.Ordinal);
        HashSet<string> authors = new(StringComparer.Ordinal);
        while (batch.Read(out RawRecord raw))
        {
            CanonicalRecord record = mapper.Map(raw).Record;
            normalizer.Normalize(record);
            string platform = record.Text("platform") ?? batch.Envelope.Manifest.Platform;
            if (record.Text("id") is { } id)
            {
                keys.Add(new(ErasureRole.Post, platform, pseudonyms.Erased(ErasureRole.Post, platform, id)));
                entities.Add(RowKeys.OfPost(platform, id).ToString());
            }

            if (record.Text("author") is { } author)
            {
                keys.Add(new(ErasureRole.Author, platform, pseudonyms.Erased(ErasureRole.Author, platform, author)));
                authors.Add(pseudonyms.Author(platform, author));
            }
        }

        return new(keys, entities, authors);
    }
}
