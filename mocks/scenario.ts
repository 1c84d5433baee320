import { DEMO_START_MS, MINUTE_MS } from './demo-types.ts';
import type { DemoFile } from './manifest.ts';

/** The demo's registers move on in steps, so that a board that asks twice within one gets the same bytes. */
const STEP_MS = 5 * MINUTE_MS;

/** How far the demo's registers stand from its start, whole steps, never back. */
export const toElapsedMs = (nowMs: number): number =>
  Math.max(0, Math.floor((nowMs - DEMO_START_MS) / STEP_MS) * STEP_MS);

/**
 * Where a connected site stands after `elapsedMs`: it went on reporting at its rhythm, so that who was late is late by
 * as much as before. Who is silent stays silent, and its last report grows old.
 */
export const toLaterReport = (
  row: Readonly<Record<string, unknown>>,
  elapsedMs: number,
): Readonly<Record<string, unknown>> => {
  const last = row['last_report_at'];
  return elapsedMs > 0 && row['link_status'] === 'linked' && last instanceof Date
    ? { ...row, last_report_at: new Date(last.getTime() + elapsedMs) }
    : row;
};

const LATER_NAME = /^(.+\.core\.parquet)\?elapsed=(\d{1,12})$/;

/** Name under which the later bytes of a core file are asked for; other files never change. */
export const toLaterName = ({ title, name }: DemoFile, elapsedMs: number): string =>
  title === 'core' && elapsedMs > 0 ? `${name}?elapsed=${elapsedMs}` : name;

/** File and milliseconds of a name made by `toLaterName`; `null` for the name of a file as it lies there. */
export const parseLaterName = (name: string): { readonly name: string; readonly elapsedMs: number } | null => {
  const match = LATER_NAME.exec(name);
  return match?.[1] === undefined ? null : { name: match[1], elapsedMs: Number(match[2]) };
};
