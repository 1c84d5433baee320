import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

interface AxeViolation {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Serious and critical violations of accessibility, one line for each element.
 * The page's policy refuses foreign script tags, so axe is evaluated over the debugging protocol, which no policy binds.
 */
export const findAxeViolations = async (page: Page): Promise<readonly string[]> => {
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(`axe: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`);
    return result.value;
  };
  try {
    await evaluate(`${source}; undefined`);
    const violations = (await evaluate(
      `axe.run(document, { resultTypes: ['violations'] }).then((results) => results.violations)`,
    )) as readonly AxeViolation[];
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, help, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} (${help}): ${target.join(' ')} · ${failureSummary ?? ''}`),
      );
  } finally {
    await session.detach();
  }
};
