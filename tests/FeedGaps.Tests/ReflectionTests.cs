using FeedGaps.Tests.Shelf;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Alpha = Grpc.Reflection.V1Alpha;
using AnswerCase = Grpc.Reflection.V1.ServerReflectionResponse.MessageResponseOneofCase;

namespace FeedGaps.Tests;

/// <summary>The reflection service in both versions, asked over a real connection.</summary>
public sealed class ReflectionTests : IAsyncLifetime
{
    private LoopbackServer? server;

    public static TheoryData<string> Versions => ["v1", "v1alpha"];

    private static ServerReflectionRequest Items => new() { FileByFilename = "shelf/v1/items.proto" };

    public async Task InitializeAsync() => server = await LoopbackServer.StartAsync(
        services => services.AddGrpcReflection(),
        app =>
        {
            // Mapped on both sides of the reflection service, which describes what is mapped later as well.
            app.MapGrpcService<ShelvesService>();
            app.MapGrpcReflectionService();
            app.MapGrpcService<EchoService>();
            app.MapGrpcService<BareService>();
        });

    public async Task DisposeAsync() => await server!.DisposeAsync();

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task ListServices_NamesEveryServiceWithADescriptor(string version)
    {
        var response = await AskAsync(version, new ServerReflectionRequest { ListServices = "" });

        var names = response.ListServicesResponse.Service.Select(service => service.Name).ToList();
        Assert.Contains("shelf.v1.Shelves", names);
        Assert.Contains("feedgaps.tests.v1.Echo", names);
        Assert.Contains("grpc.reflection.v1alpha.ServerReflection", names);
        Assert.DoesNotContain("bare.Bare", names);
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public async Task ListServices_IsOrderedAndNamesBothVersions()
    {
        var response = await AskAsync("v1", new ServerReflectionRequest { ListServices = "*" });

        Assert.Equal(
            [
                "feedgaps.tests.v1.Echo",
                "grpc.reflection.v1.ServerReflection",
                "grpc.reflection.v1alpha.ServerReflection",
                "shelf.v1.Shelves",
            ],
            response.ListServicesResponse.Service.Select(service => service.Name));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task FileByFilename_SendsTheFileAndAllItImports(string version)
    {
        var files = await FilesAsync(
            version, new ServerReflectionRequest { FileByFilename = "shelf/v1/shelves.proto" });

        Assert.Equal("shelf/v1/shelves.proto", files[0].Name);
        Assert.Equal(
            [
                "google/protobuf/descriptor.proto",
                "google/protobuf/timestamp.proto",
                "shelf/v1/items.proto",
                "shelf/v1/marks.proto",
                "shelf/v1/shelves.proto",
            ],
            files.Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task FileByFilename_OfAnImport_SendsIt(string version)
    {
        var files = await FilesAsync(
            version, new ServerReflectionRequest { FileByFilename = "google/protobuf/timestamp.proto" });

        Assert.Equal("google/protobuf/timestamp.proto", Assert.Single(files).Name);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task FileContainingSymbol_OfAService_IsEnoughToCallIt(string version)
    {
        var files = await FilesAsync(
            version, new ServerReflectionRequest { FileContainingSymbol = "shelf.v1.Shelves" });

        // What a client without generated code does: put imports first and link the files.
        var linked = FileDescriptor.BuildFromByteStrings(
            ImportsFirst(files).Select(file => file.ToByteString()),
            new ExtensionRegistry { FeedGaps.Tests.Shelf.Marks.MarksExtensions.Audited });
        var service = linked.Single(file => file.Name == "shelf/v1/shelves.proto").Services.Single();
        var put = service.FindMethodByName("Put");
        var item = put.InputType.FindFieldByName("item").MessageType;
        Assert.Equal("shelf.v1.PutRequest", put.InputType.FullName);
        Assert.True(put.GetOptions().GetExtension(FeedGaps.Tests.Shelf.Marks.MarksExtensions.Audited));
        Assert.True(service.FindMethodByName("Browse").IsServerStreaming);
        Assert.Equal(
            ["name", "labels", "counts", "placed_time", "kilograms", "pieces"],
            item.Fields.InFieldNumberOrder().Select(field => field.Name));
        Assert.Equal("google.protobuf.Timestamp", item.FindFieldByName("placed_time").MessageType.FullName);
    }

    [Theory]
    [InlineData("shelf.v1.Shelves", "shelf/v1/shelves.proto")]
    [InlineData("shelf.v1.Shelves.Browse", "shelf/v1/shelves.proto")]
    [InlineData("shelf.v1.PutRequest", "shelf/v1/shelves.proto")]
    [InlineData("shelf.v1.Order", "shelf/v1/shelves.proto")]
    [InlineData("shelf.v1.Item", "shelf/v1/items.proto")]
    [InlineData("shelf.v1.Item.Label", "shelf/v1/items.proto")]
    [InlineData("shelf.v1.Item.Label.Colour", "shelf/v1/items.proto")]
    [InlineData("shelf.marks.v1.Mark", "shelf/v1/marks.proto")]
    [InlineData("google.protobuf.Timestamp", "google/protobuf/timestamp.proto")]
    [InlineData("google.protobuf.FieldDescriptorProto.Type", "google/protobuf/descriptor.proto")]
    public async Task FileContainingSymbol_FindsWhatIsDeclared(string symbol, string file)
    {
        foreach (var version in (string[])["v1", "v1alpha"])
        {
            var files = await FilesAsync(
                version, new ServerReflectionRequest { FileContainingSymbol = symbol });
            Assert.Equal(file, files[0].Name);
        }
    }

    [Theory]
    [InlineData("shelf.v1.PutRequest.item", "shelf/v1/shelves.proto")]
    [InlineData("shelf.v1.ORDER_NAME", "shelf/v1/shelves.proto")]
    [InlineData("shelf.v1.Item.counts", "shelf/v1/items.proto")]
    [InlineData("shelf.v1.Item.CountsEntry", "shelf/v1/items.proto")]
    [InlineData("shelf.v1.Item.measure", "shelf/v1/items.proto")]
    [InlineData("shelf.v1.Item.Label.COLOUR_RED", "shelf/v1/items.proto")]
    [InlineData("shelf.marks.v1.year", "shelf/v1/marks.proto")]
    [InlineData("shelf.marks.v1.audited", "shelf/v1/marks.proto")]
    [InlineData("shelf.marks.v1.Holder.locked", "shelf/v1/marks.proto")]
    [Trait("Package", "StandIn")]
    public async Task FileContainingSymbol_FindsFieldsValuesAndExtensions(string symbol, string file)
    {
        var files = await FilesAsync("v1", new ServerReflectionRequest { FileContainingSymbol = symbol });

        Assert.Equal(file, files[0].Name);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Question_ForWhatIsNotThere_IsNotFound(string version)
    {
        ServerReflectionRequest[] questions =
        [
            new() { FileByFilename = "shelf/v1/nothing.proto" },
            new() { FileByFilename = "" },
            new() { FileContainingSymbol = "shelf.v1.Nothing" },
            new() { FileContainingSymbol = "shelf.v1" },
            new() { FileContainingSymbol = "" },
        ];

        foreach (var question in questions)
        {
            var response = await AskAsync(version, question);
            Assert.Equal((int)StatusCode.NotFound, response.ErrorResponse.ErrorCode);
            Assert.NotEmpty(response.ErrorResponse.ErrorMessage);
        }
    }

    [Theory]
    [InlineData("shelf.marks.v1.Mark", 101, "shelf/v1/marks.proto")]
    [InlineData("shelf.marks.v1.Mark", 120, "shelf/v1/marks.proto")]
    [InlineData("google.protobuf.MethodOptions", 50001, "shelf/v1/marks.proto")]
    [Trait("Package", "StandIn")]
    public async Task FileContainingExtension_FindsIt(string message, int number, string file)
    {
        foreach (var version in (string[])["v1", "v1alpha"])
        {
            var files = await FilesAsync(version, ForExtension(message, number));
            Assert.Equal(file, files[0].Name);
            Assert.Contains(files, f => f.Name == "google/protobuf/descriptor.proto");
        }
    }

    [Theory]
    [InlineData("shelf.marks.v1.Mark", 102)]
    [InlineData("shelf.marks.v1.Blank", 101)]
    [InlineData("shelf.marks.v1.Nothing", 101)]
    [Trait("Package", "StandIn")]
    public async Task FileContainingExtension_OfNone_IsNotFound(string message, int number)
    {
        var response = await AskAsync("v1", ForExtension(message, number));

        Assert.Equal((int)StatusCode.NotFound, response.ErrorResponse.ErrorCode);
    }

    [Theory]
    [InlineData("shelf.marks.v1.Mark", new[] { 101, 120, 150 })]
    [InlineData("google.protobuf.MethodOptions", new[] { 50001 })]
    [InlineData("shelf.marks.v1.Blank", new int[0])]
    [Trait("Package", "StandIn")]
    public async Task AllExtensionNumbersOfType_AreAscending(string message, int[] numbers)
    {
        foreach (var version in (string[])["v1", "v1alpha"])
        {
            var response = await AskAsync(
                version, new ServerReflectionRequest { AllExtensionNumbersOfType = message });
            Assert.Equal(message, response.AllExtensionNumbersResponse.BaseTypeName);
            Assert.Equal(numbers, response.AllExtensionNumbersResponse.ExtensionNumber);
        }
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public async Task AllExtensionNumbersOfType_OfNoMessage_IsNotFound()
    {
        foreach (var name in (string[])["shelf.marks.v1.Nothing", "shelf.v1.Order", ""])
        {
            var response = await AskAsync(
                "v1", new ServerReflectionRequest { AllExtensionNumbersOfType = name });
            Assert.Equal((int)StatusCode.NotFound, response.ErrorResponse.ErrorCode);
        }
    }

    [Fact]
    [Trait("Package", "StandIn")]
    public async Task Question_ThatIsNone_IsInvalid()
    {
        var response = await AskAsync("v1", new ServerReflectionRequest { Host = "here" });

        Assert.Equal((int)StatusCode.InvalidArgument, response.ErrorResponse.ErrorCode);
    }

    [Fact]
    public async Task Questions_OnOneCall_AreAnsweredInOrder()
    {
        (ServerReflectionRequest Question, AnswerCase Answer)[] dialogue =
        [
            (new() { ListServices = "" }, AnswerCase.ListServicesResponse),
            (new() { FileContainingSymbol = "?" }, AnswerCase.ErrorResponse),
            (Items, AnswerCase.FileDescriptorResponse),
            (Items, AnswerCase.FileDescriptorResponse),
        ];
        var client = new ServerReflection.ServerReflectionClient(server!.Channel);
        using var call = client.ServerReflectionInfo();

        foreach (var (question, answer) in dialogue)
        {
            await call.RequestStream.WriteAsync(question);
            Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
            Assert.Equal(answer, call.ResponseStream.Current.MessageResponseCase);
        }

        // A file asked for again is sent again, with what it imports.
        Assert.Equal(2, call.ResponseStream.Current.FileDescriptorResponse.FileDescriptorProto.Count);
        await call.RequestStream.CompleteAsync();
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    [Trait("Package", "StandIn")]
    public async Task Question_IsRepeatedWithItsAnswer(string version)
    {
        var question = new ServerReflectionRequest { Host = "here", ListServices = "*" };

        var response = await AskAsync(version, question);

        Assert.Equal(question, response.OriginalRequest);
        Assert.Equal("here", response.ValidHost);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    [Trait("Package", "StandIn")]
    public async Task Question_AsBytes_IsTheProtocolOthersSpeak(string version)
    {
        var bytes = Marshallers.Create(message => message, message => message);
        var method = new Method<byte[], byte[]>(
            MethodType.DuplexStreaming, $"grpc.reflection.{version}.ServerReflection", "ServerReflectionInfo",
            bytes, bytes);
        using var call = server!.Channel.CreateCallInvoker().AsyncDuplexStreamingCall(method, null, default);

        // Field 1, host, "h"; field 4, file_containing_symbol, "x".
        byte[] question = [0x0A, 1, (byte)'h', 0x22, 1, (byte)'x'];
        await call.RequestStream.WriteAsync(question);
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var answer = call.ResponseStream.Current;

        // Field 1, valid_host, "h"; field 2, original_request; field 7, error_response, with field 1, 5.
        Assert.Equal([0x0A, 1, (byte)'h', 0x12, 6, .. question, 0x3A], answer[..12]);
        Assert.Equal([0x08, 5], answer[13..15]);
    }

    [Fact]
    public async Task MapGrpcReflectionService_WithAConvention_AppliesItToItsEndpoints()
    {
        EndpointDataSource? endpoints = null;
        await using var other = await LoopbackServer.StartAsync(
            services => services.AddGrpcReflection(),
            app =>
            {
                app.MapGrpcReflectionService().WithMetadata("note");
                endpoints = app.Services.GetRequiredService<EndpointDataSource>();
            });

        var marked = endpoints!.Endpoints
            .Where(endpoint => endpoint.Metadata.Contains("note"))
            .Select(endpoint => endpoint.DisplayName);

        Assert.Contains(marked, name => name!.Contains("grpc.reflection.v1alpha.ServerReflection"));
    }

    [Fact]
    public async Task MapGrpcReflectionService_WithoutTheServices_SaysWhatIsMissing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => LoopbackServer.StartAsync(_ => { }, app => app.MapGrpcReflectionService()));
    }

    private static ServerReflectionRequest ForExtension(string message, int number) => new()
    {
        FileContainingExtension = new ExtensionRequest { ContainingType = message, ExtensionNumber = number },
    };

    private async Task<List<FileDescriptorProto>> FilesAsync(string version, ServerReflectionRequest question)
    {
        var response = await AskAsync(version, question);
        Assert.Equal(AnswerCase.FileDescriptorResponse, response.MessageResponseCase);
        var registry = new ExtensionRegistry { FeedGaps.Tests.Shelf.Marks.MarksExtensions.Audited };
        return [.. response.FileDescriptorResponse.FileDescriptorProto.Select(
            file => FileDescriptorProto.Parser.WithExtensionRegistry(registry).ParseFrom(file))];
    }

    private async Task<ServerReflectionResponse> AskAsync(string version, ServerReflectionRequest question)
    {
        if (version == "v1")
        {
            var client = new ServerReflection.ServerReflectionClient(server!.Channel);
            using var call = client.ServerReflectionInfo();
            return await AskAsync(call, question);
        }

        var alphaClient = new Alpha.ServerReflection.ServerReflectionClient(server!.Channel);
        using var alphaCall = alphaClient.ServerReflectionInfo();
        var response = await AskAsync(
            alphaCall, Alpha.ServerReflectionRequest.Parser.ParseFrom(question.ToByteString()));
        return ServerReflectionResponse.Parser.ParseFrom(response.ToByteString());
    }

    private static async Task<TResponse> AskAsync<TRequest, TResponse>(
        AsyncDuplexStreamingCall<TRequest, TResponse> call, TRequest question)
    {
        await call.RequestStream.WriteAsync(question);
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));
        var response = call.ResponseStream.Current;
        Assert.False(await call.ResponseStream.MoveNext(CancellationToken.None));
        return response;
    }

    private static List<FileDescriptorProto> ImportsFirst(List<FileDescriptorProto> files)
    {
        var ordered = new List<FileDescriptorProto>();
        void Add(FileDescriptorProto file)
        {
            foreach (var import in file.Dependency)
            {
                Add(files.Single(f => f.Name == import));
            }

            if (!ordered.Contains(file))
            {
                ordered.Add(file);
            }
        }

        files.ForEach(Add);
        return ordered;
    }

    /// <summary>A service two steps below the class that was generated for it.</summary>
    private sealed class ShelvesService : ShelvesServiceBase;

    private abstract class ShelvesServiceBase : Shelves.ShelvesBase;

    /// <summary>A service that no .proto describes.</summary>
    private sealed class BareService : BareServiceBase;

    [BindServiceMethod(typeof(BareServiceBase), nameof(BindService))]
    private abstract class BareServiceBase
    {
        private static readonly Marshaller<byte[]> Bytes =
            Marshallers.Create(message => message, message => message);

        public static void BindService(ServiceBinderBase binder, BareServiceBase? service) =>
            binder.AddMethod(
                new Method<byte[], byte[]>(MethodType.Unary, "bare.Bare", nameof(Call), Bytes, Bytes),
                (request, context) => service!.Call(request, context));

        public virtual Task<byte[]> Call(byte[] request, ServerCallContext context) =>
            Task.FromResult(request);
    }
}
