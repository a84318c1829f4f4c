/* An OpenCL library with one device, which keeps memory, runs no kernel, and fails where it is told to.

   FAIL=function:code:when   The function gives the error: "once" at its first call, "always" at each of them, "then-dead" at its
                             first call, after which the queue refuses everything, as that of a lost device does.
   MEMORY=bytes              The memory that is left for buffers; what the device says of its memory is more. */

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct { char *source; } program_t;
typedef struct { size_t size; char *bytes; } memory_t;
typedef struct { int parameters; } kernel_t;

static int objects;
static long held;
static int dead;
static int failed;

static const char *PLATFORM = "Failing platform";

int live_objects(void) { return objects; }

static int fails(const char *function, int is_of_queue)
{
    const char *rule = getenv("FAIL");
    size_t length = strlen(function);
    if (is_of_queue && dead)
        return -36;
    if (!rule || strncmp(rule, function, length) || rule[length] != ':')
        return 0;
    const char *when = strchr(rule + length + 1, ':') + 1;
    if (failed && strcmp(when, "always"))
        return 0;
    failed = 1;
    dead = !strcmp(when, "then-dead");
    return atoi(rule + length + 1);
}

static void *made(size_t size) { objects++; return calloc(1, size); }

static int released(void *object) { objects--; free(object); return 0; }

static void *give(const char *function, size_t size, int *error)
{
    *error = fails(function, 0);
    return *error ? NULL : made(size);
}

static int text(const char *value, size_t capacity, void *target, size_t *size)
{
    if (size)
        *size = strlen(value) + 1;
    if (target && capacity > strlen(value))
        strcpy(target, value);
    return 0;
}

static int number(uint64_t value, size_t bytes, size_t capacity, void *target, size_t *size)
{
    if (size)
        *size = bytes;
    if (target && capacity >= bytes)
        memcpy(target, &value, bytes);
    return 0;
}

int clGetPlatformIDs(uint32_t capacity, void **ids, uint32_t *count)
{
    if (count)
        *count = 1;
    if (ids && capacity)
        ids[0] = (void *)PLATFORM;
    return 0;
}

int clGetPlatformInfo(void *platform, uint32_t what, size_t capacity, void *value, size_t *size) { return text(platform, capacity, value, size); }

int clGetDeviceIDs(void *platform, uint64_t type, uint32_t capacity, void **ids, uint32_t *count) { return clGetPlatformIDs(capacity, ids, count); }

int clGetDeviceInfo(void *device, uint32_t what, size_t capacity, void *value, size_t *size)
{
    switch (what)
    {
        case 0x1000: return number(4, 8, capacity, value, size);         /* a GPU */
        case 0x1002: return number(1, 4, capacity, value, size);         /* compute units */
        case 0x1010: return number(1 << 28, 8, capacity, value, size);   /* the largest buffer */
        case 0x101F: return number(1 << 30, 8, capacity, value, size);   /* the memory */
        case 0x1027: case 0x1028: return number(1, 4, capacity, value, size);
        case 0x102B: return text("Failing", capacity, value, size);
        case 0x102F: return text("OpenCL 1.2 failing", capacity, value, size);
        default: return text("1", capacity, value, size);
    }
}

void *clCreateContext(void *properties, uint32_t count, void *devices, void *notify, void *data, int *error) { return give("clCreateContext", 1, error); }

int clReleaseContext(void *context) { return released(context); }

void *clCreateCommandQueue(void *context, void *device, uint64_t properties, int *error) { return give("clCreateCommandQueue", 1, error); }

int clReleaseCommandQueue(void *queue) { return released(queue); }

int clFlush(void *queue) { return fails("clFlush", 1); }

int clFinish(void *queue) { return fails("clFinish", 1); }

