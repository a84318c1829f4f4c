// The figures of the tutorials that move. Each draws itself as SVG from the values of its controls: in the page while the reader
// drags, and once, as the file that stands there without scripts. What they compute, they compute by the library's own kernels,
// which kernels.js has as JavaScript.

import {
  logisticLoss, logisticLossDerivative, reluDerivative, relu, sigmoid, sigmoidDerivative, step, tanh, tanhDerivative,
} from './kernels.js';

const width = 560;
const height = 320;
const margin = { left: 58, right: 16, top: 52, bottom: 44 };

const style = `
.live-svg { color-scheme: light dark; --ink: #1b1f24; --muted: #57606a; --grid: #d0d7de; --a: #0068a8; --b: #c24e00; --c: #007a5a; font: 14px system-ui, sans-serif; max-width: 100%; height: auto; }
@media (prefers-color-scheme: dark) { .live-svg { --ink: #e6edf3; --muted: #9ea7b3; --grid: #3d444d; --a: #5cb8ec; --b: #f5a05c; --c: #35cfa2; } }
.live-svg text { fill: var(--ink); } .live-svg .muted { fill: var(--muted); } .live-svg .line { fill: none; stroke-width: 2.5; }
.live-svg .grid { stroke: var(--grid); } .live-svg .axis { stroke: var(--muted); }
.live-svg .a { stroke: var(--a); } .live-svg .b { stroke: var(--b); } .live-svg .c { stroke: var(--c); }
.live-svg .line.b { stroke-dasharray: 10 4; } .live-svg .line.c { stroke-dasharray: 3 3; }
.live-svg .fill-a { fill: var(--a); } .live-svg .fill-b { fill: var(--b); } .live-svg .fill-c { fill: var(--c); }
.live-svg .hollow { fill: none; stroke-width: 2.5; } .live-svg .area { fill-opacity: 0.22; }`;

const number = (value, digits = 2) => (Math.round(value * 10 ** digits) / 10 ** digits).toFixed(digits).replace('-', '−');
const power = (value) => {
  const [digits, exponent] = value.toExponential(1).split('e');
  return exponent === '+0' ? digits : `${digits}·10${exponent.replace('+', '').replace(/./g, (character) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(character)])}`;
};
const count = (value, name) => `${value} ${name}${value === 1 ? '' : 's'}`;
const place = (value) => String(Math.round(value * 10) / 10);

/** A drawing with axes: places in it are given in the numbers of the axes. */
class Plot {
  constructor(x, y) {
    this.parts = [];
    [this.x0, this.x1] = x;
    [this.y0, this.y1] = y;
  }

  left(x) { return margin.left + ((x - this.x0) / (this.x1 - this.x0)) * (width - margin.left - margin.right); }

  top(y) { return height - margin.bottom - ((y - this.y0) / (this.y1 - this.y0)) * (height - margin.top - margin.bottom); }

  add(part) { this.parts.push(part); return this; }

  axes(xTicks, yTicks, xLabel, yLabel) {
    const [bottom, left] = [this.top(this.y0), this.left(this.x0)];
    for (const [y, text] of yTicks) {
      this.add(`<line class="grid" x1="${left}" x2="${width - margin.right}" y1="${place(this.top(y))}" y2="${place(this.top(y))}"/>`);
      this.text(left - 8, this.top(y) + 5, text, 'end', 'muted');
    }
    for (const [x, text] of xTicks) {
      this.add(`<line class="axis" x1="${place(this.left(x))}" x2="${place(this.left(x))}" y1="${bottom}" y2="${bottom + 5}"/>`);
      this.text(this.left(x), bottom + 20, text, 'middle', 'muted');
    }
    this.add(`<line class="axis" x1="${left}" x2="${width - margin.right}" y1="${bottom}" y2="${bottom}"/>`);
    this.text(width - margin.right, height - 6, xLabel, 'end');
    return this.text(4, 16, yLabel, 'start');
  }

