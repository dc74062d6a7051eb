using System.Security.Cryptography;
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

    private const int KeyBytes = 32;
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
                ? Parse(ReadOrMake(), $"File '{file}'", "Restore it from a backup; without the old key, old and new pseudonyms differ.")
                : Parse(configured, $"Setting '{Setting}'", "Make one with: openssl rand -base64 32"));
        }
    }

    private static PseudonymKey Parse(string text, string where, string fix)
    {
        byte[] key = new byte[KeyBytes + 1];
        if (!Convert.TryFromBase64String(text.Trim(), key, out int length) || length != KeyBytes)
        {
            throw new TrendsException($"{where} must hold {KeyBytes} bytes in base64 and does not. {fix}");
        }

        key = key[..KeyBytes];
        byte[] name = HMACSHA256.HashData(key, "trends pseudonym key id"u8);
        return new(Convert.ToHexStringLower(name.AsSpan(0, 8)), key);
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
        string text = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
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
