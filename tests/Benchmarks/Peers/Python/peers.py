"""Measures the Python libraries: a JSON request a line on standard input, an answer a line on standard output.

The first line out says which libraries there are. A request names a peer, an operation, its shape, the ranges of its
inputs, the bytes of an element and how often to run; the answer is the seconds, or null if the peer lacks the operation.
The thread count is the only argument.
"""
import importlib
import json
import os
import sys
import time

threads = int(sys.argv[1])
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMBA_NUM_THREADS"):
    os.environ[variable] = str(threads)


def load(name):
    try:
        return importlib.import_module(name)
    except (ImportError, OSError):
        return None


np = load("numpy")
numba = load("numba") if np else None
torch = load("torch") if np else None
sklearn = load("sklearn") if np else None
if torch:
    torch.set_num_threads(threads)
    torch.set_grad_enabled(False)


def values(size, array, low, high, dtype):
    """The input formula of the C# side, to the bit: it computes floats as floats."""
    bits = (np.arange(size, dtype=np.uint32) + np.uint32(array * 1_000_003 % 2**32)) * np.uint32(0x9E3779B1)
    bits = (bits ^ (bits >> np.uint32(15))) * np.uint32(0x85EBCA77)
    bits ^= bits >> np.uint32(13)
    low, high = np.float32(low), np.float32(high)
    return dtype(low) + dtype(high - low) * ((bits >> np.uint32(8)).astype(dtype) * dtype(1 / (1 << 24)))


# Black and Scholes: the constants of the C# kernel.
RATE, VOLATILITY = 0.03, 0.25
POLYNOMIAL = (-1.821255978, 1.781477937, -0.356563782, 0.319381530)


def numpy_operations(x, y, z, r, s, t):
    """NumPy, in memory that is there already: as few calls as we found."""
    def sigmoid():
        np.negative(x, out=r)
        np.exp(r, out=r)
        np.add(r, 1, out=r)
        np.divide(1, r, out=r)

    def softplus():
        np.exp(x, out=r)
        np.log1p(r, out=r)

    def logistic_loss():
        softplus()
        np.multiply(x, y, out=t)
        np.subtract(r, t, out=r)

    def silu():
        np.negative(x, out=r)
        np.exp(r, out=r)
        np.add(r, 1, out=r)
        np.divide(x, r, out=r)

    def gelu():
        np.multiply(x, x, out=r)
        np.multiply(r, -1.5957691216 * 0.044715, out=r)
        np.subtract(r, 1.5957691216, out=r)
        np.multiply(r, x, out=r)
        np.exp(r, out=r)
        np.add(r, 1, out=r)
        np.divide(x, r, out=r)

    def logistic_loss_gradient():
        np.exp(x, out=s)
        np.log1p(s, out=r)
        np.multiply(x, y, out=t)
        np.subtract(r, t, out=r)
        np.add(s, 1, out=t)
        np.divide(s, t, out=s)
        np.subtract(s, y, out=s)

    return {
        "Sigmoid": sigmoid, "Softplus": softplus, "LogisticLoss": logistic_loss, "Silu": silu, "Gelu": gelu,
        "LogisticLossGradient": logistic_loss_gradient,
        "Exp": lambda: np.exp(x, out=r), "ExpDouble": lambda: np.exp(x, out=r), "Tanh": lambda: np.tanh(x, out=r),
        "Log": lambda: np.log(x, out=r), "Pow": lambda: np.power(x, y, out=r), "Sin": lambda: np.sin(x, out=r),
        "Relu": lambda: np.maximum(x, 0, out=r),
        "Sum": lambda: np.sum(x), "Dot": lambda: np.dot(x, y), "Min": lambda: np.min(x), "Max": lambda: np.max(x),
    }


