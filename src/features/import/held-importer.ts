import type { ReadOptions } from '../../register/import/opened-source.ts';
import type { Importer } from './importer.ts';
import type { WorkbenchOptions } from './workbench-store.ts';

/** The import worker of a workbench: made at the first file, and again after it was ended or broke down. */
export class HeldImporter {
  readonly #options: WorkbenchOptions;
  #importer: Promise<Importer> | null = null;
  /** How the file that it holds was opened; `null`: it holds none. */
  opened: ReadOptions | null = null;

  constructor(options: WorkbenchOptions) {
    this.#options = options;
  }

  get(): Promise<Importer> {
    if (this.#importer === null) {
      const made = this.#start();
      const forget = (): void => {
        if (this.#importer === made) [this.#importer, this.opened] = [null, null];
      };
      this.#importer = made;
      made.then((importer) => importer.broken.catch(forget), forget);
    }
    return this.#importer;
  }

  /** With the file open in it: opened again where the worker was ended meanwhile. Throws where that fails. */
  async holding(file: File, options: ReadOptions): Promise<Importer> {
    const importer = await this.get();
    if (this.opened !== null) return importer;
    const opened = await Promise.race([importer.session.open(file, options), importer.broken]);
    if (!opened.ok) throw new Error(opened.fault.message);
    this.opened = options;
    return importer;
  }

  /** Ends the worker, whatever it is at work on. */
  close(): void {
    const importer = this.#importer;
    [this.#importer, this.opened] = [null, null];
    void importer?.then(
      (each) => each.close(),
      () => undefined,
    );
  }

  async #start(): Promise<Importer> {
    const { client, createImporter, loadDivisions } = this.#options;
    const importer = createImporter();
    await Promise.race([importer.session.setUp(client.config), importer.broken]);
    const divisions = await loadDivisions();
    if (divisions !== null) await Promise.race([importer.session.setDivisions(...divisions), importer.broken]);
    return importer;
  }
}
