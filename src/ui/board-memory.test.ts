import { describe, expect, it, vi } from 'vitest';
import { createBoardMemory, type TextStorage } from './board-memory.ts';

const storageWith = (text: string | null): TextStorage & { text: string | null } => {
  const storage = {
    text,
    getItem: () => storage.text,
    setItem: (_key: string, value: string) => {
      storage.text = value;
    },
  };
  return storage;
};

const FRESH = { isTourDone: false, hasSingleKeys: true };

describe('the memory of the board', () => {
  it('is found again by the next visit', () => {
    const storage = storageWith(null);
    createBoardMemory(storage).change({ isTourDone: true });
    expect(createBoardMemory(storage).get()).toEqual({ isTourDone: true, hasSingleKeys: true });
    createBoardMemory(storage).change({ hasSingleKeys: false });
    expect(createBoardMemory(storage).get()).toEqual({ isTourDone: true, hasSingleKeys: false });
  });

  it.each([
    null,
    '',
    '{',
    'null',
    '7',
    '[]',
    '{}',
    '{"version":2,"isTourDone":true}',
    '{"version":1,"isTourDone":"yes"}',
  ])('takes %j for a first visit', (text) => {
    expect(createBoardMemory(storageWith(text)).get()).toEqual(FRESH);
  });

  it('lasts as long as the page where storage is missing or refuses', () => {
    const refusing: TextStorage = {
      getItem: () => {
        throw new Error('refused');
      },
      setItem: () => {
        throw new Error('full');
      },
    };
    for (const storage of [null, refusing]) {
      const memory = createBoardMemory(storage);
      memory.change({ isTourDone: true });
      expect(memory.get()).toEqual({ isTourDone: true, hasSingleKeys: true });
    }
  });

  it('tells who listens', () => {
    const memory = createBoardMemory(null);
    const listener = vi.fn();
    const stop = memory.subscribe(listener);
    memory.change({ isTourDone: true });
    stop();
    memory.change({ isTourDone: false });
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
