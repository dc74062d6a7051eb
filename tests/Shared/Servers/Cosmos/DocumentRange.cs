using System.Globalization;

namespace Trends.Servers.Cosmos;

/// <summary>The documents whose keys lie in a range: a physical partition.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">The first effective key.</param>
/// <param name="To">The end of the effective keys, exclusive.</param>
public sealed record DocumentRange(string Id, string From, string To)
{
    private readonly Dictionary<(string EffectiveKey, string Id), StoredDocument> _documents = [];
    private readonly List<StoredDocument> _log = [];

    /// <summary>Gets how much was written.</summary>
    public long Sequence { get; private set; }

    /// <summary>Gets how many documents there are.</summary>
    public int Count => _documents.Count;

    /// <summary>Gets the session's token.</summary>
    public string Session => string.Create(CultureInfo.InvariantCulture, $"{Id}:-1#{Sequence}");

    /// <summary>Gets the documents.</summary>
    public IEnumerable<StoredDocument> Documents => _documents.Values;

    /// <summary>Tells whether an effective key lies in it.</summary>
    public bool Holds(string effectiveKey) => string.CompareOrdinal(effectiveKey, From) >= 0 && string.CompareOrdinal(effectiveKey, To) < 0;

    /// <summary>Counts a write; those of one transaction share a count.</summary>
    public long Next() => ++Sequence;

    /// <summary>Finds a document.</summary>
    public StoredDocument? Find(string effectiveKey, string id) => _documents.GetValueOrDefault((effectiveKey, id));

    /// <summary>Puts a document in, in place of the one before it.</summary>
    public void Put(StoredDocument document)
    {
        _documents[(document.EffectiveKey, document.Id)] = document;
        _log.Add(document);
        if (_log.Count > 1000 && _log.Count > 2 * _documents.Count)
        {
            _log.RemoveAll(old => !IsNewest(old));
        }
    }

    /// <summary>Takes a document out.</summary>
    public void Remove(StoredDocument document) => _documents.Remove((document.EffectiveKey, document.Id));

    /// <summary>Brings a key's documents back to what they were.</summary>
    public void Restore(string effectiveKey, IReadOnlyCollection<StoredDocument> before)
    {
        foreach ((string, string) key in _documents.Keys.Where(k => k.EffectiveKey == effectiveKey).ToArray())
        {
            _documents.Remove(key);
        }

        foreach (StoredDocument document in before)
        {
            _documents[(document.EffectiveKey, document.Id)] = document;
        }
    }

    /// <summary>Gives the newest versions that were written after a count, in order.</summary>
    public IEnumerable<StoredDocument> After(long sequence)
    {
        (int low, int high) = (0, _log.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _log[middle].Sequence <= sequence ? (middle + 1, high) : (low, middle);
        }

        return _log.Skip(low).Where(IsNewest);
    }

    private bool IsNewest(StoredDocument document) => ReferenceEquals(Find(document.EffectiveKey, document.Id), document);
}
