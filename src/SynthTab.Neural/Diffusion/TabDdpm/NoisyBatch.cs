using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>Training rows, each after a number of steps of noise of its own, and which of their cells the network is told.</summary>
internal sealed class NoisyBatch
{
    private readonly TabDdpmOptions _options;
    private readonly EncodedRows _rows;
    private readonly SignalLevels _levels;
    private readonly ClassCondition? _class;
    private readonly long[] _slots;

    /// <summary>Makes the arrays.</summary>
    /// <param name="options">The options.</param>
    /// <param name="rows">The encoded table.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="levels">The shares of the signal.</param>
    /// <param name="told">The column that the network is told as a rule, or null.</param>
    /// <param name="most">The most rows.</param>
    public NoisyBatch(
        TabDdpmOptions options, EncodedRows rows, MixedLayout layout, SignalLevels levels, ClassCondition? told, int most)
    {
        (_options, _rows, _levels, _class) = (options, rows, levels, told);
        _slots = new long[layout.Blocks.Count];
        Data = MixedState.Of(layout, most);
        Noisy = MixedState.Of(layout, most);
        Told = new ToldCells(layout, Data);
        Noise = new float[most * layout.Scalars.Count];
        Times = new int[most];
    }

    /// <summary>The rows themselves.</summary>
    public MixedState Data { get; }

    /// <summary>The rows after noise, told cells too.</summary>
    public MixedState Noisy { get; }

    /// <summary>The cells that the network is told.</summary>
    public ToldCells Told { get; }

    /// <summary>The noise in the numbers, [rows, numbers].</summary>
    public float[] Noise { get; }

    /// <summary>The steps of noise of each row, from 1 to T, [rows].</summary>
    public int[] Times { get; }

    /// <summary>Takes rows and adds noise to them.</summary>
    /// <param name="chosen">The rows' numbers, at most as many as there is room for.</param>
    /// <param name="noise">The random numbers.</param>
    public void Fill(ReadOnlySpan<int> chosen, NoiseSource noise)
    {
        DrawTimes(chosen.Length, noise.Random);
        for (int row = 0; row < chosen.Length; row++) { DrawTold(row, noise.Random); }
        Take(chosen);
        int numbers = chosen.Length * Data.NumbersPerRow;
        noise.FillNormal(Noise.AsSpan(0, numbers));
        var uniform = new float[chosen.Length * Data.Widths.Length];
        noise.FillUniform(uniform);
        for (int row = 0; row < chosen.Length; row++) { AddNoise(row, _levels.Share(Times[row]), uniform); }
    }

    private void DrawTimes(int count, RandomSource random)
    {
        double shift = random.NextDouble();
        for (int i = 0; i < count; i++)
        {
            double at = _options.EvenTimes ? (i + shift) / count : random.NextDouble();
            Times[i] = Math.Min(1 + (int)(at * _levels.Steps), _levels.Steps);
        }
    }

    /// <summary>In a share of the rows any columns are told, each with one chance drawn for the row; in the others the class, as a
    /// rule.</summary>
    private void DrawTold(int row, RandomSource random)
    {
        Span<bool> flags = Told.Flags.AsSpan(row * Told.Columns, Told.Columns);
        flags.Clear();
        if (random.NextDouble() < _options.GivenShare)
        {
            double chance = random.NextDouble();
            foreach (ref bool flag in flags) { flag = random.NextDouble() < chance; }
        }
        else if (_class is not null) { flags[_class.Column] = random.NextDouble() >= _options.HiddenClassShare; }
    }

    private void Take(ReadOnlySpan<int> chosen)
    {
        int numbers = Data.NumbersPerRow, categories = _slots.Length;
        for (int i = 0; i < chosen.Length; i++)
        {
            _rows.Values(chosen[i]).CopyTo(Data.Numbers.AsSpan(i * numbers));
            _rows.WriteSlots(chosen[i], _slots);
            for (int block = 0; block < categories; block++) { Data.Slots[i * categories + block] = (int)_slots[block]; }
        }
    }

    private void AddNoise(int row, double share, ReadOnlySpan<float> uniform)
    {
        float signal = (float)Math.Sqrt(share), spread = (float)Math.Sqrt(1 - share);
        int numbers = Data.NumbersPerRow, categories = _slots.Length;
        for (int i = row * numbers; i < (row + 1) * numbers; i++) { Noisy.Numbers[i] = signal * Data.Numbers[i] + spread * Noise[i]; }
        for (int block = 0; block < categories; block++)
        {
            int at = row * categories + block;
            Noisy.Slots[at] = MultinomialDiffusion.Noisy(Data.Slots[at], share, Data.Widths[block], uniform[at]);
        }
    }
}
