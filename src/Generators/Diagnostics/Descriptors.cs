using Microsoft.CodeAnalysis;

namespace Kernels.Generators.Diagnostics;

/// <summary>
/// Everything the generator has to say. Each has a row in AnalyzerReleases, a page in docs/diagnostics and a test.
/// </summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor TypeNotPartial = Error(
        "KRN001", "The type around a kernel must be partial",
        "'{0}' must be partial, so that the forms of the kernel '{1}' can be generated beside it: declare it 'partial'");

    public static readonly DiagnosticDescriptor NotStatic = Error(
        "KRN002", "A kernel must be a static method",
        "The kernel '{0}' must be static: a kernel works on its parameters alone");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "KRN003", "The type is not supported in a kernel",
        "'{0}' cannot be used in this kernel: {1}");

    public static readonly DiagnosticDescriptor UnsupportedConstruct = Error(
        "KRN004", "The construct is not supported in a kernel",
        "{0} is not supported in a kernel: {1}");

    public static readonly DiagnosticDescriptor UnknownCall = Error(
        "KRN005", "The called method is not known to kernels",
        "'{0}' cannot be called from a kernel: {1}");

    public static readonly DiagnosticDescriptor Recursion = Error(
        "KRN006", "A kernel cannot be recursive",
        "This call makes '{0}' recursive ({1}): calls in kernels are inlined, so a kernel cannot reach itself");

    public static readonly DiagnosticDescriptor Widening = Information(
        "KRN007", "A number is widened to 64 bits",
        "This {0} is widened to {1}, of which a vector holds half as many, so the kernel takes about twice the time: {2}");

    public static readonly DiagnosticDescriptor NoVaryingParameter = Error(
        "KRN008", "A kernel needs a varying parameter",
        "The kernel '{0}' has no parameter that varies from element to element: {1}");

    public static readonly DiagnosticDescriptor Checked = Error(
        "KRN009", "Checked arithmetic is not supported in a kernel",
        "Checked arithmetic cannot throw lane by lane: use '{0}'");

    public static readonly DiagnosticDescriptor OutsideState = Error(
        "KRN010", "A kernel cannot reach state outside itself",
        "'{0}' lives outside the kernel and {1}");

    public static readonly DiagnosticDescriptor LaneByLane = Information(
        "KRN011", "A function has no vector form yet",
        "'{0}' has no vector form yet and is computed lane by lane: right, but not faster than the scalar method");

    public static readonly DiagnosticDescriptor MemberExists = Error(
        "KRN012", "A generated member exists already",
        "'{0}' is what the generator writes for the kernel '{1}', and the type has it already: rename or remove one of them");

    public static readonly DiagnosticDescriptor TooLarge = Error(
        "KRN013", "The kernel is too large",
        "The kernel '{0}' {1}: split it into several");

    public static readonly DiagnosticDescriptor InvalidUnroll = Error(
        "KRN014", "Unroll is out of range",
        "Unroll is {0}, but must be from 1 to 16, or 0 to let the generator choose");

    public static readonly DiagnosticDescriptor InvalidDerivative = Error(
        "KRN015", "The method cannot be the derivative of the function",
        "'{0}' cannot be the derivative of '{1}': {2}");

    public static readonly DiagnosticDescriptor NotDifferentiable = Error(
        "KRN016", "Part of a function has no derivative",
        "{0} has no derivative, and '{1}' asks for one: {2}");

    public static readonly DiagnosticDescriptor UnknownDerivativeParameter = Error(
        "KRN017", "The derivative is taken by an unknown parameter",
        "'{0}' is not a parameter that '{1}' can be differentiated by: {2}");

    public static readonly DiagnosticDescriptor InvalidOwnDerivative = Error(
        "KRN018", "The given derivative does not fit the kernel",
        "'{0}' does not give the derivative of '{1}': {2}");

    public static readonly DiagnosticDescriptor InvalidReduction = Error(
        "KRN019", "A property of the reduction does not fit the kernel",
        "{0} {1}");

    public static readonly DiagnosticDescriptor EndlessLoop = Error(
        "KRN020", "A loop never ends",
        "This loop never ends: nothing in it changes its condition, and neither break nor return leaves it");

    public static readonly DiagnosticDescriptor NoGpuForm = Warning(
        "KRN021", "Part of a kernel cannot run on a GPU",
        "{0} cannot run on a GPU, so '{1}' has no form for one: {2}");

    public static readonly DiagnosticDescriptor NoShader = Warning(
        "KRN022", "Part of a kernel cannot be a ComputeSharp shader",
        "{0} stands in the way of a ComputeSharp shader, so '{1}' has none: {2}; its other forms are generated");

    public static readonly DiagnosticDescriptor TangentsInLoop = Information(
        "KRN024", "A loop carries derivatives along",
        "{0} is differentiated as it runs: for '{1}' it carries {2} numbers for each one of its state");

    public static readonly DiagnosticDescriptor UnknownBody = Warning(
        "KRN025", "The body of a called kernel cannot be read",
        "The body of '{0}' was written by another version of Kernels, so only its compiled vector form can be called: use one version in both projects");

    public static readonly DiagnosticDescriptor RareNotSkipped = Information(
        "KRN026", "A rare call is computed for all elements",
        "'{0}' is marked rare, but '{1}' computes it for all elements: call it in one branch of a condition, and not in both");

    public static readonly DiagnosticDescriptor NotRounded = Warning(
        "KRN027", "A function is not rounded correctly",
        "'{0}' is not rounded correctly: {1}");

    public static readonly DiagnosticDescriptor ThrowsOnGpu = Information(
        "KRN028", "An exception is a value on a GPU",
        "A GPU cannot throw: there '{0}' gives {1} where it throws here");

    public static readonly DiagnosticDescriptor OwnDerivativeThrows = Information(
        "KRN029", "A derivative that throws",
        "'{0}' throws, but generated derivatives that use it do not: they throw where '{1}' does");

    public static readonly DiagnosticDescriptor HalfElements = Information(
        "KRN030", "Elements of type Half are converted by several operations",
        "A vector of Half elements takes about {0} operations to {1}, since .NET has no vector instruction for it: "
            + "where a span is used often, keep it as float");

    public static readonly DiagnosticDescriptor SameForm = Error(
        "KRN031", "Two kernels would have the same form",
        "'{0}' would have the same form '{1}' as '{2}': give one of the two another name");

    public static readonly DiagnosticDescriptor InvalidAccumulator = Error(
        "KRN032", "Sums cannot be accumulated in the type",
        "'{0}' cannot be what the sum of '{1}' is accumulated in: {2}");

    public static readonly DiagnosticDescriptor IndexOutOfRange = Error(
        "KRN034", "An index is out of range",
        "Index {0} is out of range: the array has {1} elements");

    public static readonly DiagnosticDescriptor UnstableForm = Information(
        "KRN035", "A function computes this formula better",
        "This {0}: use '{1}'");

    public static readonly DiagnosticDescriptor NoWgsl = Warning(
        "KRN036", "Part of a kernel cannot be written in WGSL",
        "{0} cannot be written in WGSL, so '{1}' has no shader of WebGPU: {2}; its other forms are generated");

    public static readonly DiagnosticDescriptor NoEffect = Warning(
        "KRN037", "An option has no effect",
        "{0} has no effect on '{1}': {2}");

    public static readonly DiagnosticDescriptor InternalError = Error(
        "KRN099", "The generator failed",
        "The generator failed on the kernel '{0}' with {1}: please report this kernel to the project");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "Kernels", DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: HelpLink(id));

    private static DiagnosticDescriptor Warning(string id, string title, string message) =>
        new(id, title, message, "Kernels", DiagnosticSeverity.Warning, isEnabledByDefault: true, helpLinkUri: HelpLink(id));

    private static DiagnosticDescriptor Information(string id, string title, string message) =>
        new(id, title, message, "Kernels", DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: HelpLink(id));

    private static string HelpLink(string id) => $"https://kernels-net.github.io/kernels/diagnostics/{id}.html";
}
