import type { Analyses, AnalysisName, AnalysisReply } from '../../src/domain/analyses/analyses.ts';
import type { RegisterEngine } from '../../src/register/engine.ts';
import { NOW_MS, type Row } from './register-kit.ts';

/** Rows of the collection as the worker gets them: a page of features. */
export const holdItems = async (engine: RegisterEngine, rows: readonly Row[], isComplete = true): Promise<void> => {
  const features = rows.map((properties) => ({ type: 'Feature', geometry: null, properties }));
  const bytes = new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features })).buffer;
  const added = engine.sessions.add('rectifications', bytes, 'http://board.test/api/rectifications');
  if (!added.ok) throw new Error(added.fault.message);
  await engine.holdCollection('rectifications', 'rectifications', isComplete);
};

export const ask = <Name extends AnalysisName>(
  engine: RegisterEngine,
  name: Name,
  query: Analyses[Name]['query'],
  nowMs = NOW_MS,
): Promise<AnalysisReply<Name>> => engine.analyse(name, query, [], nowMs);