  text(left, top, text, anchor = 'start', style = '') {
    return this.add(`<text x="${place(left)}" y="${place(top)}" text-anchor="${anchor}"${style ? ` class="${style}"` : ''}>${text}</text>`);
  }

  line(points, style) {
    return this.add(`<polyline class="line ${style}" points="${points.map(([x, y]) => `${place(this.left(x))},${place(this.top(y))}`).join(' ')}"/>`);
  }

  dot(x, y, style, radius = 5) {
    return this.add(`<circle class="${style}" cx="${place(this.left(x))}" cy="${place(this.top(y))}" r="${radius}"/>`);
  }

  /** One or two lines of words above the drawing, where no curve can cross them. */
  header(...lines) {
    lines.forEach((line, i) => this.text(width - margin.right, 16 + 21 * i, line, 'end'));
    return this;
  }

  svg(title, description) {
    return `<svg xmlns="http://www.w3.org/2000/svg" class="live-svg" viewBox="0 0 ${width} ${height}" role="img"><title>${title}</title><desc>${description}</desc><style>${style}</style>${this.parts.join('')}</svg>\n`;
  }
}

const range = (from, to, count) => Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1));

/** The same numbers at every run, from 0 to 1. */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Twenty rows of one feature, whose classes overlap. */
const hours = [0.4, 0.8, 1.1, 1.3, 1.6, 1.9, 2.1, 2.3, 2.6, 2.8, 3.0, 3.2, 3.4, 3.7, 3.9, 4.2, 4.5, 4.8, 5.2, 5.6];
const passed = [0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1];

const neuron = {
  title: 'A sigmoid neuron over data points',
  controls: [
    { name: 'w', label: 'Weight w', min: -4, max: 4, step: 0.05, value: 1 },
    { name: 'b', label: 'Bias b', min: -12, max: 12, step: 0.1, value: -2 },
  ],
  draw({ w, b }) {
    const plot = new Plot([0, 6], [-0.05, 1.05]);
    plot.axes([0, 1, 2, 3, 4, 5, 6].map((x) => [x, x]), [0, 0.5, 1].map((y) => [y, number(y, 1)]), 'x', 'σ(w·x + b)');
    plot.line(range(0, 6, 121).map((x) => [x, sigmoid(w * x + b)]), 'a');
    let [loss, right] = [0, 0];
    hours.forEach((x, i) => {
      const z = Math.fround(w * x + b);
      loss += logisticLoss(z, passed[i]) / hours.length;
      right += (z >= 0) === (passed[i] === 1) ? 1 : 0;
      plot.dot(x, passed[i], passed[i] ? 'fill-b' : 'hollow c');
    });
    plot.header(`mean loss ${number(loss, 3)}, ${right} of ${hours.length} right`);
    return plot.svg(this.title, `The curve for w = ${w}, b = ${b}: mean loss ${number(loss, 3)}, ${right} of ${hours.length} points on the right side of one half.`);
  },
};

const threshold = {
  title: 'A step with a threshold',
  controls: [{ name: 'threshold', label: 'Threshold θ', min: -3, max: 3, step: 0.05, value: 0.5 }],
  draw({ threshold: theta }) {
    const plot = new Plot([-3, 3], [-0.1, 1.1]);
    const points = Array.from({ length: 15 }, (_, i) => (4 * i - 28) / 10);
    const fires = points.filter((z) => step(z, theta) === 1).length;
    plot.axes([-3, -2, -1, 0, 1, 2, 3].map((x) => [x, String(x).replace('-', '−')]), [0, 1].map((y) => [y, y]), 'weighted sum z', 'output');
    plot.line([[-3, 0], [theta, 0]], 'a').line([[theta, 1], [3, 1]], 'a');
    plot.dot(theta, 0, 'hollow a', 6).dot(theta, 1, 'fill-a', 6);
    points.forEach((z) => plot.dot(z, step(z, theta), step(z, theta) ? 'fill-b' : 'hollow c', 4));
    plot.header(`fires for ${fires} of ${points.length}, slope 0 on both sides`);
    return plot.svg(this.title, `The output is 0 below ${theta} and 1 from there on: the neuron fires for ${fires} of ${points.length} points. The slope is 0 on both sides of the threshold.`);
  },
};

