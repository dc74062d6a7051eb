using System.Text;

namespace Trends.Text;

/// <summary>Brings text into one form, so that equal words are equal strings.</summary>
/// <remarks>
/// Full-width ASCII becomes half-width; HTML entities are decoded and tags removed; control, zero-width and bidirectional
/// characters go; lone surrogates become U+FFFD; white space folds to single spaces and is trimmed; Unicode form C.
/// Normalising twice is normalising once. A clean text comes back as the same instance, without allocation.
/// </remarks>
public static class TextNormalizer
{
    // Entities may be nested ("&amp;amp;lt;"); real text nests at most twice, and a bound keeps hostile text linear.
    private const int MaxPasses = 8;

    /// <summary>Cleans a text and keeps its case and repeats.</summary>
    /// <param name="text">The text.</param>
    public static string Normalize(string text) => Normalize(text, TextForm.None);

    /// <summary>Cleans a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="form">What to do beyond cleaning.</param>
    public static string Normalize(string text, TextForm form)
    {
        ArgumentNullException.ThrowIfNull(text);

        for (int pass = 0; !CleanText.Is(text, form); pass++)
        {
            if (pass == MaxPasses)
            {
                text = text.Replace('&', ' ').Replace('<', ' ');
            }

            string next = Pass(text, form);
            if (next == text)
            {
                return text;
            }

            text = next;
        }

        return text;
    }

    private static string Pass(string text, TextForm form)
    {
        text = CharacterFolder.Fold(text);
        text = Markup.Remove(text);
        text = SpaceAndRunFolder.Fold(text, form);
        return text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);
    }
}
