using Kernels.Generators.Expressions;
using Kernels.Generators.Model;
using Kernels.Generators.Text;

namespace Kernels.Generators.Emit.Members;

/// <summary>
/// How loops get from elements to lanes and back: as they lie in memory, or by the runtime's <c>Elements</c>, which widens and
/// narrows them.
/// </summary>
internal sealed class ElementAccess(KernelModel kernel, TypeNames types)
{
    /// <summary>A span whose elements are numbers or conditions: those of an enumeration as their integers.</summary>
    public string Numbers(string span, ElementType element) =>
        element.Enum is null ? span : $"{types["MemoryMarshal"]}.Cast<{element.Code}, {element.Keyword}>({span})";

    /// <summary>The variable that refers to the first element of a span.</summary>
    public string Reference(string name, string span, ElementType element) =>
        $"ref var {name} = ref {types["MemoryMarshal"]}.GetReference({Numbers(span, element)});";

    /// <summary>A whole vector.</summary>
    public string Load(VectorWidth width, ElementType element, string start, string at) => IsLane(element)
        ? $"{types[width.Type]}.LoadUnsafe(ref {start}, {at})"
        : $"{types["Elements"]}.Load{width.Bits}{Types(element)}(ref {start}, {at})";

    /// <summary>The narrowest vector, of fewer elements than it has lanes.</summary>
    public string LoadShort(ElementType element, string span) => IsLane(element)
        ? $"{types["Lanes"]}.LoadShort({Numbers(span, element)})"
        : $"{types["Elements"]}.LoadShort{Types(element)}({Numbers(span, element)})";

    /// <summary>A vector in which the span may end.</summary>
    public string LoadPart(VectorWidth width, ElementType element, string span, string at) => IsLane(element)
        ? $"{types["Lanes"]}.LoadPart{width.Bits}({Numbers(span, element)}, {at})"
        : $"{types["Elements"]}.LoadPart{width.Bits}{Types(element)}({Numbers(span, element)}, {at})";

    /// <summary>Stores a whole vector.</summary>
    public string Store(ElementType element, string vector, string start, string at) => IsLane(element)
        ? $"{vector}.StoreUnsafe(ref {start}, {at})"
        : $"{types["Elements"]}.Store({vector}, ref {start}, {at})";

    /// <summary>Stores the first lanes of the narrowest vector.</summary>
    public string StoreShort(ElementType element, string vector, string span) =>
        $"{types[IsLane(element) ? "Lanes" : "Elements"]}.StoreShort({vector}, {Numbers(span, element)})";

    /// <summary>Stores a vector in which the span may end.</summary>
    public string StorePart(ElementType element, string vector, string span, string at) =>
        $"{types[IsLane(element) ? "Lanes" : "Elements"]}.StorePart({vector}, {Numbers(span, element)}, {at})";

    /// <summary>Do elements lie in memory as the lanes do?</summary>
    public bool IsLane(ElementType element) => (element with { Enum = null }).IsLane(kernel.LaneBits);

    private string Types(ElementType element) => $"<{ElementTypes.CodeOf(element.Keyword)}, {element.Lane(kernel.LaneBits).Code}>";
}
