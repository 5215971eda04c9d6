using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>Training rows under noise of times spread evenly over [0, 1]: what the network sees, and what it is to answer.</summary>
internal sealed class NoisyBatch : IDisposable
{
    private readonly TabDiffOptions _options;
    private readonly MixedLayout _layout;
    private readonly RowInput _input;
    private readonly EncodedRows _rows;
    private readonly StagedTensor _inputs, _times;
    private readonly int[] _slotOf;    // the block of a number's column, or -1
    private readonly int[] _order;     // of the masks of one row
    private readonly bool[] _given;    // the columns of one row
    private readonly double _earliest, _latest;

    /// <summary>Makes the arrays.</summary>
    /// <param name="options">The options.</param>
    /// <param name="layout">What a row is made of.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="most">The most rows of a batch.</param>
    /// <param name="device">Where the network is.</param>
    public NoisyBatch(TabDiffOptions options, MixedLayout layout, EncodedRows rows, int most, torch.Device device)
    {
        (_options, _layout, _rows, _input) = (options, layout, rows, new RowInput(layout));
        _inputs = new StagedTensor(device, ScalarType.Float32, most, _input.Width);
        _times = new StagedTensor(device, ScalarType.Float32, most);
        int numbers = layout.Scalars.Count, blocks = layout.Blocks.Count;
        (Clean, Noise, Sigmas) = (new float[most * numbers], new float[most * numbers], new double[most * numbers]);
        (NumberWeights, Slots, SlotWeights) = (new double[most * numbers], new long[most * blocks], new double[most * blocks]);
        (SlotLosses, MaskDraws, Times) = (new double[most * blocks], new double[most * blocks], new double[most]);
        _slotOf = [.. layout.Scalars.Select(s => layout.Blocks.ToList().FindIndex(b => b.Column == s.Column))];
        (_order, _given) = (new int[blocks], new bool[layout.Columns]);
        // A table of one kind of cells has nothing to learn in the half of the time that is the other kind's.
        _earliest = options.CategoriesFirst && numbers == 0 ? TabDiffSchedules.Border : 0;
        _latest = options.CategoriesFirst && blocks == 0 ? TabDiffSchedules.Border : 1;
    }

    /// <summary>The rows of the batch.</summary>
    public int Rows { get; private set; }

    /// <summary>The time of every row, [rows].</summary>
    public double[] Times { get; }

    /// <summary>The numbers before noise, [rows, numbers].</summary>
    public float[] Clean { get; }

    /// <summary>Their standard normal noise, [rows, numbers].</summary>
    public float[] Noise { get; }

    /// <summary>Its deviation, [rows, numbers].</summary>
    public double[] Sigmas { get; }

    /// <summary>The weight of every number's error; 0 where there is nothing to answer, [rows, numbers].</summary>
    public double[] NumberWeights { get; }

    /// <summary>The true slots, [rows, blocks].</summary>
    public long[] Slots { get; }

    /// <summary>The weight of every block's error; 0 where it is not masked, [rows, blocks].</summary>
    public double[] SlotWeights { get; }

    /// <summary>Takes −log p of every masked block's true slot, [rows, blocks].</summary>
    public double[] SlotLosses { get; }

    /// <summary>The uniform number by which each block was masked or not; 0 where it was given, [rows, blocks].</summary>
    public double[] MaskDraws { get; }

    /// <summary>The network's inputs, [rows, width].</summary>
    public Tensor Inputs => _inputs.Device.narrow(0, 0, Rows);

    /// <summary>The times as the network takes them, [rows].</summary>
    public Tensor TimeInputs => _times.Device.narrow(0, 0, Rows);

    /// <summary>Noises some rows.</summary>
    public void Fill(ReadOnlySpan<int> rows, TabDiffSchedules schedules, NoiseSource noise)
    {
        Rows = rows.Length;
        int numbers = _layout.Scalars.Count;
        _inputs.Values<float>().Clear();
        noise.FillNormal(Noise);
        var filling = new float[Rows * numbers];
        noise.FillNormal(filling);
        double first = noise.Random.NextDouble();
        for (int row = 0; row < Rows; row++)
        {
            Times[row] = _earliest + (_latest - _earliest) * ((first + (double)row / Rows) % 1);
            _times.Values<float>()[row] = (float)(Times[row] * NetworkDenoiser.TimeScale);
            Span<float> input = _inputs.Values<float>().Slice(row * _input.Width, _input.Width);
            bool observed = Give(noise.Random, input);
            FillSlots(rows[row], row, observed, schedules, noise.Random, input);
            FillNumbers(rows[row], row, schedules, filling.AsSpan(row * numbers, numbers), input);
        }
        _inputs.Upload();
        _times.Upload();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _inputs.Dispose();
        _times.Dispose();
    }

