using Google.Protobuf;
using Scope3Calc.V1;

namespace Scope3Calc.Cli.Output;

/// <summary>Writes outcomes, summary and basis as one JSON object, in the contract's JSON mapping, row by row.</summary>
internal sealed class JsonFile : IDisposable
{
    private readonly StreamWriter _writer;
    private bool _any;

    public JsonFile(string path)
    {
        _writer = new StreamWriter(path) { NewLine = "\n" };
        _writer.Write("{\"outcomes\": [");
    }

    /// <summary>Writes one answer as a file of its own, in the contract's JSON mapping.</summary>
    /// <param name="file">Where to; null for nowhere.</param>
    /// <param name="answer">The answer.</param>
    public static void Write(FileInfo? file, IMessage answer)
    {
        if (file is not null)
        {
            File.WriteAllText(file.FullName, JsonFormatter.Default.Format(answer) + "\n");
        }
    }

    public void Write(LineOutcome outcome)
    {
        _writer.Write(_any ? ",\n" : "\n");
        _any = true;
        JsonFormatter.Default.Format(outcome, _writer);
    }

    public void Finish(Summary summary, Basis basis)
    {
        _writer.Write("\n], \"summary\": ");
        JsonFormatter.Default.Format(summary, _writer);
        _writer.Write(", \"basis\": ");
        JsonFormatter.Default.Format(basis, _writer);
        _writer.WriteLine("}");
    }

    public void Dispose() => _writer.Dispose();
}
