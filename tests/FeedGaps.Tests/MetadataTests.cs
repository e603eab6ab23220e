using Grpc.Core;

namespace FeedGaps.Tests;

public sealed class MetadataTests
{
    [Theory]
    [InlineData("Trace-Id", "trace-id")]
    [InlineData("a.b_c-9", "a.b_c-9")]
    public void Entry_ValidKey_IsLowered(string given, string kept) =>
        Assert.Equal(kept, new Metadata.Entry(given, "").Key);

    [Theory]
    [InlineData("white space")]
    [InlineData(":path")]
    [InlineData("schlüssel")]
    [InlineData("line\nbreak")]
    public void Entry_KeyWithOtherCharacters_IsRefused(string key)
    {
        Assert.Throws<ArgumentException>(() => new Metadata.Entry(key, "value"));
        Assert.Throws<ArgumentException>(() => new Metadata.Entry(key + "-bin", new byte[1]));
    }

    [Fact]
    public void Entry_TextUnderABinaryKey_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("KEY-BIN", "value"));

    [Fact]
    public void Entry_BytesUnderATextKey_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new Metadata.Entry("key", new byte[1]));

    [Fact]
    public void Entry_Null_IsRefused()
    {
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry(null!, "value"));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("key", (string)null!));
        Assert.Throws<ArgumentNullException>(() => new Metadata.Entry("key-bin", (byte[])null!));
    }

    [Fact]
    public void Entry_Text_OffersItsAsciiBytes()
    {
        var entry = new Metadata.Entry("key", "AZ");

        Assert.False(entry.IsBinary);
        Assert.Equal("AZ", entry.Value);
        Assert.Equal([65, 90], entry.ValueBytes);
        Assert.Contains("key", entry.ToString(), StringComparison.Ordinal);
        Assert.Contains("AZ", entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Entry_Binary_HasNoText()
    {
        var entry = new Metadata.Entry("key" + Metadata.BinaryHeaderSuffix, [1, 2]);

        Assert.True(entry.IsBinary);
        Assert.Throws<InvalidOperationException>(() => entry.Value);
        Assert.Contains("key-bin", entry.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Entry_Binary_IsNotChangedThroughArraysOutside()
    {
        byte[] given = [1, 2];
        var entry = new Metadata.Entry("key-bin", given);

        given[0] = 9;
        entry.ValueBytes[1] = 9;

        Assert.Equal([1, 2], entry.ValueBytes);
    }

    [Fact]
    public void Get_SeveralOfOneKey_YieldsTheLast()
    {
        var metadata = new Metadata { { "a", "1" }, { "b", "x" }, { "A", "2" } };

        Assert.Equal("2", metadata.GetValue("a"));
        Assert.Same(metadata[2], metadata.Get("A"));
        Assert.Equal(["1", "2"], metadata.GetAll("A").Select(entry => entry.Value));
    }

    [Fact]
    public void Get_AbsentKey_YieldsNothing()
    {
        var metadata = new Metadata { { "a", "1" } };

        Assert.Null(metadata.Get("b"));
        Assert.Null(metadata.GetValue("b"));
        Assert.Null(metadata.GetValueBytes("b"));
        Assert.Empty(metadata.GetAll("b"));
    }

    [Fact]
    public void GetValue_BinaryEntry_Throws()
    {
        var metadata = new Metadata { { "a-bin", new byte[] { 7 } } };

        Assert.Throws<InvalidOperationException>(() => metadata.GetValue("a-bin"));
        Assert.Equal([7], metadata.GetValueBytes("A-BIN")!);
    }

    [Fact]
    public void List_Changed_KeepsItsOrder()
    {
        var (a, b, c) = (new Metadata.Entry("a", ""), new Metadata.Entry("b", ""), new Metadata.Entry("c", ""));
        var metadata = new Metadata { a, c };

        metadata.Insert(1, b);
        Assert.Equal([a, b, c], metadata);
        Assert.Equal(1, metadata.IndexOf(b));
        Assert.Contains(b, metadata);

        metadata[0] = c;
        Assert.True(metadata.Remove(b));
        Assert.False(metadata.Remove(b));
        metadata.RemoveAt(1);
        Assert.Same(c, Assert.Single(metadata));

        var copy = new Metadata.Entry[2];
        metadata.CopyTo(copy, 1);
        Assert.Same(c, copy[1]);

        metadata.Clear();
        Assert.Empty(metadata);
    }

    [Fact]
    public void List_NullEntry_IsRefused()
    {
        var metadata = new Metadata { { "a", "" } };

        Assert.Throws<ArgumentNullException>(() => metadata.Add(null!));
        Assert.Throws<ArgumentNullException>(() => metadata.Insert(0, null!));
        Assert.Throws<ArgumentNullException>(() => metadata[0] = null!);
    }

    [Fact]
    public void Empty_Changed_Throws()
    {
        var entry = new Metadata.Entry("a", "");

        Assert.True(Metadata.Empty.IsReadOnly);
        Assert.False(new Metadata().IsReadOnly);
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add(entry));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Add("a", "b"));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Insert(0, entry));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.Remove(entry));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty.RemoveAt(0));
        Assert.Throws<InvalidOperationException>(() => Metadata.Empty[0] = entry);
        Assert.Throws<InvalidOperationException>(Metadata.Empty.Clear);
        Assert.Empty(Metadata.Empty);
    }
}
