using Trends.Local.Lake;
using Trends.Storage;

namespace Trends.Local.Keys;

/// <summary>The pseudonym key from the setting <c>Governance:PseudonymKey</c>, else from a file that only its owner can read, made at the first call.</summary>
/// <param name="file">The file's full path.</param>
/// <param name="configured">The setting: 32 bytes in base64; null or empty for the file.</param>
public sealed class FilePseudonymKeys(string file, string? configured) : IPseudonymKeys
{
    /// <summary>The setting's name.</summary>
    public const string Setting = "Governance:PseudonymKey";

    private readonly Lock _gate = new();
    private PseudonymKey? _key;

    /// <inheritdoc/>
    /// <exception cref="TrendsException">The setting or the file does not hold 32 bytes in base64.</exception>
    public ValueTask<PseudonymKey> GetAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return new(_key ??= string.IsNullOrEmpty(configured)
                ? PseudonymKey.Parse(ReadOrMake(), $"File '{file}'", "Restore it from a backup; without the old key, old and new pseudonyms differ.")
                : PseudonymKey.Parse(configured, $"Setting '{Setting}'", "Make one with: openssl rand -base64 32"));
        }
    }

    private string ReadOrMake()
    {
        try
        {
            return File.Exists(file) ? File.ReadAllText(file) : Make();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrendsException($"The pseudonym key in '{file}' cannot be read or made: {e.Message} Check the file's permissions, or set {Setting}.", e);
        }
    }

    private string Make()
    {
        string text = PseudonymKey.NewText();
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Written aside and renamed: a half-written key would make pseudonyms that nobody can make again.
        string temporary = file + ".tmp";
        File.Delete(temporary);
        using (FileStream stream = new(temporary, options))
        {
            stream.Write(System.Text.Encoding.ASCII.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file);
        DurableFolder.Flush(Path.GetDirectoryName(file)!);
        return text;
    }
}
