/** Path of a Chromium: the one named by HAZARD_ATLAS_CHROMIUM, the system's, or playwright's own; `null`: none. */
export const findChromium: () => Promise<string | null>;
