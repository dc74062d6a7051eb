namespace Microsoft.Azure.Functions.Worker;

/// <summary>The features of one invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    /// <summary>Sets a feature.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="instance">The feature.</param>
    void Set<T>(T instance);

    /// <summary>Gives a feature.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <returns>The feature; the type's default without one.</returns>
    T? Get<T>();
}
