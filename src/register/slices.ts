/** How long the worker computes before it looks whether somebody else asks. */
const SLICE_MS = 15;

/** Long work in slices: `if (slices.isOver()) await slices.pause();` where the work can be left for a moment. */
export class Slices {
  #endsAt = performance.now() + SLICE_MS;

  isOver(): boolean {
    return performance.now() >= this.#endsAt;
  }

  async pause(): Promise<void> {
    // Only a new task lets messages in; a resolved promise would not.
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#endsAt = performance.now() + SLICE_MS;
  }
}
