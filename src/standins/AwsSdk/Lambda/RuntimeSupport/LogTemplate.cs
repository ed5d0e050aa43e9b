using System.Globalization;
using System.Text;

namespace Amazon.Lambda.RuntimeSupport;

/// <summary>Fills the named places of a log message, <c>{task}</c> or <c>{elapsed:F1}</c>, with arguments in order.</summary>
internal static class LogTemplate
{
    /// <summary>A place without an argument stays as it is; a spare argument is left out.</summary>
    public static string Fill(string template, object[] args)
    {
        if (template is null || args is not { Length: > 0 })
            return template;

        var text = new StringBuilder(template.Length + 64);
        var next = 0;
        for (var i = 0; i < template.Length; i++)
        {
            var c = template[i];
            if (c is '{' or '}' && i + 1 < template.Length && template[i + 1] == c)
            {
                text.Append(c);
                i++;
            }
            else if (c == '{' && next < args.Length && template.IndexOf('}', i) is > 0 and var end)
            {
                Append(text, template.AsSpan((i + 1)..end), args[next++]);
                i = end;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReadOnlySpan<char> place, object argument)
    {
        var colon = place.IndexOf(':');
        if (colon >= 0 && argument is IFormattable formattable)
            text.Append(formattable.ToString(place[(colon + 1)..].ToString(), CultureInfo.InvariantCulture));
        else
            text.Append(CultureInfo.InvariantCulture, $"{argument}");
    }
}