void *clCreateBuffer(void *context, uint64_t flags, size_t size, void *content, int *error)
{
    const char *memory = getenv("MEMORY");
    *error = fails("clCreateBuffer", 0);
    if (!*error && memory && held + (long)size > atol(memory))
        *error = -4;
    if (*error)
        return NULL;
    memory_t *buffer = made(sizeof(memory_t));
    buffer->size = size;
    buffer->bytes = calloc(1, size);
    held += size;
    return buffer;
}

int clReleaseMemObject(memory_t *memory)
{
    held -= memory->size;
    free(memory->bytes);
    return released(memory);
}

int clEnqueueReadBuffer(void *queue, memory_t *memory, uint32_t blocking, size_t start, size_t size, void *target, uint32_t waits, void *wait_for, void **done)
{
    int code = fails("clEnqueueReadBuffer", 1);
    if (!code)
        memcpy(target, memory->bytes + start, size);
    return code;
}

int clEnqueueWriteBuffer(void *queue, memory_t *memory, uint32_t blocking, size_t start, size_t size, void *source, uint32_t waits, void *wait_for, void **done)
{
    int code = fails("clEnqueueWriteBuffer", 1);
    if (!code)
        memcpy(memory->bytes + start, source, size);
    return code;
}

int clEnqueueCopyBuffer(void *queue, memory_t *source, memory_t *target, size_t from, size_t to, size_t size, uint32_t waits, void *wait_for, void **done)
{
    int code = fails("clEnqueueCopyBuffer", 1);
    if (!code)
        memcpy(target->bytes + to, source->bytes + from, size);
    return code;
}

int clEnqueueFillBuffer(void *queue, memory_t *memory, void *pattern, size_t pattern_size, size_t start, size_t size, uint32_t waits, void *wait_for, void **done)
{
    int code = fails("clEnqueueFillBuffer", 1);
    if (!code)
        memset(memory->bytes + start, 0, size);
    return code;
}

int clReleaseEvent(void *event) { return 0; }

int clGetEventProfilingInfo(void *event, uint32_t what, size_t capacity, void *value, size_t *size) { return -7; }

void *clCreateProgramWithSource(void *context, uint32_t count, const char **sources, size_t *lengths, int *error)
{
    program_t *program = give("clCreateProgramWithSource", sizeof(program_t), error);
    if (program)
        program->source = strndup(sources[0], lengths[0]);
    return program;
}

int clBuildProgram(void *program, uint32_t count, void *devices, const char *options, void *notify, void *data) { return fails("clBuildProgram", 0); }

int clGetProgramBuildInfo(void *program, void *device, uint32_t what, size_t capacity, void *value, size_t *size) { return text("", capacity, value, size); }

int clReleaseProgram(program_t *program)
{
    free(program->source);
    return released(program);
}

void *clCreateKernel(program_t *program, const char *name, int *error)
{
    kernel_t *kernel = give("clCreateKernel", sizeof(kernel_t), error);
    if (kernel)
    {
        char head[256];
        snprintf(head, sizeof(head), "void %s(", name);
        const char *at = strstr(program->source, head);
        for (kernel->parameters = 1; at && *at != ')'; at++)
            kernel->parameters += *at == ',';
    }

    return kernel;
}

int clReleaseKernel(void *kernel) { return released(kernel); }

int clGetKernelInfo(kernel_t *kernel, uint32_t what, size_t capacity, void *value, size_t *size) { return number(kernel->parameters, 4, capacity, value, size); }

int clGetKernelWorkGroupInfo(void *kernel, void *device, uint32_t what, size_t capacity, void *value, size_t *size) { return number(1024, sizeof(size_t), capacity, value, size); }

int clSetKernelArg(void *kernel, uint32_t index, size_t size, void *value) { return fails("clSetKernelArg", 0); }

int clEnqueueNDRangeKernel(void *queue, void *kernel, uint32_t dimensions, size_t *offset, size_t *items, size_t *group, uint32_t waits, void *wait_for, void **done)
{
    return fails("clEnqueueNDRangeKernel", 1);
}
