import { errorText } from '../../faults.ts';

/** What a library says of the bytes; what the engine says of a library that stumbled over them is no sentence for a reader. */
export const said = (error: unknown): string =>
  error instanceof TypeError || error instanceof RangeError ? 'its parts contradict each other' : errorText(error);