def numba_operations(x, y, z, r, s, t):
    """Numba: one universal function for an expression, compiled when it is asked for."""
    from math import exp, fabs, log, log1p, sin, sqrt, tanh
    one, half, zero = np.float32(1), np.float32(0.5), np.float32(0)

    @numba.njit
    def normal(d):
        k = one / (one + np.float32(0.2316419) * np.float32(fabs(d)))
        p = np.float32(1.330274429)
        for coefficient in POLYNOMIAL:
            p = np.float32(coefficient) + k * p
        upper = np.float32(0.3989422804) * np.float32(exp(-half * d * d)) * k * p
        return upper if d < zero else one - upper

    def call_price(spot, strike, years):
        rate, volatility = np.float32(RATE), np.float32(VOLATILITY)
        deviation = volatility * np.float32(sqrt(years))
        d1 = (np.float32(log(spot / strike)) + (rate + half * volatility * volatility) * years) / deviation
        return spot * normal(d1) - strike * np.float32(exp(-rate * years)) * normal(d1 - deviation)

    def logistic_loss(z, label):
        return max(z, zero) - z * label + np.float32(log1p(exp(-fabs(z))))

    def gelu(v):
        return v / (one + exp(np.float32(-1.5957691216) * (v + np.float32(0.044715) * v * v * v)))

    functions = {
        "Sigmoid": lambda v: one / (one + exp(-v)), "Exp": lambda v: exp(v), "ExpDouble": lambda v: exp(v),
        "Tanh": lambda v: tanh(v), "Log": lambda v: log(v), "Sin": lambda v: sin(v), "Relu": lambda v: zero if v <= zero else v,
        "Softplus": lambda v: max(v, zero) + log1p(exp(-fabs(v))), "Silu": lambda v: v / (one + exp(-v)), "Gelu": gelu,
        "Pow": lambda v, w: v ** w, "LogisticLoss": logistic_loss, "BlackScholes": call_price,
    }

    def prepare(function):
        inputs = [x, y, z][:function.__code__.co_argcount]
        scalar = numba.float64 if x.dtype == np.float64 else numba.float32
        compiled = numba.vectorize([scalar(*[scalar] * len(inputs))], target="cpu")(function)
        return lambda: compiled(*inputs, r)

    return {name: (lambda function=function: prepare(function)) for name, function in functions.items()}


def torch_operations(x, y, z, r, s, t):
    """PyTorch, into memory that is there already where it has such a form."""
    x, y, z, r, s, t = (torch.from_numpy(array) for array in (x, y, z, r, s, t))
    functional, into = torch.nn.functional, torch._C._nn

    def logistic_loss_gradient():
        into.softplus(x, out=r)
        torch.mul(x, y, out=t)
        torch.sub(r, t, out=r)
        torch.sigmoid(x, out=s)
        torch.sub(s, y, out=s)

    return {
        "Sigmoid": lambda: torch.sigmoid(x, out=r), "Exp": lambda: torch.exp(x, out=r), "ExpDouble": lambda: torch.exp(x, out=r),
        "Tanh": lambda: torch.tanh(x, out=r), "Log": lambda: torch.log(x, out=r), "Sin": lambda: torch.sin(x, out=r),
        "Softplus": lambda: into.softplus(x, out=r), "Pow": lambda: torch.pow(x, y, out=r),
        "Relu": lambda: torch.clamp_min(x, 0, out=r), "Silu": lambda: into.silu(x, out=r),
        "Gelu": lambda: into.gelu(x, approximate="tanh", out=r),
        "LogisticLoss": lambda: functional.binary_cross_entropy_with_logits(x, y, reduction="none"),
        "LogisticLossGradient": logistic_loss_gradient,
        "Sum": lambda: torch.sum(x), "Dot": lambda: torch.dot(x, y), "Min": lambda: torch.min(x), "Max": lambda: torch.max(x),
    }


def numpy_training(x, y):
    """The mean logistic loss and its gradient, in memory that is there already."""
    rows, columns = x.shape
    weights, gradient = np.full(columns, 0.01, np.float32), np.empty(columns, np.float32)
    z, e, t = (np.empty(rows, np.float32) for _ in range(3))

    def epoch():
        np.dot(x, weights, out=z)
        np.exp(z, out=e)
        np.log1p(e, out=t)
        loss = (t.sum() - np.dot(z, y)) / rows
        np.add(e, 1, out=t)
        np.divide(e, t, out=e)
        np.subtract(e, y, out=e)
        np.dot(e, x, out=gradient)
        gradient_of_intercept = e.sum() / rows
        np.divide(gradient, rows, out=gradient)
        return loss, gradient_of_intercept
    return epoch


def torch_training(x, y):
    """The same, without automatic differentiation, which would only cost time."""
    x, y = torch.from_numpy(x), torch.from_numpy(y)
    rows, columns = x.shape
    weights, gradient = torch.full((columns,), 0.01), torch.empty(columns)
    z, residuals = torch.empty(rows), torch.empty(rows)
    transposed = x.t()

    def epoch():
        torch.mv(x, weights, out=z)
        loss = torch.nn.functional.binary_cross_entropy_with_logits(z, y)
        torch.sigmoid(z, out=residuals)
        torch.sub(residuals, y, out=residuals)
        torch.mv(transposed, residuals, out=gradient)
        gradient_of_intercept = residuals.mean()
        gradient.div_(rows)
        return loss, gradient_of_intercept
    return epoch


