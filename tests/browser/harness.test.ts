import { describe, expect, it } from 'vitest';
import { plant } from '../gates/planted.ts';
import { findAxeViolations } from './axe.ts';
import { withPage, type PageOptions } from './harness.ts';

const page = (script: string, body = ''): string =>
  plant({
    'index.html': `<!doctype html><html lang="en" data-ready="map"><head><title>planted</title><link rel="icon" href="data:,"></head>
      <body><main>${body}<data value="7" data-figure="sites">7</data></main><script src="./page.js"></script></body></html>`,
    'page.js': script,
  });

const open = (root: string, options: PageOptions = {}): Promise<void> =>
  withPage({ root, ...options }, async (board) => {
    await board.open();
    await board.page.waitForTimeout(300);
  });

/** What a page may do wrong beside the assertions of a test: script, body, and a word of the complaint. */
const FAULTS: readonly (readonly [string, string, string, string])[] = [
  ['asks another host', `fetch('http://192.0.2.1/x').catch(() => {});`, '', 'security policy: connect-src'],
  ['loads an image of another host', `new Image().src = 'https://example.com/x.png';`, '', 'another host was asked'],
  ['writes an error', `console.error('planted');`, '', 'console error: planted'],
  ['writes a warning', `console.warn('planted');`, '', 'console warning: planted'],
  ['throws', `throw new Error('planted');`, '', 'uncaught: Error planted'],
  ['leaves a promise rejected', `Promise.reject(new Error('planted'));`, '', 'uncaught: Error planted'],
  ['runs an inline script', '', '<script>document.title = "x";</script>', 'security policy: script-src'],
  ['turns text into code', `try { eval('1'); } catch {}`, '', 'security policy: script-src'],
  ['asks for what is not there', `fetch('./absent.json');`, '', 'console error: Failed to load resource'],
];

describe('the harness of the browser tests', () => {
  it('lets a sound page pass', async () => {
    await expect(open(page(''))).resolves.toBeUndefined();
  });

  it.each(FAULTS)('fails a page that %s', async (_what, script, body, complaint) => {
    await expect(open(page(script, body))).rejects.toThrow(complaint);
  });

  it('passes over console messages that a test expects, and over no others', async () => {
    const options = { expectedConsole: [/^planted one$/] };
    await open(page(`console.error('planted one');`), options);
    await expect(open(page(`console.error('planted one'); console.error('two');`), options)).rejects.toThrow('two');
  });

  it('reads a figure, and refuses one that is shown twice with different values', async () => {
    await withPage({ root: page('') }, async (board) => {
      await board.open();
      expect(await board.figure({ name: 'sites' })).toBe(7);
    });
    const twice = page('', '<data value="8" data-figure="sites">8</data><data value="" data-figure="read">—</data>');
    await withPage({ root: twice }, async (board) => {
      await board.open();
      await expect(board.figure({ name: 'sites' })).rejects.toThrow('shows "8", "7"');
      expect(await board.figure({ name: 'read' })).toBeNull();
    });
  });

  it('finds what axe calls serious, under the security policy', async () => {
    await withPage({ root: page('', '<button></button>') }, async (board) => {
      await board.open();
      expect((await findAxeViolations(board.page)).join('\n')).toContain('button-name');
    });
    await withPage({ root: page('', '<h1>x</h1><button>x</button>') }, async (board) => {
      await board.open();
      expect(await findAxeViolations(board.page)).toEqual([]);
    });
  });
});
