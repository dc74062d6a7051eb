namespace Functions.Embedded.Hosting;

/// <summary>Everything that is wrong with the app, so that one start shows all of it.</summary>
internal sealed class StartErrors
{
    private readonly List<string> _errors = [];

    /// <summary>Adds an error of a function.</summary>
    public void Add(string function, string problem, string fix) => _errors.Add($"Function '{function}': {problem}. Fix: {fix}.");

    /// <summary>Adds an error of a parameter or a property.</summary>
    public void Add(string function, string parameter, string problem, string fix) =>
        _errors.Add($"Function '{function}', parameter '{parameter}': {problem}. Fix: {fix}.");

    /// <summary>Throws when anything is wrong.</summary>
    /// <exception cref="EmbeddedHostException">Its message has a line an error.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new EmbeddedHostException(string.Join(Environment.NewLine, _errors));
        }
    }
}