def sklearn_training(x, y):
    """What the solvers of scikit-learn's LogisticRegression call in each step; not a public function."""
    try:
        from sklearn._loss.loss import HalfBinomialLoss
        from sklearn.linear_model._linear_loss import LinearModelLoss
    except ImportError:
        return None
    loss = LinearModelLoss(base_loss=HalfBinomialLoss(), fit_intercept=True)
    weights = np.full(x.shape[1] + 1, 0.01, np.float32)
    return lambda: loss.loss_gradient(weights, x, y, l2_reg_strength=0.0, n_threads=threads)


def first_that_reaches(optimum, x, y, settings, run):
    """The run with the loosest setting that comes within a millionth of the optimum, or None."""
    rows = len(y)
    mean, deviation = x.mean(axis=0, dtype=np.float64), x.std(axis=0, dtype=np.float64)
    for setting in settings:
        weights, intercept = run(setting)
        z = ((x - mean) / deviation) @ weights + intercept
        loss = np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))
        if loss + weights @ weights / (2 * rows) <= optimum * (1 + 1e-6):
            return lambda: run(setting)
    return None


def sklearn_fit(x, y, optimum):
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
    x = x.astype(np.float64)

    def run(tolerance):
        model = make_pipeline(StandardScaler(), LogisticRegression(tol=tolerance, max_iter=10_000))
        model.fit(x, y)
        return model[1].coef_[0], model[1].intercept_[0]
    return first_that_reaches(optimum, x, y, (1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8), run)


def torch_fit(x, y, optimum):
    features, labels = torch.from_numpy(x), torch.from_numpy(y)
    rows, columns = x.shape

    @torch.enable_grad()
    def run(tolerance):
        scaled = (features - features.mean(dim=0)) / features.std(dim=0, unbiased=False)
        weights, intercept = torch.zeros(columns, requires_grad=True), torch.zeros(1, requires_grad=True)
        optimizer = torch.optim.LBFGS(
            [weights, intercept], max_iter=1000, history_size=10, tolerance_grad=tolerance, tolerance_change=1e-12, line_search_fn="strong_wolfe")

        def closure():
            optimizer.zero_grad()
            z = torch.addmv(intercept, scaled, weights)
            loss = torch.nn.functional.binary_cross_entropy_with_logits(z, labels) + weights.square().sum() / (2 * rows)
            loss.backward()
            return loss
        optimizer.step(closure)
        return weights.detach().numpy().astype(np.float64), float(intercept)
    return first_that_reaches(optimum, x, y, (1e-3, 1e-4, 1e-5, 1e-6, 1e-7), run)


FITS = {"PyTorch": torch_fit, "scikit-learn": sklearn_fit}

PEERS = {
    "NumPy": (np, numpy_operations, numpy_training),
    "Numba": (numba, numba_operations, None),
    "PyTorch": (torch, torch_operations, torch_training),
    "scikit-learn": (sklearn, None, sklearn_training),
}
held = {"key": None}


def inputs(request):
    """The arrays of an operation and a size; only the last ones are kept."""
    key = [request["operation"], request["shape"]]
    if held["key"] != key:
        held.clear()
        dtype = np.float64 if request["element"] == 8 else np.float32
        shape = request["shape"]
        size = int(np.prod(shape))
        made = [values(size, i, low, high, dtype).astype(dtype) for i, (low, high) in enumerate(request["ranges"])]
        if len(shape) == 2:
            made[0] = made[0].reshape(shape)
            noise = values(shape[0], 1, -1, 1, dtype).astype(dtype)
            made.append((made[0][:, 0] + made[0][:, 1] + noise > 0 if request["operation"] == "Fit" else noise >= 0).astype(dtype))
        else:
            made += [made[0]] * (3 - len(made)) + [np.zeros(size, dtype) for _ in range(3)]
        held.update(key=key, arrays=made, work={})
    return held["arrays"]


def find(request):
    """What the peer runs, or None."""
    module, operations, training = PEERS[request["peer"]]
    arrays = inputs(request)
    if request["peer"] not in held["work"]:
        work = None
        if module and request["operation"] == "Fit":
            work = FITS[request["peer"]](*arrays, request["optimum"]) if request["peer"] in FITS else None
        elif module and len(request["shape"]) == 2:
            work = training(*arrays) if training else None
        elif module and operations:
            work = operations(*arrays).get(request["operation"])
            if work and request["peer"] == "Numba":
                work = work()
        held["work"][request["peer"]] = work
    return held["work"][request["peer"]]


print(json.dumps({name: getattr(module, "__version__", "") for name, (module, _, _) in PEERS.items() if module}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    work = find(request)
    seconds = None
    if work:
        start = time.perf_counter()
        for _ in range(request["repetitions"]):
            work()
        seconds = time.perf_counter() - start
    print(json.dumps(seconds), flush=True)
