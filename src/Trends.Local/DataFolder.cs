using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Trends.Local.Lake;

namespace Trends.Local;

/// <summary>The folder that holds everything of an installation. One process owns it, from opening to disposal or its end, however it ends.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>The version of the layout that this program reads and writes.</summary>
    public const int CurrentLayout = 1;

    private const string LockName = "lock";
    private const string OwnerName = "lock.json";
    private const string LayoutName = "layout.json";
    private const string ControlName = "control.json";
    private readonly FileStream _lock;

    private DataFolder(string path, FileStream held, DataFolderLayout layout)
    {
        Path = path;
        _lock = held;
        IsDemo = layout.Demo;
    }

    /// <summary>Gets the folder's full path.</summary>
    public string Path { get; }

    /// <summary>Gets a value indicating whether the folder holds demo data, which never mixes with a user's own.</summary>
    public bool IsDemo { get; }

    /// <summary>Gets the folder of the lake's objects.</summary>
    public string LakeFolder => Combine("lake");

    /// <summary>Gets the folder of scratch files, emptied whenever the lake is opened.</summary>
    public string ScratchFolder => Combine("scratch");

    /// <summary>Gets the file of the state store.</summary>
    public string StateFile => Combine("state.db");

    /// <summary>Gets the folder of the mart store.</summary>
    public string MartsFolder => Combine("marts");

    /// <summary>Gets the file of the pseudonym key.</summary>
    public string PseudonymKeyFile => Combine("pseudonym.key");

    /// <summary>Tells whether a path is a data folder already.</summary>
    /// <param name="path">The path.</param>
    public static bool Exists(string path) => File.Exists(System.IO.Path.Combine(System.IO.Path.GetFullPath(path), LayoutName));

    /// <summary>Opens a data folder, making it where there is none.</summary>
    /// <param name="path">Its path: a data folder, an empty folder, or nothing yet.</param>
    /// <param name="demo">Whether demo data goes into it; null opens either kind and makes a folder for a user's own.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="DataFolderInUseException">Another process owns it.</exception>
    /// <exception cref="TrendsException">It is something else, of the other kind, of a newer layout, or cannot be written.</exception>
    public static DataFolder Open(string path, bool? demo, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(clock);
        string full = System.IO.Path.GetFullPath(path);
        try
        {
            RefuseForeign(full);
            DurableFolder.Create(full);
            FileStream held = Lock(full);
            try
            {
                Write(full, OwnerName, new(Environment.ProcessId, clock.GetUtcNow()), LocalJson.Default.DataFolderOwner);
                File.Delete(System.IO.Path.Combine(full, ControlName));
                return new(full, held, Layout(full, demo, clock));
            }
            catch
            {
                held.Dispose();
                throw;
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new TrendsException($"Data folder '{full}' cannot be opened: {e.Message} Check its permissions, or use another folder.", e);
        }
    }

    /// <summary>Finds the host that runs on a data folder, to hand a run to it.</summary>
    /// <param name="path">The folder.</param>
    /// <returns>The host; null when no process owns the folder or its owner listens nowhere.</returns>
    public static DataFolderHost? FindHost(string path)
    {
        string full = System.IO.Path.GetFullPath(path);
        if (!Exists(full))
        {
            return null;
        }

        try
        {
            Lock(full).Dispose();
            return null;
        }
        catch (DataFolderInUseException)
        {
            return Read(full, ControlName, LocalJson.Default.DataFolderHost);
        }
    }

    /// <summary>Tells other processes where this one listens.</summary>
    /// <param name="url">The host's address.</param>
    public void Announce(Uri url)
    {
        ArgumentNullException.ThrowIfNull(url);
        Write(Path, ControlName, new(url, Environment.ProcessId), LocalJson.Default.DataFolderHost);
    }

    /// <summary>Throws when the folder's volume has too little space for what is to come.</summary>
    /// <param name="neededBytes">How much will be written at most.</param>
    /// <exception cref="TrendsException">There is less.</exception>
    public void RequireSpace(long neededBytes) => DiskSpace.Require(Path, neededBytes);

    /// <summary>Gives the folder up.</summary>
    public void Dispose()
    {
        if (_lock.CanWrite)
        {
            File.Delete(Combine(ControlName));
            File.Delete(Combine(OwnerName));
            _lock.Dispose();
        }
    }

    private static void RefuseForeign(string full)
    {
        string[] ours = [LockName, OwnerName];
        if (Directory.Exists(full) && !Exists(full) && Directory.EnumerateFileSystemEntries(full).Any(e => !ours.Contains(System.IO.Path.GetFileName(e))))
        {
            throw new TrendsException($"'{full}' is not a data folder: it has files but no {LayoutName}. Give an empty or a new folder with --data.");
        }
    }

    // The operating system drops the lock with the process, so a killed owner leaves nothing behind that matters.
    private static FileStream Lock(string full)
    {
        try
        {
            return new(System.IO.Path.Combine(full, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (FileNotFoundException or DirectoryNotFoundException) && !DiskSpace.IsFull(e))
        {
            throw new DataFolderInUseException(full, Read(full, OwnerName, LocalJson.Default.DataFolderOwner), e);
        }
    }

    private static DataFolderLayout Layout(string full, bool? demo, TimeProvider clock)
    {
        DataFolderLayout? layout = Read(full, LayoutName, LocalJson.Default.DataFolderLayout);
        if (layout is null)
        {
            if (Exists(full))
            {
                throw new TrendsException($"'{System.IO.Path.Combine(full, LayoutName)}' cannot be read. Restore it from a backup, or write {{\"layout\":{CurrentLayout}}} into it.");
            }

            layout = new(CurrentLayout, demo ?? false, clock.GetUtcNow());
            Write(full, LayoutName, layout, LocalJson.Default.DataFolderLayout);
        }

        if (layout.Layout is < 1 or > CurrentLayout)
        {
            throw new TrendsException($"Data folder '{full}' has layout {layout.Layout}; this program knows {CurrentLayout}. Use the newer program that made it, or another folder.");
        }

        return demo is { } wanted && wanted != layout.Demo
            ? throw new TrendsException($"Data folder '{full}' holds {(layout.Demo ? "demo data" : "data of your own")}, which {(wanted ? "demo data" : "data of your own")} never mixes with. Give another folder with --data.")
            : layout;
    }

    private static T? Read<T>(string folder, string name, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(System.IO.Path.Combine(folder, name)), type);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private static void Write<T>(string folder, string name, T value, JsonTypeInfo<T> type)
    {
        string temporary = System.IO.Path.Combine(folder, LockName + ".tmp");
        using (FileStream stream = File.Create(temporary))
        {
            JsonSerializer.Serialize(stream, value, type);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, System.IO.Path.Combine(folder, name), overwrite: true);
        DurableFolder.Flush(folder);
    }

    private string Combine(string name) => System.IO.Path.Combine(Path, name);
}
