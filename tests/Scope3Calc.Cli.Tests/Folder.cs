using System.Text;
using CsvHelper;

namespace Scope3Calc.Cli.Tests;

/// <summary>A folder for the files of one test, gone afterwards.</summary>
public sealed class Folder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("scope3-").FullName;

    /// <summary>The samples as they stand in the source tree.</summary>
    public static string Sample(string name) => Path.Combine(AppContext.BaseDirectory, "samples", name);

    public string Named(string name) => Path.Combine(_path, name);

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(Named(name), bytes);
        return Named(name);
    }

    /// <summary>The rows of a CSV file, each by column name.</summary>
    public static List<Dictionary<string, string>> ReadCsv(string path)
    {
        using var reader = CsvReader.Create(
            File.OpenRead(path), new CsvReaderOptions { Separator = ',', HasHeader = false }, leaveOpen: false);
        var rows = new List<Dictionary<string, string>>();
        string[] columns = [];
        while (reader.Read())
        {
            var cells = reader.Current.ToArray();
            if (columns.Length == 0)
            {
                columns = cells;
            }
            else
            {
                rows.Add(columns.Zip(cells).ToDictionary(pair => pair.First, pair => pair.Second));
            }
        }

        return rows;
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
