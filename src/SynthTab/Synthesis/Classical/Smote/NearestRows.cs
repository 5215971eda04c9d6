using System.Numerics.Tensors;

namespace SynthTab.Synthesis.Classical.Smote;

/// <summary>Finds the nearest rows of each row among a group of rows.</summary>
/// <remarks>All pairs where they are few enough; of larger groups each row is compared with the same random part, so that the cost
/// grows with the rows and not with their square.</remarks>
internal static class NearestRows
{
    private const long MostPairs = 2_000_000_000;
    private const int FewestCandidates = 2_000;

    /// <summary>Writes the nearest rows of each row of the group, nearest first; a row that has fewer others repeats them, and one without
    /// others names itself.</summary>
    /// <param name="space">The rows.</param>
    /// <param name="group">Those among which neighbours are looked for.</param>
    /// <param name="neighbours">How many for each row.</param>
    /// <param name="into">The neighbours of all rows, [rows, neighbours].</param>
    /// <param name="random">Draws the candidates of large groups.</param>
    /// <param name="parallel">Threads and cancellation.</param>
    public static void Find(SmoteSpace space, int[] group, int neighbours, int[] into, RandomSource random, ParallelOptions parallel)
    {
        int[] candidates = Candidates(group, random);
        Parallel.ForEach(group.Chunk(256), parallel, rows =>
        {
            var nearest = new Nearest(neighbours);
            foreach (int row in rows)
            {
                nearest.Clear();
                Scan(space, row, candidates, nearest);
                for (int k = 0; k < neighbours; k++) { into[row * neighbours + k] = nearest.Count == 0 ? row : nearest.Rows[k % nearest.Count]; }
            }
        });
    }

    private static int[] Candidates(int[] group, RandomSource random)
    {
        long most = Math.Max(FewestCandidates, MostPairs / group.Length);
        if (group.Length <= most) { return group; }
        int[] shuffled = [.. group];
        random.Shuffle<int>(shuffled);
        return [.. shuffled.Take((int)most).Order()];
    }

    private static void Scan(SmoteSpace space, int row, int[] candidates, Nearest nearest)
    {
        int numbers = space.NumberWidth, levels = space.LevelWidth;
        ReadOnlySpan<float> own = space.Numbers.AsSpan(row * numbers, numbers);
        ReadOnlySpan<int> ownLevels = space.Levels.AsSpan(row * levels, levels);
        foreach (int other in candidates)
        {
            if (other == row) { continue; }
            float distance = 0;
            if (numbers > 0)
            {
                float root = TensorPrimitives.Distance(own, space.Numbers.AsSpan(other * numbers, numbers));
                distance = root * root;
            }
            if (distance >= nearest.Farthest) { continue; }
            ReadOnlySpan<int> otherLevels = space.Levels.AsSpan(other * levels, levels);
            for (int i = 0; i < ownLevels.Length; i++) { distance += ownLevels[i] == otherLevels[i] ? 0 : 1; }
            if (distance < nearest.Farthest) { nearest.Add(other, distance); }
        }
    }

    /// <summary>The few nearest rows so far, nearest first; of equally near ones those that came first.</summary>
    private sealed class Nearest(int most)
    {
        private readonly float[] _distances = new float[most];

        public int[] Rows { get; } = new int[most];

        public int Count { get; private set; }

        public float Farthest { get; private set; } = float.PositiveInfinity;

        public void Clear() => (Count, Farthest) = (0, float.PositiveInfinity);

        public void Add(int row, float distance)
        {
            int at = Count < most ? Count++ : most - 1;
            for (; at > 0 && _distances[at - 1] > distance; at--) { (_distances[at], Rows[at]) = (_distances[at - 1], Rows[at - 1]); }
            (_distances[at], Rows[at]) = (distance, row);
            if (Count == most) { Farthest = _distances[^1]; }
        }
    }
}
