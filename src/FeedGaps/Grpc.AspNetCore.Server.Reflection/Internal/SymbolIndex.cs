using Google.Protobuf.Reflection;

namespace Grpc.AspNetCore.Server.Reflection.Internal;

/// <summary>Every file that a set of services needs, by its name and by what it declares.</summary>
internal sealed class SymbolIndex
{
    private readonly Dictionary<string, FileDescriptor> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FileDescriptor> bySymbol = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedDictionary<int, FileDescriptor>> byExtension =
        new(StringComparer.Ordinal);

    public SymbolIndex(IEnumerable<FileDescriptor> files)
    {
        foreach (var file in files)
        {
            Add(file);
        }
    }

    public FileDescriptor? FileNamed(string name) => byName.GetValueOrDefault(name);

    public FileDescriptor? FileDeclaring(string symbol) => bySymbol.GetValueOrDefault(symbol);

    public FileDescriptor? FileExtending(string message, int number) =>
        byExtension.GetValueOrDefault(message)?.GetValueOrDefault(number);

    /// <summary>The numbers of what extends a message, ascending; null without such a message.</summary>
    public IReadOnlyCollection<int>? ExtensionsOf(string message) =>
        byExtension.GetValueOrDefault(message)?.Keys;

    /// <summary>A file, and behind it every file it imports, directly or not.</summary>
    public static IReadOnlyList<FileDescriptor> WithImports(FileDescriptor file)
    {
        var closure = new List<FileDescriptor> { file };
        var known = new HashSet<string>(StringComparer.Ordinal) { file.Name };
        for (var next = 0; next < closure.Count; next++)
        {
            closure.AddRange(closure[next].Dependencies.Where(import => known.Add(import.Name)));
        }

        return closure;
    }

    private void Add(FileDescriptor file)
    {
        if (!byName.TryAdd(file.Name, file))
        {
            return;
        }

        foreach (var import in file.Dependencies)
        {
            Add(import);
        }

        foreach (var message in file.MessageTypes)
        {
            Add(message);
        }

        foreach (var type in file.EnumTypes)
        {
            Add(type);
        }

        foreach (var service in file.Services)
        {
            Declare(service);
            foreach (var method in service.Methods)
            {
                Declare(method);
            }
        }

        AddExtensions(file.Extensions);
    }

    private void Add(MessageDescriptor message)
    {
        Declare(message);
        ExtensionsOfMessage(message);
        foreach (var field in message.Fields.InDeclarationOrder())
        {
            Declare(field);
        }

        foreach (var oneof in message.Oneofs)
        {
            Declare(oneof);
        }

        foreach (var nested in message.NestedTypes)
        {
            Add(nested);
        }

        foreach (var type in message.EnumTypes)
        {
            Add(type);
        }

        AddExtensions(message.Extensions);
    }

    private void Add(EnumDescriptor type)
    {
        Declare(type);

        // Protobuf scopes a value beside its enum, not inside it.
        var scope = type.FullName[..^type.Name.Length];
        foreach (var value in type.Values)
        {
            bySymbol.TryAdd(scope + value.Name, type.File);
        }
    }

    private void AddExtensions(ExtensionCollection extensions)
    {
        foreach (var extension in extensions.UnorderedExtensions)
        {
            Declare(extension);
            ExtensionsOfMessage(extension.ExtendeeType).TryAdd(extension.FieldNumber, extension.File);
        }
    }

    private void Declare(IDescriptor symbol) => bySymbol.TryAdd(symbol.FullName, symbol.File);

    private SortedDictionary<int, FileDescriptor> ExtensionsOfMessage(MessageDescriptor message)
    {
        if (!byExtension.TryGetValue(message.FullName, out var extensions))
        {
            byExtension.Add(message.FullName, extensions = []);
        }

        return extensions;
    }
}
