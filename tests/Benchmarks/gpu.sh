#!/bin/sh
# Measures kernels on this machine's GPU, or prepares that for a machine without the .NET SDK.
#
#   tests/Benchmarks/gpu.sh [ARGUMENT...]         builds and measures here
#   tests/Benchmarks/gpu.sh --prepare FOLDER      writes all that another Linux machine of the same architecture needs
#   FOLDER/gpu.sh [ARGUMENT...]                   measures there, from a copy of that folder
#
# The arguments are those of the benchmark program's command `gpu`: `gpu.sh --json >figures.json`, for example, or
# `gpu.sh --elements 16777216 --rounds 3` for a quick look. The machine needs the driver of its card, and no root. The folder
# brings .NET and the OpenCL loader, which many machines with NVIDIA's driver lack.
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
program=Kernels.Benchmarks.dll

# The runtime's folder with the program beside it: what --prepare has written.
if [ -f "$here/program/$program" ]; then
    # Bare machines have no ICU, which .NET would ask for.
    export DOTNET_ROOT="$here/dotnet" DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1
    export LD_LIBRARY_PATH="$here/loader${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
    # A driver in a container often comes without the file that tells the loader of it.
    if [ -z "$(ls /etc/OpenCL/vendors 2>/dev/null)" ]; then
        export OCL_ICD_VENDORS="$here/vendors" OPENCL_VENDOR_PATH="$here/vendors"
    fi
    exec "$here/dotnet/dotnet" "$here/program/$program" gpu "$@"
fi

if [ "${1:-}" != --prepare ]; then
    exec dotnet run -c Release --project "$here" -- gpu "$@"
fi

folder=${2:?gpu.sh --prepare FOLDER}
case $(uname -m) in
    x86_64) runtime=linux-x64 ;;
    aarch64) runtime=linux-arm64 ;;
    *) echo "gpu.sh: $(uname -m) is not prepared for: publish by hand" >&2; exit 2 ;;
esac
mkdir -p "$folder"
dotnet publish "$here" -c Release -r "$runtime" --self-contained false -p:DebugType=none -o "$folder/program"

# Only .NET's own libraries are needed, not those of its compiler and of ASP.NET.
version=$(dotnet --list-runtimes | sed -n 's/^Microsoft.NETCore.App \(10\.[^ ]*\) .*/\1/p' | tail -n 1)
root=$(dotnet --list-runtimes | sed -n "s/^Microsoft.NETCore.App $version \[\(.*\)\/shared\/.*/\1/p")
mkdir -p "$folder/dotnet/host/fxr" "$folder/dotnet/shared/Microsoft.NETCore.App" "$folder/loader" "$folder/vendors"
cp "$root/dotnet" "$folder/dotnet/"
cp -R "$root/host/fxr/$version" "$folder/dotnet/host/fxr/"
cp -R "$root/shared/Microsoft.NETCore.App/$version" "$folder/dotnet/shared/Microsoft.NETCore.App/"

loader=$(ldconfig -p 2>/dev/null | sed -n 's/^\tlibOpenCL\.so\.1 .* => //p' | head -n 1)
if [ -n "$loader" ]; then
    cp -L "$loader" "$folder/loader/libOpenCL.so.1"
else
    echo "gpu.sh: no OpenCL loader here to take along (on Debian, apt install ocl-icd-libopencl1): the other machine must have one" >&2
fi
echo libnvidia-opencl.so.1 >"$folder/vendors/nvidia.icd"
cp "$here/gpu.sh" "$folder/"
echo "Copy $folder to the machine with the card, and run gpu.sh there."
