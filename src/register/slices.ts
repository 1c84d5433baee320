/** A new task, which lets messages that wait come in between; a resolved promise would not. */
export const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** How long the worker computes before it looks whether somebody else asks. */
const SLICE_MS = 15;

/** Long work in slices: `if (slices.isOver()) await slices.pause();` where the work can be left for a moment. */
export class Slices {
  #endsAt = performance.now() + SLICE_MS;

  isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }

  async pause(): Promise<void> {
    await nextTask();
    this.#endsAt = performance.now() + SLICE_MS;
  }
}