    /// <summary>Chooses the columns of a row that are given: of most rows none, of the others each with a rate drawn for the row.</summary>
    private bool Give(RandomSource random, Span<float> input)
    {
        _given.AsSpan().Clear();
        if (random.NextDouble() >= _options.ObservedShare) { return false; }
        double rate = random.NextDouble();
        for (int column = 0; column < _given.Length; column++)
        {
            _given[column] = random.NextDouble() < rate;
            if (_given[column]) { input[_input.Flag(column)] = 1; }
        }
        return true;
    }

    private void FillSlots(int from, int row, bool observed, TabDiffSchedules schedules, RandomSource random, Span<float> input)
    {
        int blocks = _layout.Blocks.Count, start = row * blocks;
        Span<double> weights = SlotWeights.AsSpan(start, blocks);
        weights.Clear();
        _rows.WriteSlots(from, Slots.AsSpan(start, blocks));
        double time = schedules.BlockTime(Times[row]);
        if (time == 0) { Hide(observed, random, weights); }
        else if (_options.CountedMasks) { MaskCounted(time, random, weights); }
        else { MaskEach(row, schedules, random, weights); }
        for (int block = 0; block < blocks; block++)
        {
            if (weights[block] == 0) { input[_input.Slot(block, (int)Slots[start + block])] = 1; }
            else if (double.IsNegative(weights[block])) { weights[block] = 0; }
        }
    }

    /// <summary>While numbers are noised all blocks are known; of half the rows with given cells only some, so that numbers can also
    /// be drawn before categories, where a condition is on a range. A weight of -1 says: masked, and not asked for.</summary>
    private void Hide(bool observed, RandomSource random, Span<double> weights)
    {
        if (!observed || random.NextDouble() < 0.5) { return; }
        double rate = random.NextDouble();
        for (int block = 0; block < weights.Length; block++)
        {
            if (!_given[_layout.Blocks[block].Column] && random.NextDouble() < rate) { weights[block] = -1; }
        }
    }

    private void MaskCounted(double time, RandomSource random, Span<double> weights)
    {
        int unknown = 0;
        for (int block = 0; block < weights.Length; block++)
        {
            if (!_given[_layout.Blocks[block].Column]) { _order[unknown++] = block; }
        }
        Span<int> order = _order.AsSpan(0, unknown);
        random.Shuffle(order);
        int masked = CountedUnmasking.Count(unknown, time);
        foreach (int block in order[..masked]) { weights[block] = 1.0 / masked; }
    }

    private void MaskEach(int row, TabDiffSchedules schedules, RandomSource random, Span<double> weights)
    {
        double time = schedules.BlockTime(Times[row]);
        for (int block = 0; block < weights.Length; block++)
        {
            double draw = random.NextDouble();
            bool given = _given[_layout.Blocks[block].Column];
            MaskDraws[row * weights.Length + block] = given ? 0 : draw;
            bool masked = !given && draw < schedules.Block(block).Share(time);
            if (masked) { weights[block] = schedules.Block(block).Weight(time) / weights.Length; }
        }
    }

    private void FillNumbers(int from, int row, TabDiffSchedules schedules, ReadOnlySpan<float> filling, Span<float> input)
    {
        ReadOnlySpan<float> values = _rows.Values(from);
        bool present = schedules.NumbersPresent(Times[row]);
        for (int number = 0; number < values.Length; number++)
        {
            int cell = row * values.Length + number, block = _slotOf[number];
            // Beside a point mass or a missing cell stands no number. Noise takes its place, so that it tells nothing.
            bool isValue = block < 0 || Slots[row * _layout.Blocks.Count + block] == 0;
            Clean[cell] = isValue ? values[number] : filling[number];
            Sigmas[cell] = schedules.Sigma(number, Times[row]);
            NumberWeights[cell] = 0;
            if (_given[_layout.Scalars[number].Column]) { input[RowInput.Number(number)] = Clean[cell]; }
            else if (present)
            {
                NumberWeights[cell] = 1.0 / values.Length;
                input[RowInput.Number(number)] = (float)NetworkDenoiser.Preconditioning.Input(Clean[cell], Noise[cell], Sigmas[cell]);
            }
        }
    }
}
