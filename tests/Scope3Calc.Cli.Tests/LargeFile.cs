namespace Scope3Calc.Cli.Tests;

/// <summary>The sample of devices again and again with new identifiers: 260,000 lines, some 60 MB.</summary>
public sealed class LargeFile : IDisposable
{
    public const int Lines = 260_000;

    private readonly Folder _folder = new();

    public LargeFile()
    {
        Path = _folder.Named("large.csv");
        var sample = File.ReadAllLines(Folder.Sample("ict-purchases.csv"));
        using var writer = new StreamWriter(Path) { NewLine = "\n" };
        writer.WriteLine(sample[0]);
        for (var i = 0; i < Lines; i++)
        {
            // The identifier is the first cell and never quoted: a number in front of it makes it new.
            writer.WriteLine($"{i}-{sample[1 + (i % (sample.Length - 1))]}");
        }
    }

    public string Path { get; }

    public Folder Folder => _folder;

    public void Dispose() => _folder.Dispose();
}
