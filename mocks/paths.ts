import { fileURLToPath } from 'node:url';

export const PROJECT_ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Files of the demo, served beside the page under `demo/`. */
export const GENERATED_FOLDER = `${PROJECT_ROOT}/mocks/generated`;
