/** `#rrggbb` → red, green, blue, alpha as 0–1, the form that GPU uniforms take. */
export const toOpaque = (hex: string): [number, number, number, number] => {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255, 1];
};
