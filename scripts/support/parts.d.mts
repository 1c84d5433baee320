export interface PartCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped?: number;
}

export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

export const countTests: (report: VitestReport) => PartCounts;
export const runParts: (
  parts: readonly { readonly name: string; readonly run: () => Promise<PartCounts> }[],
) => Promise<void>;
