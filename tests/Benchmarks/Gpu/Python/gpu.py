"""Measures PyTorch on a CUDA device: a JSON request a line on standard input, the seconds a line on standard output.

The first line out is the version and the device, or why there is none. A request names a work, its rows and columns and
how often to measure it; the answer is the best time, by the clock of this process, until the device is done. The
argument `cpu` takes the processor instead, to try the script.
"""
import json
import sys
import time

device = sys.argv[1] if len(sys.argv) > 1 else "cuda"
try:
    import torch
except (ImportError, OSError) as error:
    print(json.dumps({"missing": f"python3 has no torch ({error})"}), flush=True)
    sys.exit()
if device == "cuda" and not torch.cuda.is_available():
    print(json.dumps({"missing": f"PyTorch {torch.__version__} sees no CUDA device"}), flush=True)
    sys.exit()

torch.set_grad_enabled(False)
synchronize = torch.cuda.synchronize if device == "cuda" else lambda: None
name = torch.cuda.get_device_name() if device == "cuda" else "processor"
print(json.dumps({"version": f"PyTorch {torch.__version__} on {name}"}), flush=True)


def zeros(*shape):
    return torch.zeros(shape, device=device)


def repeated(times, work):
    def run():
        for _ in range(times):
            work()
    return run


def work_of(work, rows, columns):
    """A function that does the work once."""
    function = torch.nn.functional
    if work == "rows":
        matrix, vector, result = zeros(rows, columns), zeros(columns), zeros(rows)
        return lambda: torch.mv(matrix, vector, out=result)
    if work == "columns":
        matrix, vector, result = zeros(rows, columns), zeros(rows), zeros(columns)
        return lambda: torch.mv(matrix.t(), vector, out=result)
    if work == "epoch":
        matrix, weights, labels = zeros(rows, columns), zeros(columns), zeros(rows)

        def epoch():
            logits = torch.mv(matrix, weights)
            function.binary_cross_entropy_with_logits(logits, labels, reduction="sum").item()
            torch.mv(matrix.t(), torch.sigmoid(logits) - labels).tolist()
        return epoch

    x, y, result = zeros(rows), zeros(rows), zeros(rows)
    return {
        "copy": lambda: result.copy_(x),
        "relu": lambda: torch.clamp_min(x, 0, out=result),
        "sigmoid": lambda: torch.sigmoid(x, out=result),
        "gelu": lambda: function.gelu(x, approximate="tanh"),
        "axpy": lambda: torch.add(y, x, alpha=2, out=result),
        "sum": lambda: x.sum().item(),
        "max": lambda: x.max().item(),
        "loss": lambda: function.binary_cross_entropy_with_logits(x, y, reduction="sum").item(),
        "maps": repeated(columns, lambda: torch.sigmoid(x, out=result)),
        "sums": repeated(columns, lambda: x.sum().item()),
    }[work]


def measure(run, rounds):
    best = float("inf")
    for attempt in range(rounds + 3):
        synchronize()
        start = time.perf_counter()
        run()
        synchronize()
        if attempt >= 3:
            best = min(best, time.perf_counter() - start)
    return best


for line in sys.stdin:
    request = json.loads(line)
    try:
        seconds = measure(work_of(request["name"], request["rows"], request["columns"]), request["rounds"])
    except RuntimeError as error:  # the memory is used up
        print(f"PyTorch, {request['name']}: {str(error).splitlines()[0]}", file=sys.stderr, flush=True)
        seconds = None
    if device == "cuda":
        torch.cuda.empty_cache()
    print(json.dumps(seconds), flush=True)
