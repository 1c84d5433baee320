/** Colour arithmetic for the gates of LOOK.md, Colour: WCAG contrast, CIEDE2000, and sight without one cone. */
export type Rgb = readonly [number, number, number];
export type Lab = readonly [number, number, number];

/** `#rrggbb` → channels 0–1. */
export const parseHex = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
};

const toLinear = (channel: number): number =>
  channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
const toGamma = (channel: number): number =>
  channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;

const luminance = ([red, green, blue]: Rgb): number =>
  0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1–21. */
export const contrastOf = (a: string, b: string): number => {
  const [low = 0, high = 0] = [luminance(parseHex(a)), luminance(parseHex(b))].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

type Matrix = readonly [Rgb, Rgb, Rgb];

/** Full dichromacy after Machado, Oliveira and Fernandes 2009 (severity 1), applied to linear RGB. */
export const DICHROMACIES: Readonly<Record<'protan' | 'deutan' | 'tritan', Matrix>> = {
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

export const simulate = (colour: Rgb, matrix: Matrix): Rgb => {
  const [red, green, blue] = [toLinear(colour[0]), toLinear(colour[1]), toLinear(colour[2])];
  const channel = (row: Rgb): number =>
    toGamma(Math.min(1, Math.max(0, row[0] * red + row[1] * green + row[2] * blue)));
  return [channel(matrix[0]), channel(matrix[1]), channel(matrix[2])];
};

const toLab = (colour: Rgb): Lab => {
  const [red, green, blue] = [toLinear(colour[0]), toLinear(colour[1]), toLinear(colour[2])];
  const curve = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = curve((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = curve(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = curve((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

const RADIAN = Math.PI / 180;
const POW_25_7 = 25 ** 7;
const sine = (degrees: number): number => Math.sin(degrees * RADIAN);
const cosine = (degrees: number): number => Math.cos(degrees * RADIAN);
const hue = (a: number, b: number): number => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a) / RADIAN + 360) % 360);
const chromaShare = (chroma: number): number => Math.sqrt(chroma ** 7 / (chroma ** 7 + POW_25_7));

/** CIEDE2000 (CIE 142:2001) with all weights 1. */
export const labDifference = ([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number => {
  const stretch = 1.5 - 0.5 * chromaShare((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2);
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [hue(a1 * stretch, b1), hue(a2 * stretch, b2)];
  const isGrey = c1 * c2 === 0;
  const turn = isGrey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const deltaHue = 2 * Math.sqrt(c1 * c2) * sine(turn / 2);
  const meanL = (l1 + l2) / 2;
  const meanC = (c1 + c2) / 2;
  const meanH = isGrey ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const t =
    1 -
    0.17 * cosine(meanH - 30) +
    0.24 * cosine(2 * meanH) +
    0.32 * cosine(3 * meanH + 6) -
    0.2 * cosine(4 * meanH - 63);
  const weightL = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2);
  const lightness = (l2 - l1) / weightL;
  const chroma = (c2 - c1) / (1 + 0.045 * meanC);
  const hueTerm = deltaHue / (1 + 0.015 * meanC * t);
  const rotation = -sine(60 * Math.exp(-(((meanH - 275) / 25) ** 2))) * 2 * chromaShare(meanC);
  return Math.sqrt(lightness ** 2 + chroma ** 2 + hueTerm ** 2 + rotation * chroma * hueTerm);
};

export const differenceOf = (a: Rgb, b: Rgb): number => labDifference(toLab(a), toLab(b));
