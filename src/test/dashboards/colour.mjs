// Colours as people with another sight see them, and how far apart they look.

// Machado, Oliveira, Fernandes (2009), severity 1.0, on linear RGB.
const SIGHT = {
  all: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
  deuteranopia: [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]],
  tritanopia: [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]],
};

/** Linear RGB, 0 to 1, of a colour as #rrggbb. */
function linear(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
}

/** A colour in linear RGB as somebody sees it. */
export function seenBy(colour, sight) {
  const rgb = linear(colour);
  return SIGHT[sight].map((row) => Math.min(1, Math.max(0, row.reduce((sum, factor, i) => sum + factor * rgb[i], 0))));
}

/** The distance of two colours in linear RGB in CIELAB (CIE 1976): about 2 is just to be seen. */
export function distance(one, other) {
  const [a, b] = [lab(one), lab(other)];
  return Math.hypot(...a.map((value, i) => value - b[i]));
}

function lab([r, g, b]) {
  const xyz = [0.4124 * r + 0.3576 * g + 0.1805 * b, 0.2126 * r + 0.7152 * g + 0.0722 * b, 0.0193 * r + 0.1192 * g + 0.9505 * b];
  const [x, y, z] = xyz.map((value, i) => value / [0.9505, 1, 1.089][i]).map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Contrast of writing on a background, as WCAG 2 has it: 1 to 21. */
export function contrast(one, other) {
  const [light, dark] = [one, other].map(linear).map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05).sort((a, b) => b - a);
  return light / dark;
}
