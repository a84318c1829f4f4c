using Kernels.CompilerServices;
using Xunit;

namespace Kernels.Tests.Gpu;

/// <summary>How work is divided among work-groups. No device is needed to know that.</summary>
public class MapGroupsTests
{
    /// <summary>A full group takes 8 · 128 elements, and two for each of 132 units must be full.</summary>
    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(64, 0, 1)]
    [InlineData(128, 0, 1)]
    [InlineData(129, 0, 2)]
    [InlineData(4096, 0, 32)]
    [InlineData(264 * 1024 - 1, 0, 2112)]
    [InlineData(264 * 1024, 264, 0)]
    [InlineData(264 * 1024 + 1, 264, 1)]
    [InlineData(264 * 1024 + 1023, 264, 8)]
    [InlineData(1 << 28, 1 << 18, 0)]
    [InlineData(1L << 33, 1 << 23, 0)]
    public void A_long_map_takes_eight_elements_a_work_item_and_a_short_one_takes_one(long length, long full, long others) =>
        Assert.Equal(new MapGroups(128, full, others), MapGroups.Of(length, elements: 8, size: 128, units: 132));

    [Fact]
    public void Each_element_is_taken_once()
    {
        foreach (var (elements, size, units) in ((int, int, int)[])[(8, 4, 1), (4, 2, 2), (2, 3, 1)])
        {
            for (var length = 1; length <= 200; length++)
            {
                var groups = MapGroups.Of(length, elements, size, units);
                var taken = new int[length];
                for (var item = 0; item < groups.Items; item++)
                {
                    // As the generated kernel does it.
                    var group = item / size;
                    for (var k = 0; group < groups.Full && k < elements; k++)
                        taken[group * elements * size + item % size + k * size]++;
                    var i = item + (elements - 1) * size * groups.Full;
                    if (group >= groups.Full && i < length)
                        taken[i]++;
                }

                Assert.All(taken, static times => Assert.Equal(1, times));
                Assert.True(groups.Others == 0 || groups.Items - groups.Full * size < length - groups.Full * elements * size + size);
            }
        }
    }

    /// <summary>Of 64 lanes, 4 a work-item, in 4 rows.</summary>
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 1, 1)]
    [InlineData(5, 2, 2)]
    [InlineData(8, 2, 2)]
    [InlineData(9, 4, 4)]
    [InlineData(32, 8, 8)]
    [InlineData(33, 16, 16)]
    [InlineData(100, 16, 16)]
    [InlineData(4096, 16, 16)]
    public void Work_items_share_a_row_by_its_lanes(int columns, int items, long groups) =>
        Assert.Equal(new RowGroups(items, groups), RowGroups.Of(rows: 256, columns, lanes: 64, lanesOfItem: 4, rowsOfItem: 4));

    [Fact]
    public void Rows_that_do_not_fill_the_last_group_have_one()
    {
        Assert.Equal(new RowGroups(16, 2), RowGroups.Of(rows: 17, columns: 64, lanes: 64, lanesOfItem: 4, rowsOfItem: 4));
        Assert.Equal(new RowGroups(8, 5), RowGroups.Of(rows: 17, columns: 40, lanes: 32, lanesOfItem: 4, rowsOfItem: 1));
    }
}
