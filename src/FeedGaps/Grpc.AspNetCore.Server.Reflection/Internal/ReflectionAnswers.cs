using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Reflection.V1;

namespace Grpc.AspNetCore.Server.Reflection.Internal;

/// <summary>Answers one question at a time about the services of the application.</summary>
/// <remarks>Descriptors are gathered at the first question, when every endpoint is mapped.</remarks>
internal sealed class ReflectionAnswers
{
    private readonly Lazy<IReadOnlyList<ServiceDescriptor>> services;
    private readonly Lazy<SymbolIndex> index;

    public ReflectionAnswers(MappedServices mapped)
    {
        services = new(mapped.FindDescriptors);
        index = new(() => new SymbolIndex(services.Value.Select(service => service.File)));
    }

    public ServerReflectionResponse Answer(ServerReflectionRequest request)
    {
        var response = request.MessageRequestCase switch
        {
            ServerReflectionRequest.MessageRequestOneofCase.FileByFilename =>
                Files(index.Value.FileNamed(request.FileByFilename), $"the file '{request.FileByFilename}'"),
            ServerReflectionRequest.MessageRequestOneofCase.FileContainingSymbol =>
                Files(
                    index.Value.FileDeclaring(request.FileContainingSymbol),
                    $"the symbol '{request.FileContainingSymbol}'"),
            ServerReflectionRequest.MessageRequestOneofCase.FileContainingExtension =>
                Files(
                    index.Value.FileExtending(
                        request.FileContainingExtension.ContainingType,
                        request.FileContainingExtension.ExtensionNumber),
                    $"the extension {request.FileContainingExtension.ExtensionNumber} of "
                    + $"'{request.FileContainingExtension.ContainingType}'"),
            ServerReflectionRequest.MessageRequestOneofCase.AllExtensionNumbersOfType =>
                Extensions(request.AllExtensionNumbersOfType),
            ServerReflectionRequest.MessageRequestOneofCase.ListServices => Services(),
            _ => Error(StatusCode.InvalidArgument, "The request asks nothing this server understands."),
        };
        response.ValidHost = request.Host;
        response.OriginalRequest = request;
        return response;
    }

    private ServerReflectionResponse Services()
    {
        var list = new ListServiceResponse();
        list.Service.AddRange(
            services.Value.Select(service => new ServiceResponse { Name = service.FullName }));
        return new ServerReflectionResponse { ListServicesResponse = list };
    }

    private ServerReflectionResponse Extensions(string message)
    {
        if (index.Value.ExtensionsOf(message) is not { } numbers)
        {
            return NotFound($"the message '{message}'");
        }

        var extensions = new ExtensionNumberResponse { BaseTypeName = message };
        extensions.ExtensionNumber.AddRange(numbers);
        return new ServerReflectionResponse { AllExtensionNumbersResponse = extensions };
    }

    private static ServerReflectionResponse Files(FileDescriptor? file, string wanted)
    {
        if (file is null)
        {
            return NotFound(wanted);
        }

        var files = new FileDescriptorResponse();
        files.FileDescriptorProto.AddRange(SymbolIndex.WithImports(file).Select(f => f.SerializedData));
        return new ServerReflectionResponse { FileDescriptorResponse = files };
    }

    private static ServerReflectionResponse NotFound(string wanted) =>
        Error(StatusCode.NotFound, $"Nothing behind the services of this server is {wanted}.");

    private static ServerReflectionResponse Error(StatusCode code, string message) => new()
    {
        ErrorResponse = new ErrorResponse { ErrorCode = (int)code, ErrorMessage = message },
    };
}
