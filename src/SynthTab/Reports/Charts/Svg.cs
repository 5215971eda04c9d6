using System.Globalization;
using System.Text;

namespace SynthTab.Reports.Charts;

/// <summary>The few shapes that the drawings are made of. Texts are escaped; numbers keep two decimals.</summary>
internal sealed class Svg
{
    private readonly StringBuilder _text = new();

    /// <summary>Opens a drawing of this size, which grows and shrinks with the page.</summary>
    /// <param name="width">In units of about a pixel.</param>
    /// <param name="height">In units of about a pixel.</param>
    /// <param name="label">What it shows, for readers who hear it.</param>
    public Svg(double width, double height, string label)
        => _text.Append($"<svg viewBox=\"0 0 {Number(width)} {Number(height)}\" role=\"img\" aria-label=\"{HtmlWriter.Escape(label)}\">\n");

    /// <summary>Adds a rectangle; the tip appears under the pointer.</summary>
    public Svg Rectangle(double x, double y, double width, double height, string style, string? tip = null, double opacity = 1)
    {
        _text.Append($"<rect x=\"{Number(x)}\" y=\"{Number(y)}\" width=\"{Number(Math.Max(width, 0))}\" height=\"{Number(Math.Max(height, 0))}\" class=\"{style}\"");
        if (opacity < 1) { _text.Append($" fill-opacity=\"{Number(opacity)}\""); }
        _text.Append(tip is null ? "/>\n" : $"><title>{HtmlWriter.Escape(tip)}</title></rect>\n");
        return this;
    }

    /// <summary>Adds a dot; the tip appears under the pointer.</summary>
    public Svg Circle(double x, double y, double radius, string style, string? tip = null, double opacity = 1)
    {
        _text.Append($"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" class=\"{style}\"");
        if (opacity < 1) { _text.Append($" fill-opacity=\"{Number(opacity)}\""); }
        _text.Append(tip is null ? "/>\n" : $"><title>{HtmlWriter.Escape(tip)}</title></circle>\n");
        return this;
    }

    /// <summary>Adds a straight line.</summary>
    public Svg Line(double x1, double y1, double x2, double y2, string style)
    {
        _text.Append($"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" class=\"{style}\"/>\n");
        return this;
    }

    /// <summary>Adds a dot; the tip appears under the pointer.</summary>
    public Svg Dot(double x, double y, double radius, string style, string tip)
    {
        _text.Append($"<circle cx=\"{Number(x)}\" cy=\"{Number(y)}\" r=\"{Number(radius)}\" class=\"{style}\"><title>{HtmlWriter.Escape(tip)}</title></circle>\n");
        return this;
    }

    /// <summary>Adds a line through points.</summary>
    public Svg Path(IEnumerable<(double X, double Y)> points, string style, string tip)
    {
        _text.Append("<polyline points=\"").AppendJoin(' ', points.Select(p => $"{Number(p.X)},{Number(p.Y)}"))
            .Append($"\" class=\"{style}\"><title>{HtmlWriter.Escape(tip)}</title></polyline>\n");
        return this;
    }

    /// <summary>Adds a text, cut to so many letters; whole under the pointer.</summary>
    /// <param name="x">Where it starts, ends or has its middle.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">The text.</param>
    /// <param name="anchor"><c>start</c>, <c>middle</c> or <c>end</c>.</param>
    /// <param name="letters">The most letters shown.</param>
    public Svg Text(double x, double y, string text, string anchor = "start", int letters = int.MaxValue)
    {
        int end = letters > 1 && text.Length > letters && char.IsHighSurrogate(text[letters - 2]) ? letters - 2 : letters - 1; // never half a character
        string shown = text.Length <= letters ? text : text[..end] + "…";
        _text.Append($"<text x=\"{Number(x)}\" y=\"{Number(y)}\" text-anchor=\"{anchor}\">{HtmlWriter.Escape(shown)}");
        _text.Append(shown.Length < text.Length ? $"<title>{HtmlWriter.Escape(text)}</title></text>\n" : "</text>\n");
        return this;
    }

    /// <summary>The drawing.</summary>
    public override string ToString() => $"{_text}</svg>\n";

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
