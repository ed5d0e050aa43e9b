using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using EcsImageAuditor.Sweeping;
using ImageSignatures.Text;
using ImageSignatures.Verdicts;

namespace EcsImageAuditor.Cli.Output;

/// <summary>
/// One self-contained page: it loads nothing, runs no script, and says in words what it shows in colour. The elements are built as XML
/// nodes, so that no name from ECS or a registry becomes markup.
/// </summary>
internal sealed class HtmlSweepWriter(TextWriter output) : ISweepWriter
{
    private const int MostImages = 5000;

    private const string Style = """
        body{font:1rem/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
        table{border-collapse:collapse;width:100%;margin:1rem 0 2rem}caption{text-align:left;font-weight:bold;padding:.5rem 0}
        th,td{border:1px solid #767676;padding:.3rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        td.number{text-align:right;font-variant-numeric:tabular-nums}thead th{background:#eee}
        .unsigned,.untrusted{color:#8b0000;font-weight:bold}.trusted{color:#00501a}.inconclusive{color:#6b4700;font-weight:bold}
        code{font-size:.9em}@media print{body{max-width:none;margin:0}thead{display:table-header-group}tr{break-inside:avoid}}
        """;

    private readonly List<SweepReport> _images = [];
    private int _omitted;

    public void Write(SweepReport report)
    {
        if (report.Change is null && report.Verdict is VerdictKind.Trusted or VerdictKind.Exempt)
            return;
        if (_images.Count < MostImages)
            _images.Add(report);
        else
            _omitted++;
    }

    public void Conclude(SweepSummary summary)
    {
        output.WriteLine("<!DOCTYPE html>");
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = true, CloseOutput = false };
        using (var xml = XmlWriter.Create(output, settings))
            Page(summary).Save(xml);
        output.WriteLine();
    }

    private XElement Page(SweepSummary summary)
    {
        var title = $"Images that ran on {summary.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)}";
        return new XElement(
            "html",
            new XAttribute("lang", "en"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement(
                    "meta",
                    new XAttribute("http-equiv", "Content-Security-Policy"),
                    new XAttribute("content", "default-src 'none'; style-src 'unsafe-inline'")
                ),
                new XElement("title", title),
                new XElement("style", Style)
            ),
            new XElement(
                "body",
                new XElement("main", new XElement("h1", title), Conclusion(summary), Troubles(summary), Images(), Workloads(summary))
            )
        );
    }

    private static XElement Conclusion(SweepSummary summary) =>
        new(
            "p",
            $"{Counted.Of(summary.Tasks, "task")} with {Counted.Of(summary.Images, "image")} in {Counted.Of(summary.Clusters.Count, "cluster")}. "
                + $"Containers: {summary.Containers.Trusted} trusted, {summary.Containers.Exempt} exempt, {summary.Containers.Unsigned} unsigned, "
                + $"{summary.Containers.Untrusted} untrusted, {summary.Containers.Inconclusive} inconclusive. "
                + (summary.Complete ? "The sweep is complete." : "The sweep is not complete: its time was used up.")
        );

    private static XElement? Troubles(SweepSummary summary)
    {
        var troubles = summary.Clusters.Select(cluster => cluster.Trouble).OfType<string>().Concat(summary.Notes).ToArray();
        return troubles.Length == 0
            ? null
            : new XElement(
                "section",
                new XElement("h2", "What could not be swept"),
                new XElement("ul", troubles.Select(trouble => new XElement("li", Text(trouble))))
            );
    }

    private XElement Images() =>
        _images.Count == 0
            ? new XElement("p", "Every image that was judged is trusted or exempt.")
            : Table(
                _omitted == 0
                    ? "Images that are not good, or that changed"
                    : $"Images that are not good, or that changed; {_omitted} more are left out",
                ["Verdict", "Change", "Cluster", "Workload", "Container", "Image", "Why"],
                _images.Select(report =>
                    new[]
                    {
                        new XElement("td", new XAttribute("class", WireName.Of(report.Verdict)), WireName.Of(report.Verdict)),
                        Cell(report.Change is { } change ? WireName.Of(change) : string.Empty),
                        Cell(Name(report.Cluster)),
                        Cell(report.Workload),
                        Cell(report.Container),
                        new XElement("td", new XElement("code", Text(report.Image))),
                        Cell(report.Reason is { } reason ? $"{WireName.Of(reason.Code)}: {reason.Message}" : string.Empty),
                    }
                )
            );

    private static XElement? Workloads(SweepSummary summary) =>
        summary.Workloads.Count == 0
            ? null
            : Table(
                summary.OmittedWorkloads == 0
                    ? "Containers by workload"
                    : $"Containers by workload, the worst first; {summary.OmittedWorkloads} more are left out",
                ["Cluster", "Workload", "Tasks", "Trusted", "Exempt", "Unsigned", "Untrusted", "Inconclusive"],
                summary.Workloads.Select(workload =>
                    new[]
                    {
                        Cell(Name(workload.Cluster)),
                        new XElement("th", new XAttribute("scope", "row"), Text(workload.Workload)),
                        Number(workload.Tasks),
                        Number(workload.Containers.Trusted),
                        Number(workload.Containers.Exempt),
                        Number(workload.Containers.Unsigned),
                        Number(workload.Containers.Untrusted),
                        Number(workload.Containers.Inconclusive),
                    }
                )
            );

    private static XElement Table(string caption, string[] columns, IEnumerable<XElement[]> rows) => new(
        "table",
        new XElement("caption", caption),
        new XElement("thead", new XElement("tr", columns.Select(column => new XElement("th", new XAttribute("scope", "col"), column)))),
        new XElement("tbody", rows.Select(cells => new XElement("tr", cells))));

    /// <summary>Content, be it empty, keeps XML from closing the element in its opening tag, which HTML does not know.</summary>
    private static XElement Cell(string text) => new("td", Text(text));

    private static XElement Number(int number) =>
        new("td", new XAttribute("class", "number"), number.ToString(CultureInfo.InvariantCulture));

    private static string Name(string arn) => arn[(arn.LastIndexOf('/') + 1)..];

    private static string Text(string text) => Printable.Clean(text, 2048);
}
