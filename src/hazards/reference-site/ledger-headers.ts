import type { LedgerHeaders } from '../define.ts';

/** Headers that mean a field of this kind in ledgers, lower case; read by the import alone, so no first map waits for them. */
export const LEDGER_HEADERS: LedgerHeaders = {
  category: ['类别名称', '种类', 'category name', 'fuel', '站级', '类型', 'type', 'kind', 'primary_fuel', '分类'],
  description: ['简介', '介绍', 'remark', '备注', '描述', 'remarks', 'note', 'notes'],
};
