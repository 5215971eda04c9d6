using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Engines;
using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Benchmarks;

/// <summary>Ten numeric columns of 30,000 rows, all different and of five shapes: the whole run of learning, encoding, decoding.</summary>
[SimpleJob(RunStrategy.Monitoring, launchCount: 1, warmupCount: 1, iterationCount: 5)]
public class EncoderBenchmarks
{
    private const int Rows = 30_000, Columns = 10;

    private Table _table = null!;
    private TableEncoder _encoder = null!;
    private EncodedMatrix _matrix = null!;

    [Params(NumericCoding.ModeSpecific, NumericCoding.QuantileNormal, NumericCoding.Standard)]
    public NumericCoding Coding { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _table = Table.Of([.. Enumerable.Range(0, Columns).Select(Simulate)]);
        _encoder = Fit();
        _matrix = Encode();
    }

    [Benchmark]
    public TableEncoder Fit() => TableEncoder.Fit(_table, new EncoderOptions { Numeric = Coding }, seed: 1);

    [Benchmark]
    public EncodedMatrix Encode() => _encoder.Encode(_table, seed: 2);

    [Benchmark]
    public Table Decode() => _encoder.Decode(_matrix, seed: 3);

    private static NumericColumn Simulate(int column)
    {
        var random = new RandomSource(7, (ulong)column);
        var values = new double[Rows];
        for (int row = 0; row < Rows; row++)
        {
            double z = random.NextNormal(), u = random.NextDouble();
            values[row] = (column % 5) switch
            {
                0 => u < 0.5 ? -5 + 0.5 * z : u < 0.8 ? 1.5 * z : 4 + 0.2 * z, // three modes
                1 => Math.Exp(1 + 0.8 * z),                                    // skewed
                2 => Math.Round(38 + 13 * z),                                  // whole numbers
                3 => u < 0.7 ? 0 : Math.Exp(7 + z),                            // a point mass and a heavy tail
                _ => u,                                                        // even
            };
        }
        int? decimals = column % 5 == 2 ? 0 : null;
        return new NumericColumn(new ColumnSchema { Name = $"x{column}", Kind = ColumnKind.Continuous, Decimals = decimals }, values);
    }
}
