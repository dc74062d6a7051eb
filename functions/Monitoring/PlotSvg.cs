using System.Globalization;
using System.Net;
using System.Text;

namespace TrendFunctions.Monitoring;

/// <summary>Draws values over time as a small picture that stands in a page.</summary>
internal static class PlotSvg
{
    private const double Width = 240;
    private const double Height = 64;
    private const double Margin = 5;

    /// <summary>Draws a line with a dot on each value.</summary>
    /// <param name="values">The values, oldest first; those that are missing leave a gap.</param>
    /// <param name="label">What the picture says, for those who do not see it.</param>
    /// <param name="threshold">Where a dashed line goes; null for none.</param>
    /// <returns>The picture, or nothing without values.</returns>
    public static string Line(IReadOnlyList<double?> values, string label, double? threshold = null)
    {
        double[] known = [.. values.OfType<double>(), .. threshold is { } t ? [t] : Array.Empty<double>()];
        if (!values.Any(v => v is not null))
        {
            return string.Empty;
        }

        (double least, double most) = (known.Min(), known.Max());
        double span = most - least;
        double Y(double value) => span < 1e-12 ? Height / 2 : Height - Margin - ((value - least) / span * (Height - (2 * Margin)));
        double X(int i) => values.Count == 1 ? Width / 2 : Margin + (i * (Width - (2 * Margin)) / (values.Count - 1));

        StringBuilder svg = new();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"plot\" viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(label)}\">");
        if (threshold is { } bar)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"bar-line\" d=\"M0 {Y(bar):0.##}H{Width}\"/>");
        }

        StringBuilder path = new();
        bool down = false;
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(down ? 'L' : 'M')}{X(i):0.##} {Y(value):0.##}");
            }

            down = values[i] is not null;
        }

        svg.Append("<path class=\"line\" d=\"").Append(path).Append("\"/>");
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{X(i):0.##}\" cy=\"{Y(value):0.##}\" r=\"2.5\"/>");
            }
        }

        return svg.Append("</svg>").ToString();
    }
}
