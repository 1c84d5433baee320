import { readBoolean, readText } from '../grading-reading.ts';
import type { IndicatorDefinition, IndicatorPart } from './types.ts';
import { OWN_DEFINITION, UNITS } from './units.ts';

const KINDS = ['tailings-pond'];

const IN_BUILDING: IndicatorPart = { id: 'being-built', words: { zh: '在建', en: 'Being built' } };
const CLOSED: IndicatorPart = { id: 'closed', words: { zh: '闭库', en: 'Closed' } };
const NO_STATUS: IndicatorPart = { id: 'no-status', words: { zh: '未载明库状态', en: 'Status not stated' } };

export const POND_MONITORED_RATE: IndicatorDefinition = {
  id: 'pond-monitored-rate',
  words: { zh: '尾矿在线监测率', en: 'Online monitoring of tailings ponds' },
  definition: {
    zh: '已装在线监测的在用、停用尾矿库除以在用与停用尾矿库；在建与闭库不计入，另行列出。',
    en: 'Ponds in use or out of use with online monitoring installed, divided by ponds in use or out of use; ponds being built or closed are left out and counted aloud.',
  },
  source: OWN_DEFINITION,
  numerator: { words: { zh: '已装在线监测', en: 'Monitoring installed' }, unit: UNITS.ponds },
  denominator: { words: { zh: '在用＋停用', en: 'In use and out of use' }, unit: UNITS.ponds },
  kinds: KINDS,
  fields: ['status', 'online_monitor', 'has_no_online_monitor'],
  excluded: [IN_BUILDING, CLOSED, NO_STATUS],
  apart: [],
  findings: { 'pond-linked-without-monitor': 'withheld' },
  isAboutLinks: false,
  counting: {
    by: 'rows',
    judge: ({ properties }) => {
      const status = readText(properties, 'status');
      if (status === '在建') return { excluded: IN_BUILDING.id };
      if (status === '闭库') return { excluded: CLOSED.id };
      if (status !== '在用' && status !== '停用') return { excluded: NO_STATUS.id };
      const stated = readBoolean(properties, 'online_monitor');
      // The flag says no where it is set; where it is not, that may be for want of knowledge.
      return { holds: stated ?? (readBoolean(properties, 'has_no_online_monitor') === true ? false : null) };
    },
  },
};

const NEW_SINCE: IndicatorPart = {
  id: 'new-since',
  words: { zh: '名单冻结后新增的头顶库', en: 'Overhead ponds that came after the list' },
};
const NOT_ON_REGISTER: IndicatorPart = {
  id: 'not-on-register',
  words: { zh: '名单上有而登记中没有', en: 'On the list, but not on the register' },
};
const NO_LONGER_OVERHEAD: IndicatorPart = {
  id: 'no-longer-overhead',
  words: { zh: '已不再登记为头顶库', en: 'No longer registered as overhead' },
};
const TREATED_TWICE: IndicatorPart = {
  id: 'treated-both-ways',
  words: { zh: '同一座库登记不一，有称已治理、有称未治理', en: 'Registered twice, once treated and once not' },
};

export const OVERHEAD_TREATED_RATE: IndicatorDefinition = {
  id: 'overhead-treated-rate',
  words: { zh: '头顶库治理率', en: 'Overhead ponds treated' },
  definition: {
    zh: '冻结名单上已完成治理的头顶库除以名单总数；名单不随登记增减，登记中已没有的仍在分母内。',
    en: 'Ponds of the frozen list whose treatment is done, divided by the list; the list does not move with the register, and what has left the register stays in the denominator.',
  },
  source: OWN_DEFINITION,
  numerator: { words: { zh: '已完成治理', en: 'Treated' }, unit: UNITS.ponds },
  denominator: { words: { zh: '冻结名单', en: 'Frozen list' }, unit: UNITS.ponds },
  kinds: KINDS,
  fields: ['id', 'is_overhead', 'overhead_done'],
  excluded: [NEW_SINCE],
  apart: [NOT_ON_REGISTER, NO_LONGER_OVERHEAD],
  findings: {},
  ownFindings: [TREATED_TWICE],
  isAboutLinks: false,
  counting: {
    by: 'groups',
    // Of one pond: entries of the list, rows of the register; of these treated, not treated, overhead, not overhead.
    isPossible: ({ overheadBaseline }) => overheadBaseline !== null,
    start: (groups, { overheadBaseline }) => {
      for (const { id } of overheadBaseline?.ponds ?? []) groups.set(id, [1, 0, 0, 0, 0, 0]);
    },
    add: ({ properties }, groups) => {
      const id = readText(properties, 'id');
      if (id === null) return;
      const sums = groups.get(id) ?? [0, 0, 0, 0, 0, 0];
      const done = readBoolean(properties, 'overhead_done');
      const isOverhead = readBoolean(properties, 'is_overhead');
      const added = [0, 1, done === true, done === false, isOverhead === true, isOverhead === false];
      groups.set(
        id,
        sums.map((sum, index) => sum + Number(added[index])),
      );
    },
    finish: (groups, tally) => {
      for (const [listed = 0, seen = 0, treated = 0, untreated = 0, overhead = 0, notOverhead = 0] of groups.values()) {
        if (listed === 0) {
          if (overhead > 0) tally.part(NEW_SINCE.id);
          continue;
        }
        if (seen === 0) tally.part(NOT_ON_REGISTER.id);
        else if (overhead === 0 && notOverhead > 0) tally.part(NO_LONGER_OVERHEAD.id);
        if (treated > 0 && untreated > 0) {
          tally.part(TREATED_TWICE.id);
          tally.withhold();
        } else tally.unit(treated > 0 ? true : untreated > 0 ? false : null);
      }
    },
  },
};
