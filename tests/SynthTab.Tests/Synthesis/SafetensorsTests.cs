using System.Buffers.Binary;
using System.Text;
using FsCheck.Xunit;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Files;

namespace SynthTab.Tests.Synthesis;

public sealed class SafetensorsTests
{
    // 8 bytes of length, a header padded to a multiple of 8, then 2.5f = 00 00 20 40.
    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        byte[] file = Write(("w", new NamedArray([1], new[] { 2.5f })));
        int header = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Assert.Equal("""{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", Encoding.UTF8.GetString(file, 8, header).TrimEnd(' '));
        Assert.Equal(0, header % 8);
        Assert.Equal([0x00, 0x00, 0x20, 0x40], file[(8 + header)..]);
    }

    [Property]
    public void What_is_written_is_read(float[] floats, double[] doubles, int[] ints, long[] longs)
    {
        var arrays = new SortedDictionary<string, NamedArray>
        {
            ["f"] = new([floats.Length], floats),
            ["d"] = new([1, doubles.Length], doubles),
            ["i"] = new([ints.Length, 1], ints),
            ["l"] = new([longs.Length], longs),
            ["scalar"] = new([], new[] { 7 }),
        };
        SortedDictionary<string, NamedArray> read = Safetensors.Read(Write([.. arrays.Select(a => (a.Key, a.Value))]), "w");
        Assert.Equal(arrays.Keys, read.Keys);
        foreach ((string name, NamedArray array) in arrays)
        {
            Assert.Equal(array.Shape, read[name].Shape);
            Assert.Equal(array.Values.Cast<object>(), read[name].Values.Cast<object>());
        }
    }

    [Fact]
    public void The_order_of_the_arrays_does_not_matter()
    {
        (string, NamedArray) a = ("a", new([2], new[] { 1f, 2f })), b = ("b", new([1], new[] { 3.0 }));
        Assert.Equal(Write(a, b), Write(b, a));
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}""", "does not fit its 4 bytes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775807,4],"data_offsets":[0,8]}}""", "does not fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}}""", "does not fit")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", "not negative")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", "start and an end")]
    [InlineData("""{"a":{"dtype":"F16","shape":[4],"data_offsets":[0,8]}}""", "F32, F64")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", "starts at byte 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}""", "must start at 0")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""", "4 are announced")]
    [InlineData("""{"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}""", "16 are announced")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"code":"x"}}""", "'code' is unknown")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", "'data_offsets' is absent")]
    [InlineData("""{"a":5}""", "not described")]
    [InlineData("""[1]""", "object is needed")]
    [InlineData("""{"a":""", "not json")]
    public void A_damaged_header_is_refused(string header, string reason)
    {
        byte[] text = Encoding.UTF8.GetBytes(header);
        byte[] file = [.. BitConverter.GetBytes((long)text.Length), .. text, .. new byte[8]];
        Assert.Contains(reason, Assert.Throws<SynthTabException>(() => Safetensors.Read(file, "w")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    [InlineData(new byte[] { 255, 255, 255, 255, 255, 255, 255, 255, 1 })]
    [InlineData(new byte[] { 9, 0, 0, 0, 0, 0, 0, 0, 1 })]
    public void A_header_longer_than_the_file_is_refused(byte[] file)
        => Assert.Contains("longer than the file", Assert.Throws<SynthTabException>(() => Safetensors.Read(file, "w")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_shape_that_does_not_fit_its_values_is_never_written()
        => Assert.Throws<ArgumentException>(() => Write(("a", new NamedArray([3], new float[2]))));

    private static byte[] Write(params (string Name, NamedArray Array)[] arrays)
    {
        using var stream = new MemoryStream();
        Safetensors.Write(stream, arrays.Select(a => KeyValuePair.Create(a.Name, a.Array)));
        return stream.ToArray();
    }
}
