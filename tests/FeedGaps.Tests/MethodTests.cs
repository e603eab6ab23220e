using System.IO.Compression;
using System.Text;
using FeedGaps.Tests.Protos;
using Grpc.Core;
using Grpc.Core.Utils;
using Grpc.Net.Compression;

namespace FeedGaps.Tests;

/// <summary>How methods, their messages and the services that hold them are described.</summary>
public sealed class MethodTests
{
    private static readonly Method<string, string> Say = new(
        MethodType.Unary, "some.Service", "Say", Marshallers.StringMarshaller, Marshallers.StringMarshaller);

    [Fact]
    public void Method_Named_HasThePathOfTheWire()
    {
        Assert.Equal("/some.Service/Say", Say.FullName);
        Assert.Equal(("some.Service", "Say", MethodType.Unary), (Say.ServiceName, Say.Name, Say.Type));
        Assert.Throws<ArgumentNullException>(() => new Method<string, string>(
            MethodType.Unary, "some.Service", "Say", null!, Marshallers.StringMarshaller));
    }

    [Fact]
    public void Marshaller_OfArrays_WorksThroughTheContextsToo()
    {
        var marshaller = Marshallers.StringMarshaller;
        var written = new Written();

        marshaller.ContextualSerializer("é", written);

        Assert.Equal([0xC3, 0xA9], written.Payload!);
        Assert.Equal("é", marshaller.ContextualDeserializer(new Received([0xC3, 0xA9])));
        Assert.Equal([0xC3, 0xA9], marshaller.Serializer("é"));
        Assert.Equal("é", marshaller.Deserializer([0xC3, 0xA9]));
    }

    [Fact]
    public void Marshaller_OfContexts_HasNoArrayForm()
    {
        var marshaller = Marshallers.Create<string>(
            (message, context) => context.Complete(Encoding.UTF8.GetBytes(message)),
            context => Encoding.UTF8.GetString(context.PayloadAsNewBuffer()));

        Assert.Equal("a", marshaller.ContextualDeserializer(new Received([97])));
        Assert.Throws<NotImplementedException>(() => marshaller.Serializer("a"));
        Assert.Throws<NotImplementedException>(() => marshaller.Deserializer([97]));
    }

    [Fact]
    public void Contexts_NotImplementingAForm_SaySo()
    {
        var written = new Written();

        Assert.Throws<NotImplementedException>(written.GetBufferWriter);
        Assert.Throws<NotImplementedException>(() => written.Complete());
        written.SetPayloadLength(1);
        Assert.Throws<NotImplementedException>(() => new Received([]).PayloadAsReadOnlySequence());
    }

    [Fact]
    public void ServiceDefinition_Bound_AddsEachMethodWithItsHandler()
    {
        var seen = new RecordingBinder();

        Echo.BindService(new EchoService(new EchoServer.Observed())).BindService(seen);

        Assert.Equal(
            ["unary Say", "server Repeat", "client Join", "duplex Chat", "unary Fail", "unary Wait"], seen.Methods);
    }

    [Fact]
    public void ServiceDefinition_SameMethodTwice_IsRefused()
    {
        var builder = ServerServiceDefinition.CreateBuilder();
        builder.AddMethod(Say, (request, _) => Task.FromResult(request));

        Assert.Throws<ArgumentException>(() => builder.AddMethod(Say, (request, _) => Task.FromResult(request)));
    }

    [Fact]
    public void ServiceBinder_NotOverridingAKind_SaysSo() =>
        Assert.Throws<NotImplementedException>(() =>
            new ServiceBinderBase().AddMethod(Say, (request, _) => Task.FromResult(request)));

    [Fact]
    public void BindServiceMethod_OnGeneratedCode_NamesTheMethodThatBinds()
    {
        var attribute = Assert.IsType<BindServiceMethodAttribute>(
            Assert.Single(typeof(EchoService).GetCustomAttributes(typeof(BindServiceMethodAttribute), inherit: true)));

        Assert.Equal(typeof(Echo), attribute.BindType);
        Assert.Equal("BindService", attribute.BindMethodName);
    }

