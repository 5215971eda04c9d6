using SynthTab.Encoders;
using SynthTab.Neural.Diffusion;

namespace SynthTab.Tests.Neural.Diffusion;

public sealed class MixedLayoutTests
{
    // Encoded row: [block of 3][scalar][block of 2][scalar]; columns 0, 1, 1, 2.
    private static readonly MixedLayout _layout = new(new EncodedLayout(
    [
        new EncodedSpan(0, 0, 3, SpanKind.OneHot, IsCategory: true),
        new EncodedSpan(1, 3, 1, SpanKind.Scalar, IsCategory: false),
        new EncodedSpan(1, 4, 2, SpanKind.OneHot, IsCategory: false),
        new EncodedSpan(2, 6, 1, SpanKind.Scalar, IsCategory: false),
    ]));

    [Fact]
    public void Numbers_come_first_and_slots_are_counted_over_all_blocks()
    {
        Assert.Equal([new MixedScalar(1, 3), new MixedScalar(2, 6)], _layout.Scalars);
        Assert.Equal([new MixedBlock(0, 0, 3, 0), new MixedBlock(1, 3, 2, 4)], _layout.Blocks);
        Assert.Equal((5, 7, 3), (_layout.SlotCount, _layout.Width, _layout.Columns));
    }
}
