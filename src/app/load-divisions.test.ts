import { describe, expect, it, vi } from 'vitest';
import { createDivisionsLoader } from './load-divisions.ts';

const respond = (status: number): typeof fetch => vi.fn(async () => new Response('{}', { status }));

describe('the polygons of the counties', () => {
  it('are fetched and handed over once', async () => {
    const setDivisions = vi.fn(async () => undefined);
    const fetchFile = respond(200);
    const load = createDivisionsLoader({ setDivisions }, '/boundaries/', fetchFile);
    await Promise.all([load(), load()]);
    await load();
    expect(fetchFile).toHaveBeenCalledOnce();
    expect(setDivisions).toHaveBeenCalledOnce();
  });

  it('hold nobody up where they cannot be had, and are asked for again', async () => {
    const setDivisions = vi.fn(async () => undefined);
    const fetchFile = respond(503);
    const load = createDivisionsLoader({ setDivisions }, '/boundaries/', fetchFile);
    await expect(load()).resolves.toBeUndefined();
    await load();
    expect(fetchFile).toHaveBeenCalledTimes(2);
    expect(setDivisions).not.toHaveBeenCalled();
  });
});