/** The mean loss before each step of gradient descent and after the last. The feature has mean 0, and all starts at 0. */
function descend(eta, steps) {
  const mean = hours.reduce((sum, x) => sum + x, 0) / hours.length;
  const losses = [];
  let [w, b] = [0, 0];
  for (let i = 0; i <= steps; i++) {
    let [loss, dw, db] = [0, 0, 0];
    hours.forEach((x, k) => {
      const z = Math.fround(w * (x - mean) + b);
      const residual = logisticLossDerivative(z, passed[k]);
      loss += logisticLoss(z, passed[k]) / hours.length;
      dw += (residual * (x - mean)) / hours.length;
      db += residual / hours.length;
    });
    losses.push(loss);
    [w, b] = [w - eta * dw, b - eta * db];
  }
  return losses;
}

const smallest = descend(3, 200).at(-1);

/** What a learning rate did: it still jumps at the end, or it has not come within 2 % of the smallest loss, or it has. */
function verdict(losses) {
  const jumps = losses.slice(-10).some((loss, i, end) => i > 0 && loss > end[i - 1] + 1e-4);
  if (jumps) return 'too large: it jumps across the minimum';
  return losses.at(-1) > 1.02 * smallest ? 'too small: it has not reached the minimum' : 'right: it reaches the minimum';
}

const rate = {
  title: 'Gradient descent with a learning rate',
  controls: [{ name: 'exponent', label: 'Learning rate', min: -2, max: 2, step: 0.05, value: 0, text: (value) => number(10 ** value, value < 0 ? 3 : 1) }],
  draw({ exponent }) {
    const steps = 60;
    const losses = descend(10 ** exponent, steps);
    const [eta, last] = [this.controls[0].text(exponent), number(losses[steps], 3)];
    const plot = new Plot([0, steps], [0, 1.5]);
    plot.axes([0, 20, 40, 60].map((x) => [x, x]), [0, 0.5, 1, 1.5].map((y) => [y, number(y, 1)]), 'iteration', 'mean loss');
    plot.add(`<clipPath id="rate-clip"><rect x="${margin.left}" y="${margin.top - 4}" width="${width}" height="${height - margin.top - margin.bottom + 8}"/></clipPath><g clip-path="url(#rate-clip)">`);
    plot.line(losses.map((loss, i) => [i, loss]), 'a').add('</g>');
    plot.header(`learning rate ${eta}: loss ${last}`, verdict(losses));
    return plot.svg(this.title, `With the learning rate ${eta} the mean loss after ${steps} iterations is ${last}: ${verdict(losses)}.`);
  },
};

