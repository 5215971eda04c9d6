using System.Diagnostics;
using System.Globalization;

namespace SynthTab.Cli.Jobs;

/// <summary>What a process used, or several that did one thing together, one after the other.</summary>
/// <param name="Seconds">Of the clock.</param>
/// <param name="ProcessorSeconds">Of the processor, all threads together.</param>
/// <param name="PeakBytes">The most memory that was resident at once.</param>
internal sealed record ProcessUsage(double Seconds, double ProcessorSeconds, long PeakBytes)
{
    /// <summary>What this process used so far.</summary>
    public static ProcessUsage OfProcess()
    {
        using Process self = Process.GetCurrentProcess();
        return new ProcessUsage((DateTime.Now - self.StartTime).TotalSeconds, self.TotalProcessorTime.TotalSeconds, self.PeakWorkingSet64);
    }

    /// <summary>Adds a line to a file, which holds one for each process.</summary>
    public void AppendTo(string file)
        => File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"{Seconds:R} {ProcessorSeconds:R} {PeakBytes}\n"));

    /// <summary>The processes of a file together: times added, the highest peak. Nothing where there is no file.</summary>
    public static ProcessUsage Of(string file)
    {
        var all = new ProcessUsage(0, 0, 0);
        if (!File.Exists(file)) { return all; }
        foreach (string[] parts in File.ReadLines(file).Select(line => line.Split(' ')).Where(parts => parts.Length == 3))
        {
            double Number(int i) => double.Parse(parts[i], CultureInfo.InvariantCulture);
            all = new ProcessUsage(all.Seconds + Number(0), all.ProcessorSeconds + Number(1), Math.Max(all.PeakBytes, (long)Number(2)));
        }
        return all;
    }
}
