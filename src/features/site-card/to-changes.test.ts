import { expect, it } from 'vitest';
import type { ExplainedInput } from '../../domain/analyses/explain.ts';
import { toChanges } from './to-changes.ts';

const input = (id: string, type: ExplainedInput['type'], value: ExplainedInput['value']): ExplainedInput => ({
  id,
  type,
  value,
  words: { zh: id, en: id },
  unit: null,
  state: 'given',
  raw: null,
  date: null,
  min: null,
  max: null,
  step: null,
  isCount: false,
  options: [],
});

const INPUTS = [
  input('r', 'number', 53.1),
  input('yes', 'boolean', true),
  input('day', 'date', null),
  input('a', 'enum', 'A'),
];

it('takes only what differs from the register, in the type of the input', () => {
  expect(toChanges(INPUTS, { r: '53.1', yes: 'false', day: '2021-01-02', a: '', other: '1' })).toEqual({
    yes: false,
    day: '2021-01-02',
    a: null,
  });
  expect(toChanges(INPUTS, { r: '49.90' })).toEqual({ r: 49.9 });
  expect(toChanges(INPUTS, {})).toEqual({});
});

it('hands a text that is no number on, for the rule to refuse', () =>
  expect(toChanges(INPUTS, { r: '1e' })).toEqual({ r: '1e' }));
