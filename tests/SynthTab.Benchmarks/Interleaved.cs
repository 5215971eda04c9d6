using System.Diagnostics;
using System.Globalization;

namespace SynthTab.Benchmarks;

/// <summary>
/// Times several ways of doing something in turns within one process, so that a busy machine slows all of them alike and
/// their ratios can be trusted.
/// </summary>
internal sealed class Interleaved
{
    private const int WarmUp = 3;

    private readonly List<(string Name, Action Work)> _ways = [];

    /// <summary>Adds a way.</summary>
    public Interleaved Add(string name, Action work)
    {
        _ways.Add((name, work));
        return this;
    }

    /// <summary>Runs every way in each round and prints wall-clock and processor milliseconds; the ratio is the median of those to
    /// the first way in the same round, in processor time.</summary>
    public void Run(string title, int rounds)
    {
        var wall = _ways.ConvertAll(_ => new List<double>());
        var cpu = _ways.ConvertAll(_ => new List<double>());
        for (int round = -WarmUp; round < rounds; round++)
        {
            for (int way = 0; way < _ways.Count; way++)
            {
                TimeSpan before = Environment.CpuUsage.TotalTime;
                long start = Stopwatch.GetTimestamp();
                _ways[way].Work();
                double elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
                if (round < 0) { continue; }
                wall[way].Add(elapsed);
                cpu[way].Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
        }
        Console.WriteLine(title);
        Console.WriteLine($"  {"",-44}{"median ms",12}{"lowest tenth",14}{"CPU median",12}{"ratio (CPU)",13}");
        for (int way = 0; way < _ways.Count; way++)
        {
            double ratio = Quantile([.. cpu[way].Zip(cpu[0], (own, first) => own / first)], 0.5);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {_ways[way].Name,-44}{Quantile(wall[way], 0.5),12:0.00}{Quantile(wall[way], 0.1),14:0.00}{Quantile(cpu[way], 0.5),12:0.00}{ratio,13:0.00}"));
        }
    }

    private static double Quantile(List<double> values, double at) => values.Order().ElementAt((int)(at * (values.Count - 1)));
}
