// What the functions of kernels.js are made of, where JavaScript's Math has nothing of the kind. Numbers are floats.

const { fround } = Math;
const float = new Float32Array(1);
const floatAsInt = new Int32Array(float.buffer);
const double = new Float64Array(1);
const doubleAsWords = new Uint32Array(double.buffer);

/** The bits of a float, as an integer. */
export function intBits(x) {
  float[0] = x;
  return floatAsInt[0];
}

/** The float of some bits. */
export function floatOf(bits) {
  floatAsInt[0] = bits;
  return float[0];
}

/** x with the sign of another number. */
export function copysign(x, sign) {
  return (intBits(x) < 0) === (intBits(sign) < 0) ? x : -x;
}

/** The nearest integer; of two, the even one. */
export function rint(x) {
  const whole = Math.floor(x);
  const rest = x - whole;
  const nearest = rest < 0.5 || (rest === 0.5 && whole % 2 === 0) ? whole : whole + 1;
  return Number.isFinite(x) ? copysign(Math.abs(nearest), x) : x;
}

/** xⁿ as IEEE 754 has it: 1 to any power is 1, and so is -1 to an infinite one. */
export function power(x, n) {
  return x === 1 || (x === -1 && Math.abs(n) === Infinity) ? 1 : Math.pow(x, n);
}

/** Powers of two and of ten. */
export function powerOf2(x) {
  return 2 ** x;
}

export function powerOf10(x) {
  return 10 ** x;
}

/** The hyperbolic tangent, the logistic function and ln(1 + eˣ), rounded once. */
export function Tanh(x) {
  return fround(Math.tanh(x));
}

export function Sigmoid(x) {
  return fround(1 / (1 + Math.exp(-x)));
}

export function Softplus(x) {
  return fround(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
}

/** a·b + c of floats, rounded once. The product is exact in double; the sum is rounded to odd, so that rounding it again is harmless. */
export function fma(a, b, c) {
  const product = a * b;
  const sum = product + c;
  const other = sum - product;
  const error = (product - (sum - other)) + (c - other);
  if (!Number.isFinite(sum) || error === 0) return fround(sum);
  double[0] = sum;
  if ((doubleAsWords[0] & 1) === 0) {
    if ((error > 0) === (sum > 0)) {
      doubleAsWords[0]++;
    } else {
      if (doubleAsWords[0] === 0) doubleAsWords[1]--;
      doubleAsWords[0]--;
    }
  }
  return fround(double[0]);
}
