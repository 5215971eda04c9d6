namespace SynthTab.Synthesis.Files;

/// <summary>A type of numbers that safetensors knows and we use.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Bytes">The size of a number.</param>
/// <param name="Allocate">Makes an array of so many numbers.</param>
internal sealed record ElementType(string Name, int Bytes, Func<int, Array> Allocate)
{
    private static readonly ElementType[] All =
    [
        new("F32", sizeof(float), n => new float[n]),
        new("F64", sizeof(double), n => new double[n]),
        new("I32", sizeof(int), n => new int[n]),
        new("I64", sizeof(long), n => new long[n]),
    ];

    /// <summary>The type of an array's numbers.</summary>
    public static ElementType Of(NamedArray array) => array.Values switch
    {
        float[] => All[0],
        double[] => All[1],
        int[] => All[2],
        long[] => All[3],
        _ => throw new ArgumentException($"A model file cannot hold an array of type {array.Values.GetType().Name}."),
    };

    /// <summary>The type of this name, or null.</summary>
    public static ElementType? Find(string name) => Array.Find(All, t => t.Name == name);
}
