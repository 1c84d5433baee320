/** WebGL contexts of the page, for the diagnostics: an unattended wall is watched by these numbers. */
export interface ContextCounter {
  created: number;
  lost: number;
  restored: number;
}
