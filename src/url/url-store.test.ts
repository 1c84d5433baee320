import { describe, expect, it, vi } from 'vitest';
import { createReadiness } from './readiness.ts';
import { createUrlStore, type AddressBar } from './url-store.ts';

const fakeBar = (search = '') => {
  const entries = [search];
  let at = 0;
  let listener = (): void => undefined;
  const bar: AddressBar = {
    search: () => entries[at] ?? '',
    push: (next) => {
      entries.splice(++at, Infinity, next);
    },
    replace: (next) => {
      entries[at] = next;
    },
    onReturn: (call) => {
      listener = call;
      return () => undefined;
    },
  };
  return {
    bar,
    entries,
    back: () => {
      at--;
      listener();
    },
  };
};

const context = {
  rootRegion: '100000',
  kindIds: ['tailings-pond'],
  flagIds: ['tailings-pond.overhead'],
  hasRegion: (adcode: string) => ['100000', '360000', '360700'].includes(adcode),
};

describe('url store', () => {
  it('pushes one entry for region, view and site together, and replaces for filters and camera', () => {
    const { bar, entries } = fakeBar();
    const store = createUrlStore(bar, context, () => undefined);
    store.change({ region: '360000', site: { kind: 'tailings-pond', id: 'a' } });
    expect(entries).toEqual(['', '?region=360000&site=tailings-pond:a']);
    store.change({ levels: ['1'] });
    store.change({ c: { lng: 115, lat: 27, zoom: 6 } });
    expect(entries).toEqual(['', '?region=360000&levels=1&site=tailings-pond:a&c=115,27,6']);
  });

  it('follows Back, and tells in the same task', () => {
    const { bar, back } = fakeBar();
    const onChange = vi.fn();
    const store = createUrlStore(bar, context, onChange);
    store.change({ region: '360000' });
    store.change({ region: '360700' });
    expect(onChange).toHaveBeenCalledTimes(2);
    back();
    expect(onChange).toHaveBeenCalledTimes(3);
    expect(store.get().state.region).toBe('360000');
  });

  it('does nothing for a change that leaves the address as it is', () => {
    const { bar, entries } = fakeBar('?region=360000');
    const onChange = vi.fn();
    createUrlStore(bar, context, onChange).change({ region: '360000' });
    expect(entries).toHaveLength(1);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('keeps notices until they are dismissed or the user goes elsewhere', () => {
    const { bar } = fakeBar('?levels=9');
    const store = createUrlStore(bar, context, () => undefined);
    expect(store.get().notices).toHaveLength(1);
    store.change({ levels: ['1'] });
    expect(store.get().notices).toHaveLength(1);
    store.change({ region: '360000' });
    expect(store.get().notices).toHaveLength(0);
  });

  it('takes what was dropped out of the address once it has been read, without a history entry', () => {
    const { bar, entries } = fakeBar('?view=wall&dwell=0&levels=1');
    const store = createUrlStore(bar, context, () => undefined);
    store.dismissNotices();
    expect(store.get().notices).toHaveLength(0);
    expect(entries).toEqual(['?view=wall&levels=1']);
  });
});

describe('readiness', () => {
  const make = () => {
    const writes: string[] = [];
    const tasks: (() => void)[] = [];
    const readiness = createReadiness(
      (value) => writes.push(value),
      (task) => tasks.push(task),
    );
    const run = (): void => tasks.splice(0).forEach((task) => task());
    return { readiness, writes, run };
  };

  it('is loading in the same task as a change, and map when every part is ready', () => {
    const { readiness, writes, run } = make();
    readiness.set('map', false);
    readiness.set('legend', true);
    readiness.begin();
    expect(writes.at(-1)).toBe('loading');
    run();
    expect(writes.at(-1)).toBe('loading');
    readiness.set('map', true);
    run();
    expect(writes.at(-1)).toBe('map');
  });

  it('is never ready before any part has spoken', () => {
    const { readiness, writes, run } = make();
    readiness.begin();
    run();
    expect(writes).toEqual(['loading']);
  });

  it('does not wait for a part that left the screen', () => {
    const { readiness, writes, run } = make();
    readiness.set('map', true);
    readiness.set('card', false);
    readiness.remove('card');
    run();
    expect(writes.at(-1)).toBe('map');
    expect(readiness.pending()).toEqual([]);
  });
});
