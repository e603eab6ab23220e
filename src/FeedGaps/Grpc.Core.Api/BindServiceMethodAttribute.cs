namespace Grpc.Core;

/// <summary>
/// Tells the server which static method registers the methods of a generated service base class.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = true)]
public class BindServiceMethodAttribute : Attribute
{
    /// <param name="bindType">Type that declares the method.</param>
    /// <param name="bindMethodName">
    /// Name of the method; it takes a <see cref="ServiceBinderBase"/> and the service.
    /// </param>
    public BindServiceMethodAttribute(Type bindType, string bindMethodName)
    {
        BindType = bindType;
        BindMethodName = bindMethodName;
    }

    public Type BindType { get; }

    public string BindMethodName { get; }
}