    [Fact]
    public void CompressionProviders_Compressing_WriteTheFormatOfTheirName()
    {
        var gzip = new GzipCompressionProvider(CompressionLevel.Fastest);
        var deflate = new DeflateCompressionProvider(CompressionLevel.Fastest);

        Assert.Equal(("gzip", "deflate"), (gzip.EncodingName, deflate.EncodingName));

        // A gzip member starts with 1F 8B (RFC 1952); a zlib stream's first byte ends in 8 (RFC 1950).
        Assert.Equal([0x1F, 0x8B], Compress(gzip, null)[..2]);
        Assert.Equal(0x78, Compress(deflate, CompressionLevel.Optimal)[0]);
        Assert.Equal(Text, Decompress(gzip, Compress(gzip, CompressionLevel.SmallestSize)));
        Assert.Equal(Text, Decompress(deflate, Compress(deflate, null)));
    }

    [Fact]
    public void Preconditions_Broken_ThrowWhatTheyStandFor()
    {
        GrpcPreconditions.CheckArgument(true);
        GrpcPreconditions.CheckState(true, "unused");
        Assert.Equal("a", GrpcPreconditions.CheckNotNull("a"));
        Assert.Throws<ArgumentException>(() => GrpcPreconditions.CheckArgument(false));
        Assert.Equal("why", Assert.Throws<ArgumentException>(
            () => GrpcPreconditions.CheckArgument(false, "why")).Message);
        Assert.Throws<InvalidOperationException>(() => GrpcPreconditions.CheckState(false));
        Assert.Throws<ArgumentNullException>(() => GrpcPreconditions.CheckNotNull<string>(null!));
        Assert.Equal("name", Assert.Throws<ArgumentNullException>(
            () => GrpcPreconditions.CheckNotNull<string>(null!, "name")).ParamName);
    }

    private static string Text { get; } = new('a', 1_000);

    private static byte[] Compress(ICompressionProvider provider, CompressionLevel? level)
    {
        using var target = new MemoryStream();
        using (var compressing = provider.CreateCompressionStream(target, level))
        {
            compressing.Write(Encoding.UTF8.GetBytes(Text));
        }

        Assert.True(target.CanWrite, "The target stays open.");
        Assert.True(target.Length < 100, "1,000 equal letters become far fewer than 100 bytes.");
        return target.ToArray();
    }

    private static string Decompress(ICompressionProvider provider, byte[] bytes)
    {
        using var reader = new StreamReader(provider.CreateDecompressionStream(new MemoryStream(bytes)));
        return reader.ReadToEnd();
    }

    private sealed class Written : SerializationContext
    {
        public byte[]? Payload { get; private set; }

        public override void Complete(byte[] payload) => Payload = payload;
    }

    private sealed class Received(byte[] payload) : DeserializationContext
    {
        public override int PayloadLength => payload.Length;

        public override byte[] PayloadAsNewBuffer() => payload;
    }

    private sealed class RecordingBinder : ServiceBinderBase
    {
        public List<string> Methods { get; } = [];

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, UnaryServerMethod<TRequest, TResponse>? handler) =>
            Note("unary", method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ClientStreamingServerMethod<TRequest, TResponse>? handler) =>
            Note("client", method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, ServerStreamingServerMethod<TRequest, TResponse>? handler) =>
            Note("server", method, handler);

        public override void AddMethod<TRequest, TResponse>(
            Method<TRequest, TResponse> method, DuplexStreamingServerMethod<TRequest, TResponse>? handler) =>
            Note("duplex", method, handler);

        private void Note(string kind, IMethod method, Delegate? handler)
        {
            Assert.Equal(method.Name, handler!.Method.Name);
            Methods.Add($"{kind} {method.Name}");
        }
    }
}
