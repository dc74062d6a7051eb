using System.Text;
using Microsoft.Extensions.Configuration;

namespace Functions.Embedded.Hosting;

/// <summary>Puts settings in place of <c>%Name%</c> in the texts of attributes.</summary>
internal static class SettingText
{
    /// <summary>Replaces every <c>%Name%</c>.</summary>
    /// <exception cref="EmbeddedHostException">A setting is absent, or a percent sign stands alone.</exception>
    public static string Resolve(IConfiguration configuration, string text)
    {
        StringBuilder resolved = new(text.Length);
        int at = 0;
        while (text.IndexOf('%', at) is int start and >= 0)
        {
            int end = text.IndexOf('%', start + 1);
            if (end < 0)
            {
                throw new EmbeddedHostException($"'{text}' has one percent sign without its partner. Write %Name% for a setting");
            }

            // As in environment variables, a double underscore stands for the colon between sections.
            string name = text[(start + 1)..end];
            string value = configuration[name] ?? configuration[name.Replace("__", ":", StringComparison.Ordinal)]
                ?? throw new EmbeddedHostException($"the setting '{name}' that '{text}' names is absent. Add it to local.settings.json under Values, or to the environment");
            resolved.Append(text, at, start - at).Append(value);
            at = end + 1;
        }

        return resolved.Append(text, at, text.Length - at).ToString();
    }
}
