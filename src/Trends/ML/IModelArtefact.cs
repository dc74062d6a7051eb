namespace Trends.ML;

/// <summary>A model that loads from its bytes and then serves from many threads.</summary>
/// <typeparam name="TSelf">The model.</typeparam>
public interface IModelArtefact<TSelf>
    where TSelf : IModelArtefact<TSelf>
{
    /// <summary>Gets the model's name, one of <see cref="ModelNames"/>.</summary>
    static abstract string ModelName { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="artefact">Its bytes.</param>
    /// <exception cref="InvalidDataException">The bytes are not such a model, or of another format.</exception>
    static abstract TSelf Load(ReadOnlyMemory<byte> artefact);
}
