// Formulas as text that a reader of search results understands. The LaTeX moves to an attribute, from where main.js restores it.

var symbols = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', eta: 'η', theta: 'θ', lambda: 'λ', mu: 'μ', pi: 'π',
  rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'φ', varphi: 'φ', omega: 'ω', Delta: 'Δ', Sigma: 'Σ', Phi: 'Φ', Omega: 'Ω',
  partial: '∂', nabla: '∇', sum: '∑', prod: '∏', int: '∫', infty: '∞', top: 'ᵀ', prime: '′', ell: 'ℓ',
  cdot: '·', times: '×', div: '÷', pm: '±', mp: '∓', le: '≤', leq: '≤', ge: '≥', geq: '≥', lt: '<', gt: '>', ne: '≠', neq: '≠', approx: '≈',
  equiv: '≡', sim: '~', in: '∈', notin: '∉', to: '→', rightarrow: '→', mapsto: '↦', Rightarrow: '⇒', implies: '⇒', iff: '⇔', mid: '|',
  ldots: '…', dots: '…', cdots: '…', vdots: '…', blacksquare: '∎', forall: '∀', exists: '∃', odot: '⊙', circ: '∘', neg: '¬', land: '∧', lor: '∨',
  lfloor: '⌊', rfloor: '⌋', lceil: '⌈', rceil: '⌉', langle: '⟨', rangle: '⟩', quad: ' ', qquad: ' ', lVert: '‖', rVert: '‖', lvert: '|', rvert: '|'
};

exports.text = function (tex) {
  var text = tex
    .replace(/\\(begin|end)\{\w+\*?\}(\{[^}]*\})?/g, ' ')
    .replace(/\\\\(\[[^\]]*\])?/g, ' ; ')
    .replace(/&/g, ' ');
  var before;
  do {
    before = text;
    text = text
      .replace(/\\(?:text|textbf|mathrm|mathit|mathbf|mathbb|mathcal|operatorname|boldsymbol|hat|bar|overline|tilde|vec)\*?\{([^{}]*)\}/g, '$1')
      .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, function (_, top, bottom) { return group(top) + '/' + group(bottom); })
      .replace(/\\[dt]?frac\s*(\d)\s*(\d)/g, '$1/$2')
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, '√($1)')
      .replace(/([_^])\{([^{}]*)\}/g, function (_, place, inner) { return (place === '^' ? '^' : '_') + group(inner); });
  } while (text !== before);
  return text
    .replace(/\\(?:left|right|bigl|bigr|Bigl|Bigr|big|Big)\b\.?/g, '')
    .replace(/\\([A-Za-z]+)/g, function (_, name) { return symbols.hasOwnProperty(name) ? symbols[name] : name; })
    .replace(/\\[,;:!> ]/g, ' ')
    .replace(/\\([{}%#_|$])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
};

exports.html = function (html) {
  return html.replace(/<(span|div)([^>]* )class="math"([^>]*)>([\s\S]*?)<\/\1>/g, function (_, tag, before, after, tex) {
    var inner = decode(tex).replace(/^\s*\\[(\[]/, '').replace(/\\[)\]]\s*$/, '');
    return '<' + tag + before + 'class="math"' + after + ' data-tex="' + encode(decode(tex)) + '">' + encode(exports.text(inner)) + '</' + tag + '>';
  });
};

function group(text) {
  return /^\\?\w+$/.test(text.trim()) ? text.trim() : '(' + text.trim() + ')';
}

function decode(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}

function encode(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