const depth = {
  title: 'The gradient through depth',
  controls: [
    { name: 'depth', label: 'Layers', min: 1, max: 30, step: 1, value: 20 },
    { name: 'w', label: 'Weight of each layer', min: 0.5, max: 4, step: 0.1, value: 1 },
  ],
  draw({ depth: layers, w }) {
    const kinds = [['sigmoid', sigmoid, sigmoidDerivative, 'a'], ['tanh', tanh, tanhDerivative, 'b'], ['ReLU', relu, reluDerivative, 'c']];
    const plot = new Plot([0, 30], [-20, 4]);
    plot.axes([0, 10, 20, 30].map((x) => [x, x]), [[-20, '10⁻²⁰'], [-10, '10⁻¹⁰'], [0, '1']], 'layers', 'gradient by the input');
    plot.add(`<clipPath id="depth-clip"><rect x="${margin.left}" y="${margin.top - 4}" width="${width}" height="${height - margin.top - margin.bottom + 8}"/></clipPath><g clip-path="url(#depth-clip)">`);
    const ends = kinds.map(([name, f, slope, colour]) => {
      let [x, gradient] = [0.5, 1];
      const points = [[0, 0]];
      for (let layer = 1; layer <= layers; layer++) {
        const z = Math.fround(w * x);
        gradient *= w * slope(z);
        x = f(z);
        points.push([layer, Math.log10(Math.max(gradient, 1e-300))]);
      }
      plot.line(points, colour);
      return [name, gradient, colour];
    });
    plot.add('</g>');
    ends.forEach(([name, gradient, colour], i) => {
      // Far enough from each other for the larger letters on a phone.
      const left = [4, 206, 378][i];
      plot.add(`<line class="line ${colour}" x1="${left}" x2="${left + 20}" y1="32" y2="32"/>`);
      plot.text(left + 24, 37, `${name} ${power(gradient)}`);
    });
    return plot.svg(this.title, `After ${count(layers, 'layer')} with weight ${w}: ${ends.map(([name, gradient]) => `${name} ${gradient.toExponential(1)}`).join(', ')}.`);
  },
};

const sets = {
  xor: { points: [[0, 0, 0], [0, 1, 1], [1, 0, 1], [1, 1, 0]], x: [-0.5, 1.5], y: [-0.5, 1.5] },
  moons: { points: moons(), x: [-1.6, 2.6], y: [-1.2, 1.7] },
};

function moons() {
  const next = random(7);
  return range(0, Math.PI, 30).flatMap((angle) => {
    const noise = () => 0.12 * (next() + next() - 1);
    return [[Math.cos(angle) + noise(), Math.sin(angle) + noise(), 0], [1 - Math.cos(angle) + noise(), 0.5 - Math.sin(angle) + noise(), 1]];
  });
}

/** A network with one hidden layer of tanh, trained by gradient descent with momentum; a step is kept, so that it can go on. */
class Network {
  constructor(points, units) {
    const next = random(3);
    this.points = points;
    this.units = Array.from({ length: units }, () => [3 * next() - 1.5, 3 * next() - 1.5, 2 * next() - 1, 2 * next() - 1]);
    this.bias = 0;
    this.speed = this.units.map(() => [0, 0, 0, 0]);
    this.biasSpeed = 0;
    this.iterations = 0;
  }

  logit(x, y) {
    return this.units.reduce((sum, [u, v, b, w]) => sum + w * tanh(Math.fround(u * x + v * y + b)), this.bias);
  }

  train(iterations) {
    for (; this.iterations < iterations; this.iterations++) {
      const slopes = this.units.map(() => [0, 0, 0, 0]);
      let biasSlope = 0;
      for (const [x, y, label] of this.points) {
        const residual = logisticLossDerivative(Math.fround(this.logit(x, y)), label) / this.points.length;
        biasSlope += residual;
        this.units.forEach(([u, v, b, w], k) => {
          const z = Math.fround(u * x + v * y + b);
          const back = residual * w * tanhDerivative(z);
          [back * x, back * y, back, residual * tanh(z)].forEach((slope, j) => { slopes[k][j] += slope; });
        });
      }
      this.units.forEach((unit, k) => unit.forEach((_, j) => {
        this.speed[k][j] = 0.9 * this.speed[k][j] - 0.2 * slopes[k][j];
        unit[j] += this.speed[k][j];
      }));
      this.biasSpeed = 0.9 * this.biasSpeed - 0.2 * biasSlope;
      this.bias += this.biasSpeed;
    }
  }
}

const trained = new Map();

function network(set, units, iterations) {
  const key = `${set} ${units}`;
  let own = trained.get(key);
  if (!own || own.iterations > iterations) trained.set(key, own = new Network(sets[set].points, units));
  own.train(iterations);
  return own;
}

