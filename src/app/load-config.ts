import * as z from 'zod/mini';
import { CHANGE_CAUSES } from '../domain/change-causes.ts';
import { DEFAULT_CONFIG, type BoardConfig } from '../domain/config.ts';
import { LEVEL_KEYS, LINK_STATUSES } from '../domain/levels.ts';
import type { Localised } from '../domain/words.ts';

// zod's compiled parsers probe `eval`, which the page's security policy forbids and reports.
z.config({ jitless: true });

const minutes = z.number().check(z.gt(0), z.lte(5_256_000));
const metres = z.number().check(z.gt(0), z.lte(20_000));
const text = z.string().check(z.maxLength(300));

const isAddress = (value: string): boolean => {
  try {
    return ['http:', 'https:'].includes(new URL(value, 'http://localhost/').protocol);
  } catch {
    return false;
  }
};

/** Each field by itself, so that one wrong value costs that field its default and no other. */
const FIELD_SCHEMAS: { readonly [K in keyof BoardConfig]: z.ZodMiniType<BoardConfig[K]> } = {
  title: text.check(z.minLength(1)),
  base: text.check(z.minLength(1)),
  rootRegion: z.string().check(z.regex(/^\d{6}$/)),
  mapApprovalNumber: text,
  lateAfterMinutes: z.record(z.string(), minutes),
  lostAfterMinutes: z.record(z.string(), z.nullable(minutes)),
  registerLateAfterMinutes: minutes,
  registerLostAfterMinutes: minutes,
  levelMappings: z.record(z.string(), z.enum(LEVEL_KEYS)),
  linkMappings: z.record(z.string(), z.enum(LINK_STATUSES)),
  changeCauses: z.record(z.string(), z.enum(CHANGE_CAUSES)),
  levelOverrides: z.record(z.string(), z.record(z.string(), z.enum(LEVEL_KEYS))),
  columnMappings: z.record(z.string(), z.record(z.string(), z.string())),
  isMasked: z.boolean(),
  coordinateRounding: z.union([z.number().check(z.gte(0), z.lte(8), z.multipleOf(1)), z.literal('county'), z.null()]),
  overlapDistances: z.strictObject({
    parkClusterM: z._default(metres, DEFAULT_CONFIG.overlapDistances.parkClusterM),
    routeExposureM: z._default(metres, DEFAULT_CONFIG.overlapDistances.routeExposureM),
    downstreamSectorDegrees: z._default(
      z.number().check(z.gt(0), z.lte(360)),
      DEFAULT_CONFIG.overlapDistances.downstreamSectorDegrees,
    ),
  }),
  priorityWeights: z.union([z.record(z.string(), z.unknown()), z.null()]),
  deadlines: z.array(z.unknown()),
  changeStream: text.check(z.refine(isAddress)),
  pollSeconds: z.union([z.literal(0), z.number().check(z.gte(10), z.lte(86_400))]),
};

export interface LoadedConfig {
  readonly config: BoardConfig;
  /** What is wrong with `config.json`, a sentence each; the board runs on defaults for those fields. */
  readonly problems: readonly Localised[];
}

const isField = (name: string): name is keyof BoardConfig => Object.hasOwn(FIELD_SCHEMAS, name);

const shown = (value: unknown): string => (JSON.stringify(value) ?? String(value)).slice(0, 80);

/** Validates the parsed `config.json`. Never throws: every wrong field falls back to its default and is named. */
export const parseConfig = (document: unknown): LoadedConfig => {
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    const zh = `config.json 应是一个 JSON 对象，实际是 ${shown(document)}；已全部使用默认设置。`;
    const en = `config.json should hold a JSON object but holds ${shown(document)}; every setting is at its default.`;
    return { config: DEFAULT_CONFIG, problems: [{ zh, en }] };
  }
  const config: Record<string, unknown> = { ...DEFAULT_CONFIG };
  const problems: Localised[] = [];
  for (const [name, value] of Object.entries(document)) {
    if (name.startsWith('$') || name === 'comment') continue;
    if (!isField(name)) {
      problems.push({
        zh: `config.json 的“${name}”不是已知的设置，未使用。`,
        en: `config.json: "${name}" is not a known setting and is not used.`,
      });
      continue;
    }
    const parsed = FIELD_SCHEMAS[name].safeParse(value);
    if (parsed.success) config[name] = parsed.data;
    else {
      const issue = parsed.error.issues[0];
      const path = [name, ...(issue?.path ?? [])].join('.');
      problems.push({
        zh: `config.json 的“${path}”不能是 ${shown(value)}，改用默认值 ${shown(DEFAULT_CONFIG[name])}。`,
        en: `config.json: "${path}" cannot be ${shown(value)}; the default ${shown(DEFAULT_CONFIG[name])} is used.`,
      });
    }
  }
  const base = String(config['base']);
  return { config: { ...config, base: base.endsWith('/') ? base : `${base}/` } as unknown as BoardConfig, problems };
};

/** Reads `config.json` beside the page. An absent file is no fault: the defaults are meant for it. */
export const loadConfig = async (fetchFile: typeof fetch, url: string): Promise<LoadedConfig> => {
  let response: Response;
  try {
    response = await fetchFile(url, { cache: 'no-cache' });
  } catch {
    return unreadable('无法读取', 'could not be read');
  }
  if (response.status === 404) return { config: DEFAULT_CONFIG, problems: [] };
  if (!response.ok) return unreadable(`服务器返回 ${response.status}`, `the server answered ${response.status}`);
  const body = await response.text();
  try {
    return parseConfig(JSON.parse(body.replace(/^\uFEFF/, '')));
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    return unreadable(`不是有效的 JSON（${detail}）`, `is not valid JSON (${detail})`);
  }
};

const unreadable = (zh: string, en: string): LoadedConfig => ({
  config: DEFAULT_CONFIG,
  problems: [
    { zh: `config.json ${zh}；已全部使用默认设置。`, en: `config.json ${en}; every setting is at its default.` },
  ],
});
