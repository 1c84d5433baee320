/** Name of the browser's database of imported files. */
export const IMPORT_DATABASE = 'hazard-atlas-imports';