const boundary = {
  title: 'The boundary of a hidden layer',
  controls: [
    { name: 'set', label: 'Data', choices: [['xor', 'XOR'], ['moons', 'two moons']], value: 'xor' },
    { name: 'units', label: 'Hidden units', min: 1, max: 8, step: 1, value: 3 },
    { name: 'iterations', label: 'Iterations', min: 0, max: 600, step: 10, value: 300 },
  ],
  draw({ set, units, iterations }) {
    const { points, x, y } = sets[set];
    const own = network(set, units, iterations);
    const whole = ([from, to]) => range(Math.ceil(from), Math.floor(to), Math.floor(to) - Math.ceil(from) + 1).map((at) => [at, String(at).replace('-', '−')]);
    const plot = new Plot(x, y).axes(whole(x), whole(y), 'x₁', 'x₂');
    const [columns, rows] = [70, 40];
    const [dx, dy] = [(x[1] - x[0]) / columns, (y[1] - y[0]) / rows];
    for (let row = 0; row < rows; row++) {
      // A rectangle for each run of one class.
      let start = 0;
      const isOne = (column) => own.logit(x[0] + (column + 0.5) * dx, y[0] + (row + 0.5) * dy) >= 0;
      for (let column = 1; column <= columns; column++) {
        if (column < columns && isOne(column) === isOne(start)) continue;
        const [left, right] = [plot.left(x[0] + start * dx), plot.left(x[0] + column * dx)];
        plot.add(`<rect class="area fill-${isOne(start) ? 'b' : 'c'}" x="${place(left)}" y="${place(plot.top(y[0] + (row + 1) * dy))}" width="${place(right - left)}" height="${place(plot.top(0) - plot.top(dy))}"/>`);
        start = column;
      }
    }
    const right = points.filter(([px, py, label]) => (own.logit(px, py) >= 0) === (label === 1)).length;
    points.forEach(([px, py, label]) => plot.dot(px, py, label ? 'fill-b' : 'hollow c', set === 'xor' ? 9 : 5));
    plot.header(`${right} of ${points.length} right after ${iterations} iterations`);
    return plot.svg(this.title, `The regions of a network with ${count(units, 'hidden unit')} after ${iterations} iterations: ${right} of ${points.length} points are in the region of their class.`);
  },
};

/** By the name in <c>data-figure</c>. */
export const figures = { neuron, step: threshold, rate, depth, boundary };

/** What a figure looks like before anyone drags. */
export function picture(name) {
  const figure = figures[name];
  return figure.draw(Object.fromEntries(figure.controls.map((control) => [control.name, control.value])));
}

function input(control, id) {
  if (control.choices) {
    const element = document.createElement('select');
    element.append(...control.choices.map(([value, text]) => new Option(text, value)));
    return Object.assign(element, { id, value: control.value });
  }
  const { min, max, step: by, value } = control;
  return Object.assign(document.createElement('input'), { type: 'range', id, min, max, step: by, value });
}

/** Puts the figure, with its controls, where its picture stands. */
export function mount(element) {
  const name = element.dataset.figure;
  const figure = figures[name];
  const state = Object.fromEntries(figure.controls.map((control) => [control.name, control.value]));
  const drawing = document.createElement('div');
  const controls = document.createElement('div');
  drawing.className = 'live-drawing';
  controls.className = 'live-controls';
  const draw = () => { drawing.innerHTML = figure.draw(state); };
  for (const control of figure.controls) {
    const field = input(control, `${name}-${control.name}`);
    const label = document.createElement('label');
    const value = document.createElement('output');
    const show = () => { value.textContent = control.choices ? '' : control.text?.(state[control.name]) ?? String(state[control.name]).replace('-', '−'); };
    label.htmlFor = field.id;
    label.append(control.label, ' ', value);
    field.addEventListener('input', () => {
      state[control.name] = control.choices ? field.value : Number(field.value);
      show();
      draw();
    });
    show();
    controls.append(label, field);
  }
  element.querySelector('img')?.remove();
  element.prepend(drawing, controls);
  draw();
}

if (typeof document !== 'undefined') document.querySelectorAll('figure.live').forEach(mount);
