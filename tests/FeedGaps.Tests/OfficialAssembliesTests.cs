using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FeedGaps.Tests;

/// <summary>
/// The official server and client were compiled against the originals: whatever they refer to must be here,
/// under the same assembly identity and with the same signature, or they fail at run time only.
/// </summary>
public sealed class OfficialAssembliesTests
{
    private const MethodAttributes Access = MethodAttributes.MemberAccessMask;

    private static readonly string[] StandIns = ["Grpc.Core.Api", "Grpc.Net.Common"];

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void References_OfAnOfficialAssembly_AreAllThere(string official)
    {
        var offered = StandIns.SelectMany(name => Read(name, Offered)).ToHashSet();
        var needed = Read(official, Needed);

        Assert.NotEmpty(needed);
        AssertNone(needed.Where(member => !offered.Contains(member)), $"{official} refers to, and found nowhere");
    }

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void Identity_OfEachStandIn_IsTheOneAnOfficialAssemblyNames(string official)
    {
        var references = Assembly.Load(official).GetReferencedAssemblies().ToDictionary(name => name.Name!);
        foreach (var name in StandIns)
        {
            var standIn = AssemblyName.GetAssemblyName(PathOf(name));

            Assert.Equal(references[name].Version, standIn.Version);
            Assert.Equal("d754f35622e28bad", Convert.ToHexStringLower(standIn.GetPublicKeyToken()!));
            Assert.Equal(references[name].GetPublicKeyToken(), standIn.GetPublicKeyToken());
        }
    }

    [Theory]
    [InlineData("Grpc.AspNetCore.Server")]
    [InlineData("Grpc.Net.Client")]
    public void Overrides_InAnOfficialAssembly_AllFindWhatTheyOverride(string official)
    {
        // Loading every type proves that nothing abstract is left open. An override that finds no method
        // of its signature silently becomes a new method, so those are looked for too.
        var adrift =
            from type in Assembly.Load(official).GetTypes()
            from method in type.GetMethods(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            where method.IsVirtual && !method.Attributes.HasFlag(MethodAttributes.NewSlot)
            where method.GetBaseDefinition() == method
            select $"{type}: {method}";

        AssertNone(adrift, $"{official} means to override, and found nowhere");
    }

    private static void AssertNone(IEnumerable<string> missing, string what)
    {
        string[] lines = [.. missing.Distinct().Order()];
        Assert.True(lines.Length == 0, $"What {what}:\n{string.Join('\n', lines)}");
    }

    private static string PathOf(string assembly) =>
        Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

    private static List<string> Read(string assembly, Func<MetadataReader, IEnumerable<string>> read)
    {
        using var file = new PEReader(File.OpenRead(PathOf(assembly)));
        return [.. read(file.GetMetadataReader())];
    }

    /// <summary>The types and members of the stand-ins that an assembly refers to.</summary>
    private static IEnumerable<string> Needed(MetadataReader reader)
    {
        var names = new SignatureNames();
        var types = reader.TypeReferences.Select(handle => names.GetTypeFromReference(reader, handle, 0));
        var members = reader.MemberReferences.Select(reader.GetMemberReference).Select(member =>
        {
            var parent = member.Parent.Kind switch
            {
                HandleKind.TypeReference =>
                    names.GetTypeFromReference(reader, (TypeReferenceHandle)member.Parent, 0),
                HandleKind.TypeSpecification => reader
                    .GetTypeSpecification((TypeSpecificationHandle)member.Parent)
                    .DecodeSignature(names, null).Split('<')[0],
                _ => "",
            };
            return member.GetKind() == MemberReferenceKind.Field
                ? Field(parent, reader.GetString(member.Name), member.DecodeFieldSignature(names, null))
                : Method(parent, reader.GetString(member.Name), member.DecodeMethodSignature(names, null));
        });
        return types.Concat(members).Where(name => StandIns.Any(own => name.StartsWith($"[{own}]")));
    }

    /// <summary>The types and members of a stand-in that other assemblies may use.</summary>
    private static IEnumerable<string> Offered(MetadataReader reader)
    {
        var names = new SignatureNames();
        foreach (var handle in reader.TypeDefinitions)
        {
            var definition = reader.GetTypeDefinition(handle);
            if ((definition.Attributes & TypeAttributes.VisibilityMask) is not (TypeAttributes.Public
                or TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem))
            {
                continue;
            }

            var type = names.GetTypeFromDefinition(reader, handle, 0);
            yield return type;
            foreach (var method in definition.GetMethods().Select(reader.GetMethodDefinition))
            {
                if ((method.Attributes & Access)
                    is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem)
                {
                    yield return Method(type, reader.GetString(method.Name), method.DecodeSignature(names, null));
                }
            }

            foreach (var field in definition.GetFields().Select(reader.GetFieldDefinition))
            {
                if ((field.Attributes & FieldAttributes.FieldAccessMask)
                    is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem)
                {
                    yield return Field(type, reader.GetString(field.Name), field.DecodeSignature(names, null));
                }
            }
        }
    }

    private static string Field(string type, string name, string fieldType) => $"{type}.{name} : {fieldType}";

    private static string Method(string type, string name, MethodSignature<string> signature) =>
        $"{type}.{name}`{signature.GenericParameterCount}({string.Join(", ", signature.ParameterTypes)}) : "
        + $"{signature.ReturnType}{(signature.Header.IsInstance ? "" : " static")}";

    /// <summary>Writes types so that the two sides of a reference compare equal as text.</summary>
    private sealed class SignatureNames : ISignatureTypeProvider<string, object?>
    {
        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeDefinition(handle);
            return type.GetDeclaringType() is { IsNil: false } outer
                ? $"{GetTypeFromDefinition(reader, outer, 0)}+{reader.GetString(type.Name)}"
                : $"[{reader.GetString(reader.GetAssemblyDefinition().Name)}]"
                    + $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            if (type.ResolutionScope.Kind == HandleKind.TypeReference)
            {
                var outer = GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0);
                return $"{outer}+{reader.GetString(type.Name)}";
            }

            // Framework types move between assemblies, so only the stand-ins' types carry theirs.
            var assembly = type.ResolutionScope.Kind == HandleKind.AssemblyReference
                ? reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)
                : "";
            return (StandIns.Contains(assembly) ? $"[{assembly}]" : "")
                + $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
        }

        public string GetTypeFromSpecification(
            MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, context);

        public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
            $"{genericType}<{string.Join(", ", typeArguments)}>";

        public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
            $"{unmodifiedType} {(isRequired ? "modreq" : "modopt")}({modifier})";

        public string GetFunctionPointerType(MethodSignature<string> signature) => Method("*", "", signature);

        public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{shape.Rank}]";

        public string GetSZArrayType(string elementType) => $"{elementType}[]";

        public string GetByReferenceType(string elementType) => $"{elementType}&";

        public string GetPointerType(string elementType) => $"{elementType}*";

        public string GetPinnedType(string elementType) => elementType;

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetGenericTypeParameter(object? context, int index) => $"!{index}";

        public string GetGenericMethodParameter(object? context, int index) => $"!!{index}";
    }
}
