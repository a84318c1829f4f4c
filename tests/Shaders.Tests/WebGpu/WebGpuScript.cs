namespace Kernels.Shaders.Tests.WebGpu;

/// <summary>What the page does.</summary>
internal static class WebGpuScript
{
    /// <summary>Opens the device. Gives the number of storage buffers that a shader may have, or what is missing.</summary>
    public const string Open = """
        async () => {
          if (!navigator.gpu)
            return 'This Chromium has no WebGPU.';
          const adapter = await navigator.gpu.requestAdapter();
          if (!adapter)
            return 'Chromium finds no device for WebGPU.';
          const maxStorageBuffersPerShaderStage = adapter.limits.maxStorageBuffersPerShaderStage;
          window.device = await adapter.requestDevice({ requiredLimits: { maxStorageBuffersPerShaderStage } });
          window.pipelines = new Map();
          return `${maxStorageBuffersPerShaderStage}`;
        }
        """;

    /// <summary>Runs a shader, which is compiled once, with new buffers.</summary>
    public const string Run = """
        async ({ code, entry, groups, inputs, outputs, numbers }) => {
          const { device, pipelines } = window;
          const bytesOf = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
          const textOf = (bytes) => btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''));
          if (!pipelines.has(code)) {
            const module = device.createShaderModule({ code });
            const { messages } = await module.getCompilationInfo();
            if (messages.length > 0)
              throw new Error(messages.map((m) => `${m.lineNum}:${m.linePos} ${m.type}: ${m.message}`).join('\n'));
            pipelines.set(code, await device.createComputePipelineAsync({ layout: 'auto', compute: { module, entryPoint: entry } }));
          }

          device.pushErrorScope('validation');
          const pipeline = pipelines.get(code);
          const uploaded = (text, usage) => {
            const bytes = bytesOf(text);
            const buffer = device.createBuffer({ size: bytes.length, usage: usage | GPUBufferUsage.COPY_DST });
            device.queue.writeBuffer(buffer, 0, bytes);
            return buffer;
          };
          const written = outputs.map((size) => device.createBuffer({ size, usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC }));
          const read = outputs.map((size) => device.createBuffer({ size, usage: GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST }));
          const buffers = [...inputs.map((text) => uploaded(text, GPUBufferUsage.STORAGE)), ...written, uploaded(numbers, GPUBufferUsage.UNIFORM)];
          const encoder = device.createCommandEncoder();
          const pass = encoder.beginComputePass();
          pass.setPipeline(pipeline);
          pass.setBindGroup(0, device.createBindGroup({
            layout: pipeline.getBindGroupLayout(0),
            entries: buffers.map((buffer, binding) => ({ binding, resource: { buffer } })),
          }));
          pass.dispatchWorkgroups(groups);
          pass.end();
          written.forEach((buffer, i) => encoder.copyBufferToBuffer(buffer, 0, read[i], 0, outputs[i]));
          device.queue.submit([encoder.finish()]);
          const fault = await device.popErrorScope();
          if (fault)
            throw new Error(fault.message);
          await Promise.all(read.map((buffer) => buffer.mapAsync(GPUMapMode.READ)));
          const results = read.map((buffer) => textOf(new Uint8Array(buffer.getMappedRange())));
          [...buffers, ...read].forEach((buffer) => buffer.destroy());
          return results;
        }
        """;
}
