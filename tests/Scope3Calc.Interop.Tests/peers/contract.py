"""The contract's messages in Python, made from descriptors, a FileDescriptorSet, so that no generated code is needed."""

from google.protobuf import descriptor_pb2, descriptor_pool, message_factory


class Contract:
    """Message classes by name."""

    def __init__(self, path):
        self._pool = descriptor_pool.DescriptorPool()
        with open(path, "rb") as file:
            for proto in descriptor_pb2.FileDescriptorSet.FromString(file.read()).file:
                self._pool.Add(proto)

    def __getitem__(self, name):
        descriptor = self._pool.FindMessageTypeByName(name)
        if hasattr(message_factory, "GetMessageClass"):
            return message_factory.GetMessageClass(descriptor)
        return message_factory.MessageFactory(self._pool).GetPrototype(descriptor)
