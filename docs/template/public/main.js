// What the site does beside docfx: formulas, pictures that follow the switch between light and dark, and figures that move.

/** Pages carry formulas as readable text, for the search; the script that sets them wants LaTeX. */
function restoreFormulas() {
  document.querySelectorAll('[data-tex]').forEach((element) => { element.textContent = element.dataset.tex; });
}

/** A picture in an image element sees only the system's colours, so it becomes a part of the page. */
async function inline(image) {
  const response = await fetch(image.src);
  if (!response.ok) return;
  const svg = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
  if (svg.nodeName !== 'svg') return;
  svg.setAttribute('aria-label', image.alt);
  svg.removeAttribute('aria-labelledby');
  // On a phone a wide picture scrolls in its box before its letters become too small to read.
  svg.style.minWidth = `${Math.min(Number.parseFloat(svg.getAttribute('width')) || 0, 680)}px`;
  const box = document.createElement('span');
  box.className = 'picture';
  box.append(document.importNode(svg, true));
  image.replaceWith(box);
}

const pictures = () => [...document.querySelectorAll('article img[src$=".svg"]')];

/** The figures put their own controls in place of their pictures. */
async function moveFigures() {
  if (document.querySelector('figure.live')) await import(new URL('../figures/figures.js', import.meta.url));
}

/** A link to something inside of a closed section opens it. */
function openTarget() {
  const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = target && target.closest('details:not([open])');
  if (closed) {
    closed.open = true;
    target.scrollIntoView();
  }
}

/** What scrolls sideways can be reached by the keyboard. */
function focusScrollers() {
  document.querySelectorAll('article pre, article .table-responsive').forEach((box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
  });
}

async function start() {
  restoreFormulas();
  openTarget();
  addEventListener('hashchange', openTarget);
  addEventListener('load', focusScrollers);
  await moveFigures().catch(console.error);
  await Promise.all(pictures().map(inline));
}

export default {
  iconLinks: [{ icon: 'github', href: 'https://github.com/kernels-net/kernels', title: 'Repository' }],
  showLightbox: () => false,
  start,
};
