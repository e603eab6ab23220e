using Scope3Calc.Storage.Segments;

namespace Scope3Calc.Storage.Tests.Segments;

public sealed class SegmentNameTests
{
    // FIPS 180-4, appendix B.1 of the first edition: SHA-256 of "abc".
    private const string Abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Of_Bytes_IsTheirSha256() => Assert.Equal(Abc, SegmentName.Of("abc"u8).ToString());

    [Fact]
    public void FromBytes_ToArray_IsTheSameName()
    {
        var name = SegmentName.Of("abc"u8);

        Assert.Equal(Convert.FromHexString(Abc), name.ToArray());
        Assert.Equal(name, SegmentName.FromBytes(name.ToArray()));
        Assert.NotEqual(name, SegmentName.Of("abd"u8));
        Assert.Throws<ArgumentException>(() => SegmentName.FromBytes(new byte[31]));
    }

    [Fact]
    public void TryParse_Hexadecimal_IsTheName()
    {
        Assert.Equal(SegmentName.Of("abc"u8), SegmentName.TryParse(Abc));
        Assert.Equal(SegmentName.Of("abc"u8), SegmentName.TryParse(Abc.ToUpperInvariant()));
        Assert.Null(SegmentName.TryParse(Abc[1..]));
        Assert.Null(SegmentName.TryParse("g" + Abc[1..]));
        Assert.Null(SegmentName.TryParse(""));
    }
}
