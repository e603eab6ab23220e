using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Scope3Calc.Design.Tests;

/// <summary>What a built assembly refers to outside itself, read from its metadata without loading
/// it.</summary>
internal sealed class AssemblyUses
{
    private AssemblyUses(string[] assemblies, string[] types, string[] members)
    {
        Assemblies = assemblies;
        Types = types;
        Members = members;
    }

    /// <summary>Simple names of the assemblies referred to.</summary>
    public IReadOnlyList<string> Assemblies { get; }

    /// <summary>Full names of the types referred to, such as <c>System.IO.File</c>.</summary>
    public IReadOnlyList<string> Types { get; }

    /// <summary>Members with the types of their parameters, such as
    /// <c>System.Decimal.ToString(System.String)</c>; generic methods with their arguments, such as
    /// <c>Append&lt;System.DateOnly&gt;</c>.</summary>
    public IReadOnlyList<string> Members { get; }

    public static AssemblyUses Of(string path)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var reader = image.GetMetadataReader();
        var names = new Names(reader);
        return new AssemblyUses(
            [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))],
            [.. reader.TypeReferences.Select(handle => names.GetTypeFromReference(reader, handle, 0))],
            [
                .. reader.MemberReferences.Select(handle => names.Member(handle)),
                .. Enumerable.Range(1, reader.GetTableRowCount(TableIndex.MethodSpec))
                    .Select(row => names.Method(MetadataTokens.MethodSpecificationHandle(row))),
            ]);
    }

    /// <summary>Writes types and members out as text.</summary>
    private sealed class Names(MetadataReader reader) : ISignatureTypeProvider<string, object?>
    {
        public string Member(MemberReferenceHandle handle)
        {
            var member = reader.GetMemberReference(handle);
            var name = $"{Owner(member.Parent)}.{reader.GetString(member.Name)}";
            return member.GetKind() == MemberReferenceKind.Field
                ? name
                : $"{name}({string.Join(',', member.DecodeMethodSignature(this, null).ParameterTypes)})";
        }

        public string Method(MethodSpecificationHandle handle)
        {
            var method = reader.GetMethodSpecification(handle);
            var arguments = string.Join(',', method.DecodeSignature(this, null));
            return method.Method.Kind == HandleKind.MemberReference
                ? $"{Member((MemberReferenceHandle)method.Method)}<{arguments}>"
                : $"<{arguments}>";
        }

        public string GetTypeFromReference(MetadataReader from, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = from.GetTypeReference(handle);
            var name = from.GetString(type.Name);
            return type.ResolutionScope.Kind == HandleKind.TypeReference
                ? $"{GetTypeFromReference(from, (TypeReferenceHandle)type.ResolutionScope, 0)}.{name}"
                : $"{from.GetString(type.Namespace)}.{name}";
        }

        public string GetTypeFromDefinition(MetadataReader from, TypeDefinitionHandle handle, byte rawTypeKind) =>
            from.GetString(from.GetTypeDefinition(handle).Name);

        public string GetTypeFromSpecification(
            MetadataReader from, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
            from.GetTypeSpecification(handle).DecodeSignature(this, context);

        public string GetPrimitiveType(PrimitiveTypeCode code) => $"System.{code}";

        public string GetSZArrayType(string element) => $"{element}[]";

        public string GetArrayType(string element, ArrayShape shape) => $"{element}[,]";

        public string GetByReferenceType(string element) => $"{element}&";

        public string GetPointerType(string element) => $"{element}*";

        public string GetPinnedType(string element) => element;

        public string GetModifiedType(string modifier, string unmodified, bool isRequired) => unmodified;

        public string GetGenericInstantiation(string type, ImmutableArray<string> arguments) =>
            $"{type}<{string.Join(',', arguments)}>";

        public string GetGenericMethodParameter(object? context, int index) => $"!!{index}";

        public string GetGenericTypeParameter(object? context, int index) => $"!{index}";

        public string GetFunctionPointerType(MethodSignature<string> signature) => "function";

        private string Owner(EntityHandle parent) => parent.Kind switch
        {
            HandleKind.TypeReference => GetTypeFromReference(reader, (TypeReferenceHandle)parent, 0),
            HandleKind.TypeDefinition => GetTypeFromDefinition(reader, (TypeDefinitionHandle)parent, 0),
            HandleKind.TypeSpecification =>
                GetTypeFromSpecification(reader, null, (TypeSpecificationHandle)parent, 0),
            _ => string.Empty,
        };
    }
}
