using System.ComponentModel.DataAnnotations;
using Trends.Azure.Accounts;

namespace Trends.Azure.State;

/// <summary>Where the state is, when it is in Table storage.</summary>
internal sealed class TableStateOptions
{
    /// <summary>The section of the configuration.</summary>
    public const string SectionName = "State";

    /// <summary>Gets or sets the address of the account's Table service.</summary>
    /// <value>Such as <c>https://account.table.core.windows.net</c>, or an emulator on the loopback address. Without it the state is a SQLite file.</value>
    [ServiceUri]
    public Uri? TableServiceUri { get; set; }

    /// <summary>Gets or sets the one table that holds all state.</summary>
    /// <value>3 to 63 letters and digits, a letter first. The default is <c>trends</c>.</value>
    [RegularExpression("^[A-Za-z][A-Za-z0-9]{2,62}$", ErrorMessage = "{0}: a table's name has 3 to 63 letters and digits, a letter first.")]
    public string Table { get; set; } = "trends";
}
