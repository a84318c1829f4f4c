using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.Loader;

namespace Kernels.Samples.Proving;

/// <summary>Loads the assembly whose kernels are measured.</summary>
internal static class KernelAssembly
{
    /// <summary>The library that comes with the program.</summary>
    public static Assembly Own => typeof(VectorizeAttribute).Assembly;

    /// <exception cref="UserError">It cannot be loaded.</exception>
    [RequiresUnreferencedCode("It loads an assembly that is not known when the program is built.")]
    public static Assembly Load(string path)
    {
        try
        {
            var full = Path.GetFullPath(path);

            // Opened here, for a message of the system's where that fails.
            using (File.OpenRead(full))
            {
            }

            return AssemblyName.GetAssemblyName(full).Name == Own.GetName().Name ? Own : new Folder(full).LoadFromAssemblyPath(full);
        }
        catch (BadImageFormatException)
        {
            throw new UserError($"'{path}' is no .NET assembly. Give the dll that the project with the kernels is built to.");
        }
        catch (FileLoadException)
        {
            throw new UserError($"'{path}' cannot be loaded: it is built for another .NET. Build it for net10.0.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UserError($"'{path}' cannot be read: {FileFault.Of(error)}. Give the dll that the project with the kernels is built to.");
        }
    }

    /// <summary>The assemblies of a folder. Kernels is our own, so that its types are the same ones, and so is .NET.</summary>
    private sealed class Folder(string path) : AssemblyLoadContext("prove")
    {
        private readonly AssemblyDependencyResolver resolver = new(path);

        [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Load says it to who calls it.")]
        protected override Assembly? Load(AssemblyName name)
        {
            if (name.Name == Own.GetName().Name)
                return Own;
            return resolver.ResolveAssemblyToPath(name) is { } found ? LoadFromAssemblyPath(found) : null;
        }
    }
}
