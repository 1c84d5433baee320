/**
 * Deadlines of the demo, as `config.json` states them: two of a county's three-year plan, published in 2020-08, as
 * examples of measures without a history, and one that is the demo's own and says so.
 */
export const DEMO_DEADLINES = [
  {
    id: 'demo-every-register',
    title: { zh: '全部接入', en: 'Every site linked' },
    measure: 'linked',
    dueOn: '2022-12-31',
    source: { zh: '演示设定，无文件依据', en: 'set for the demo, from no document' },
  },
  {
    id: 'tailings-online-monitoring',
    title: { zh: '尾矿库在线监测全覆盖', en: 'Online monitoring of every tailings pond' },
    kind: 'tailings-pond',
    measure: 'online-monitoring',
    dueOn: '2022-12-31',
    source: {
      zh: '某县三年行动方案（2020-08），县级目标，作示例',
      en: 'a county three-year plan (2020-08), a county target as an example',
    },
  },
  {
    id: 'overhead-treatment',
    title: { zh: '头顶库治理完成', en: 'Every pond above people treated' },
    kind: 'tailings-pond',
    measure: 'overhead-treatment',
    dueOn: '2021-12-31',
    source: {
      zh: '某县三年行动方案（2020-08），县级目标，作示例',
      en: 'a county three-year plan (2020-08), a county target as an example',
    },
  },
] as const;
